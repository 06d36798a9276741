// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include <QApplication>
#include <QComboBox>
#include <QtTest>

#include "tests/support/room_test.h"
#include "tests/ui/golden_picture.h"
#include "ui/bridge/selection.h"
#include "ui/eventlog/event_list.h"
#include "ui/eventlog/event_log_view.h"
#include "ui/theme/theme.h"

using namespace tricolor;
using namespace tricolor::ui;
using namespace tricolor::test;

namespace {

constexpr QSize kLogSize(380, 260);
constexpr Address kNode = kArenaBase + 64;
constexpr Address kLeaf = kArenaBase + 128;

/// What one step of a marker and of a mutator leaves, `rounds` times.
Snapshot marking(int rounds) {
  Snapshot snapshot;
  snapshot.procs = 2;
  const auto happened = [&](EventKind kind, Address object, Address other, std::uint8_t p,
                            GoroutineId goroutine, std::uint64_t value = 0) {
    Event event;
    event.at_ns = static_cast<Nanos>(snapshot.events.size() + 1) * 1200;
    event.kind = kind;
    event.object = object;
    event.other = other;
    event.p = p;
    event.goroutine = goroutine;
    event.value = value;
    event.type = 1;
    snapshot.events.push_back(event);
  };
  for (int i = 0; i < rounds; ++i) {
    happened(EventKind::kAllocate, kNode, 0, 0, 1, 64);
    happened(EventKind::kStore, kNode, kLeaf, 0, 1);
    happened(EventKind::kShadeInsertion, kLeaf, kNode, 0, 1);
    happened(EventKind::kGrey, kNode, kLeaf, 1, 3);
    happened(EventKind::kBlacken, kNode, 0, 1, 3, 64);
  }
  snapshot.event_texts = {{EventText::Kind::kType, 1, "main.node"}};
  snapshot.last_event = static_cast<std::uint32_t>(snapshot.events.size());
  snapshot.now_ns = snapshot.events.back().at_ns;
  for (const GoroutineId id : {1u, 3u}) {
    GoroutineView goroutine;
    goroutine.id = id;
    snapshot.goroutines.push_back(goroutine);
  }
  return snapshot;
}

/// In the program's style, as in the window.
QImage draw(const QString& kinds, ThemeId id, QSize size = kLogSize) {
  apply_theme(*qApp, theme(id));
  Selection selection;
  EventLogView view(selection);
  view.setTheme(theme(id));
  view.resize(size);
  view.show();
  view.setSnapshot(marking(6));
  auto* box = view.findChild<QComboBox*>("eventKinds");
  box->setCurrentIndex(box->findText(kinds));
  if (!QTest::qWaitForWindowExposed(&view)) qFatal("the list is not shown");
  QCoreApplication::sendPostedEvents();
  return view.grab().toImage().convertToFormat(QImage::Format_RGB32);
}

}  // namespace

/// Pictures of the event log, whole and filtered, beside those in tests/golden/events. After a
/// wanted change: TRICOLOR_UPDATE_GOLDEN=1, and look at each before committing it.
class EventPicturesTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void theLogLooksAsItDid_data() {
    QTest::addColumn<QImage>("image");
    for (const ThemeId id : all_themes()) {
      QTest::newRow(qPrintable("marking-" + theme_name(id))) << draw("Marking", id);
    }
    QTest::newRow("all-light") << draw("All events", ThemeId::kLight);
    QTest::newRow("wide-light") << draw("Marking", ThemeId::kLight, QSize(900, 220));
  }
  void theLogLooksAsItDid() {
    QFETCH(QImage, image);
    compare_with_golden(image, "events", {});
  }

  void aFilterIsMoreThanTheToleranceAwayFromAllEvents() {
    const double share = different_share(draw("All events", ThemeId::kLight),
                                         draw("Marking", ThemeId::kLight), PictureTolerance{});
    QVERIFY(share > PictureTolerance{}.most_different);
  }
};

TRICOLOR_WIDGET_TEST(event_pictures, EventPicturesTest)
#include "test_event_pictures.moc"
