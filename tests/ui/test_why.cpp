// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include <QCheckBox>
#include <QComboBox>
#include <QTabWidget>
#include <QTest>
#include <QToolButton>

#include "tests/support/eventually.h"
#include "tests/support/room_test.h"
#include "tests/ui/window_test.h"
#include "ui/eventlog/event_list.h"
#include "ui/eventlog/event_log_view.h"
#include "ui/heapmap/heapmap_view.h"
#include "ui/inspector/inspector_canvas.h"
#include "ui/inspector/inspector_view.h"
#include "ui/ladder/ladder_view.h"

using namespace tricolor;
using namespace tricolor::ui;

namespace {

Config small_config() {
  Config config;
  config.program = "steady";
  config.parameters = {{"n", 3000}, {"size", 64}, {"kind", 2}, {"steps", 50'000'000}};
  return config;
}

}  // namespace

/// The inspector and the event log in the window, against a running simulation.
class TestWhy : public WindowTest {
  Q_OBJECT

 private Q_SLOTS:
  void init();
  void cleanup() { close(); }
  void nothingSelectedSaysWhatToClick();
  void aClickedObjectIsExplainedAndItsPathIsDrawn();
  void chipsOfThePathLeadToTheirObjects();
  void aSpanIsExplained();
  void aFinishedCycleIsExplainedWithItsFormula();
  void theEventLogGrowsAndItsRowsSelect();
  void theEventLogFiltersByKind();
  void narrowEventRowsHaveTwoLines();
  void whatIsShownFollowsTheRun();
  void aDeadObjectsDeathIsFoundByItself();
  void theLadderShowsMemStats();
  void aNewRunForgetsEverything();

 private:
  QString page() { return find<InspectorCanvas>("inspectorPage")->page().plain_text(); }
  void showTab(QWidget* panel) {
    auto* tabs = find<QTabWidget>("details");
    tabs->setCurrentIndex(tabs->indexOf(panel));
  }
  void run_to(Nanos at_ns);
  Address anyObject(bool live);
  void grab(const char* name);
};

void TestWhy::init() {
  open(small_config());
  showTab(find<QWidget>("inspector"));
}

/// The driver's answer to a question about a cycle tells what time it is there: that of the last
/// thing that has happened, which is why it runs somewhat further.
void TestWhy::run_to(Nanos at_ns) {
  constexpr Nanos kFurther = 50 * kMicrosecond;
  SimulationDriver& driver = m_window->session().driver();
  Nanos now_ns = -1;
  const auto listening = connect(&driver, &SimulationDriver::inspected, this,
                                 [&](const auto& answer) { now_ns = answer->now_ns; });
  driver.runUntil(at_ns + kFurther);
  InspectQuery query;
  query.kind = InspectQuery::Kind::kMemory;
  for (int i = 0; i < 2000 && now_ns < at_ns; ++i) {
    const Nanos before = std::exchange(now_ns, -1);
    driver.inspect(query);
    EVENTUALLY(now_ns >= 0);
    if (now_ns == before) QTest::qWait(1);
  }
  disconnect(listening);
  QVERIFY(now_ns >= at_ns);
}

void TestWhy::grab(const char* name) {
  const QString folder = qEnvironmentVariable("TRICOLOR_GRAB");
  if (folder.isEmpty()) return;
  for (const ThemeId id : {ThemeId::kLight, ThemeId::kDark, ThemeId::kProjector}) {
    for (const QSize size : {QSize(1280, 720), QSize(1920, 1080)}) {
      m_window->setThemeId(id);
      m_window->resize(size);
      QTest::qWait(60);
      m_window->grab().save(
          QString("%1/%2-%3-%4.png").arg(folder, name, theme_name(id)).arg(size.width()));
    }
  }
  m_window->setThemeId(ThemeId::kLight);
  m_window->resize(1280, 720);
}

/// An object of a listed span, by what the map shows.
Address TestWhy::anyObject(bool black) {
  const HeapMapScene& scene = find<HeapMapView>("heapMap")->scene();
  for (const SpanItem& item : scene.layout().items()) {
    const SpanView& view = item.span->view;
    if (view.noscan || view.size_class == 0) continue;
    for (std::size_t slot = 0; slot < view.slots.size(); ++slot) {
      const bool is_black = view.slots[slot] == SlotColour::kBlack;
      const bool taken = view.slots[slot] != SlotColour::kFree;
      if (taken && (is_black || !black)) return view.base + slot * view.slot_bytes;
    }
  }
  return 0;
}

void TestWhy::nothingSelectedSaysWhatToClick() {
  QVERIFY(page().contains("Click an object"));
  QVERIFY(page().contains("Click a cycle"));
}

void TestWhy::aClickedObjectIsExplainedAndItsPathIsDrawn() {
  run_to(3 * kMillisecond);
  EVENTUALLY(anyObject(false) != 0);
  const Address object = anyObject(false);
  m_window->selection().setObject(object);
  EVENTUALLY(page().contains("Why is it alive?") || page().contains("Why is it dead?"));
  QVERIFY(page().contains(hex_address(object)));
  QVERIFY(page().contains("requested"));
  if (page().contains("Why is it alive?")) {
    EVENTUALLY_EQUAL(m_window->selection().path().back(), object);
  }
  grab("object");
}

void TestWhy::chipsOfThePathLeadToTheirObjects() {
  run_to(100 * kMicrosecond);  // while the table is being filled, so that nothing is dead
  auto* canvas = find<InspectorCanvas>("inspectorPage");
  // Objects of the program's size hang on its table; the map changes while the answers come.
  const auto in_sight = [&] {
    std::vector<Address> objects;
    for (const SpanItem& item : find<HeapMapView>("heapMap")->scene().layout().items()) {
      const SpanView& view = item.span->view;
      if (view.slot_bytes != 64) continue;
      for (std::size_t slot = 0; slot < view.slots.size(); ++slot) {
        if (view.slots[slot] != SlotColour::kFree) {
          objects.push_back(view.base + slot * view.slot_bytes);
        }
      }
    }
    return objects;
  };
  std::vector<Address> objects;
  EVENTUALLY((objects = in_sight()).size() > 200);
  std::ranges::reverse(objects);  // the runtime's own come first
  bool found = false;
  for (std::size_t i = 0; i < objects.size() && !found; ++i) {
    m_window->selection().setObject(objects[i]);
    EVENTUALLY(page().contains(hex_address(objects[i])));
    found = m_window->selection().path().size() >= 2;
  }
  QVERIFY(found);
  const Address first = m_window->selection().path().front();
  const auto links = canvas->layout().links(canvas->page());
  const auto chip = std::ranges::find_if(links, [&](std::size_t i) {
    return canvas->page().items[canvas->layout().items()[i].item].link == to_object(first);
  });
  QVERIFY(chip != links.end());
  QTest::mouseClick(canvas, Qt::LeftButton, {}, canvas->layout().items()[*chip].rect.center());
  QCOMPARE(m_window->selection().object(), first);
}

void TestWhy::aSpanIsExplained() {
  run_to(3 * kMillisecond);
  EVENTUALLY(anyObject(false) != 0);
  const HeapMapScene& scene = find<HeapMapView>("heapMap")->scene();
  m_window->selection().setSpan(scene.layout().items().front().span->view.base);
  EVENTUALLY(page().contains("sweepgen"));
  QVERIFY(page().contains("tail"));
  grab("span");
}

void TestWhy::aFinishedCycleIsExplainedWithItsFormula() {
  run_to(60 * kMillisecond);
  m_window->selection().setCycle(1);
  EVENTUALLY(page().contains("GC #1 started because"));
  QVERIFY(page().contains("GOGC goal"));
  QVERIFY(page().contains("runway"));
  QVERIFY(page().contains("How did it go?"));
  grab("cycle");
}

void TestWhy::theEventLogGrowsAndItsRowsSelect() {
  auto* list = find<EventList>("eventList");
  showTab(find<QWidget>("eventLog"));
  for (int i = 0; i < 30; ++i) m_window->session().driver().step(StepKind::kEvent);
  EVENTUALLY(list->rows().size() >= 20);
  QVERIFY(list->following());
  int row = -1;
  for (std::size_t i = 0; i < list->rows().size(); ++i) {
    if (list->rows().row(i).event.kind == EventKind::kAllocate) row = static_cast<int>(i);
  }
  QVERIFY(row >= 0);
  const Event event = list->rows().row(static_cast<std::size_t>(row)).event;
  list->setCurrent(row);
  QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->rowRect(row).center());
  QCOMPARE(m_window->selection().timeCursor(), std::optional<Nanos>(event.at_ns));
  QCOMPARE(m_window->selection().object(), event.object);
  grab("events");
}

void TestWhy::theEventLogFiltersByKind() {
  auto* list = find<EventList>("eventList");
  for (int i = 0; i < 60; ++i) m_window->session().driver().step(StepKind::kEvent);
  EVENTUALLY(list->rows().size() >= 40);
  const std::size_t all = list->rows().size();
  auto* kinds = find<QComboBox>("eventKinds");
  kinds->setCurrentIndex(kinds->findText("Allocations"));
  QVERIFY(list->rows().size() > 0 && list->rows().size() < all);
  for (std::size_t i = 0; i < list->rows().size(); ++i) {
    QCOMPARE(list->rows().row(i).event.kind, EventKind::kAllocate);
  }
  kinds->setCurrentIndex(0);
  QCOMPARE(list->rows().size(), all);
}

void TestWhy::narrowEventRowsHaveTwoLines() {
  EventList list;
  list.resize(1400, 300);
  list.show();
  EVENTUALLY(list.viewport()->width() > 1300);
  const int one_line = list.rowHeight();
  list.resize(380, 300);
  EVENTUALLY(list.rowHeight() > one_line + one_line / 2);
  QCOMPARE(list.rowRect(1).top(), list.rowHeight());
  list.resize(1400, 300);
  EVENTUALLY_EQUAL(list.rowHeight(), one_line);
}

void TestWhy::whatIsShownFollowsTheRun() {
  run_to(3 * kMillisecond);
  EVENTUALLY(anyObject(false) != 0);
  m_window->selection().setObject(anyObject(false));
  EVENTUALLY(page().contains("colour"));
  const QString before = page();
  m_window->session().collect();
  for (int i = 0; i < 3; ++i) m_window->session().driver().step(StepKind::kCycle);
  EVENTUALLY(page() != before);
}

void TestWhy::aDeadObjectsDeathIsFoundByItself() {
  run_to(3 * kMillisecond);
  EVENTUALLY(anyObject(false) != 0);
  // In the spans of 64-byte slots most objects were replaced long ago. Waiting may bring a new
  // layout, so the objects of the present one are noted first.
  std::vector<Address> objects;
  const auto note_objects = [&] {
    for (const SpanItem& item : find<HeapMapView>("heapMap")->scene().layout().items()) {
      const SpanView& view = item.span->view;
      if (view.slot_bytes != 64) continue;
      for (std::size_t slot = 0; slot < view.slots.size(); ++slot) {
        if (view.slots[slot] != SlotColour::kFree) objects.push_back(view.base + slot * 64);
      }
    }
    return !objects.empty();
  };
  EVENTUALLY(note_objects());
  for (const Address object : objects) {
    m_window->selection().setObject(object);
    EVENTUALLY(page().contains(hex_address(object)));
    if (page().contains("Why is it alive?")) continue;
    EVENTUALLY(page().contains("has been unreachable since"));
    grab("dead");
    return;
  }
  QFAIL("no dead object of 64 bytes");
}

void TestWhy::theLadderShowsMemStats() {
  auto* ladder = find<LadderView>("memoryLadder");
  showTab(ladder);
  run_to(3 * kMillisecond);
  EVENTUALLY(!ladder->rungs().empty());
  const auto total = [&](const char* name) {
    for (const LadderRung& rung : ladder->rungs()) {
      if (QLatin1String(rung.name) == QLatin1String(name)) return rung.bytes;
    }
    return Bytes{0};
  };
  QVERIFY(total("HeapAlloc") > 0);
  QVERIFY(total("HeapInuse") >= total("HeapAlloc"));
  QCOMPARE(total("HeapSys"),
           total("HeapInuse") + total("+ HeapIdle kept") + total("+ HeapReleased"));
  for (const LadderRung& rung : ladder->rungs()) {
    if (rung.kind == LadderRung::Kind::kTotal) QCOMPARE(rung.begin, Bytes{0});
  }
  grab("ladder");
}

void TestWhy::aNewRunForgetsEverything() {
  run_to(3 * kMillisecond);
  EVENTUALLY(anyObject(false) != 0);
  m_window->selection().setObject(anyObject(false));
  EVENTUALLY(page().contains("colour"));
  m_window->session().restart();
  EVENTUALLY(page().contains("Click an object"));
  QVERIFY(m_window->selection().path().empty());
}

TRICOLOR_WIDGET_TEST(why, TestWhy)
#include "test_why.moc"
