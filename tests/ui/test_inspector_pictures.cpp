// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include <QtTest>
#include <algorithm>
#include <vector>

#include "core/sim/inspector.h"
#include "core/sim/runtime.h"
#include "tests/support/made_world.h"
#include "tests/support/room_test.h"
#include "tests/ui/golden_picture.h"
#include "ui/inspector/inspector_canvas.h"
#include "ui/inspector/inspector_text.h"

using namespace tricolor;
using namespace tricolor::ui;
using namespace tricolor::test;

namespace {

constexpr QSize kPageSize(340, 320);  // of a page its beginning
constexpr std::uint64_t kSomeActions = 300;

/// A watched run in its fifth cycle that has seen a whole mark assist: the same at each start.
World watched() {
  Config config;
  config.program = "steady";
  config.parameters = {{"n", 3000}, {"size", 64}, {"kind", 2}};
  World world = made_world(config);
  RunLimit cycle;
  cycle.step = RunLimit::Step::kCycle;
  for (int i = 0; i < 4; ++i) world.run(cycle);
  world.watch(true);
  RunLimit some;
  some.max_actions = kSomeActions;
  const auto& events = world.runtime().log().events();
  const auto assisted = [&] {
    const auto begun = std::ranges::find(events, EventKind::kAssistBegin, &Event::kind);
    return std::ranges::find(begun, events.end(), EventKind::kAssistEnd, &Event::kind) !=
           events.end();
  };
  while (!assisted() && !world.finished()) world.run(some);
  return world;
}

/// The newest event of a kind.
Event newest(const World& world, EventKind kind) {
  const auto& events = world.runtime().log().events();
  const auto found = std::find_if(events.rbegin(), events.rend(),
                                  [&](const Event& event) { return event.kind == kind; });
  if (found == events.rend()) qFatal("no event of the kind was recorded");
  return *found;
}

InspectorPage object_of(const World& world) {
  return object_page(inspect_object(world, newest(world, EventKind::kStore).other), {});
}

InspectorPage span_of(const World& world) {
  return span_page(inspect_span(world, newest(world, EventKind::kAllocate).object));
}

InspectorPage cycle_of(const World& world) {
  return cycle_page(explain_cycle(world, 2));
}

InspectorPage assist_of(const World& world) {
  const auto& events = world.runtime().log().events();
  const auto begun = std::ranges::find(events, EventKind::kAssistBegin, &Event::kind);
  return assist_page(explain_assist(world, begun->goroutine, begun->at_ns));
}

QImage draw(const InspectorPage& page, ThemeId id) {
  InspectorCanvas canvas;
  canvas.setTheme(theme(id));
  canvas.setPage(page);
  canvas.resize(kPageSize);
  const QImage whole = canvas.grab().toImage().convertToFormat(QImage::Format_RGB32);
  return whole.copy(QRect(QPoint(), kPageSize));
}

}  // namespace

/// Pictures of "Why?" about each thing that can be asked about, beside those in
/// tests/golden/inspector. After a wanted change: TRICOLOR_UPDATE_GOLDEN=1, and look at each before
/// committing it.
class InspectorPicturesTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void thePageLooksAsItDid_data() {
    QTest::addColumn<QImage>("image");
    const World world = watched();
    const auto add = [](const char* name, const InspectorPage& page, ThemeId id) {
      QTest::newRow(qPrintable(QString("%1-%2").arg(name, theme_name(id)))) << draw(page, id);
    };
    for (const ThemeId id : all_themes()) {
      add("object", object_of(world), id);
      add("cycle", cycle_of(world), id);
    }
    for (const ThemeId id : {ThemeId::kLight, ThemeId::kDark}) {
      add("span", span_of(world), id);
      add("assist", assist_of(world), id);
    }
  }
  void thePageLooksAsItDid() {
    QFETCH(QImage, image);
    compare_with_golden(image, "inspector", {});
  }

  void eachPageIsMoreThanTheToleranceAwayFromTheOthers() {
    const World world = watched();
    const std::vector<QImage> all = {
        draw(object_of(world), ThemeId::kLight), draw(span_of(world), ThemeId::kLight),
        draw(cycle_of(world), ThemeId::kLight), draw(assist_of(world), ThemeId::kLight)};
    for (std::size_t i = 0; i < all.size(); ++i) {
      for (std::size_t j = 0; j < i; ++j) {
        QVERIFY(different_share(all[i], all[j], {}) > PictureTolerance{}.most_different);
      }
    }
  }
};

TRICOLOR_WIDGET_TEST(inspector_pictures, InspectorPicturesTest)
#include "test_inspector_pictures.moc"
