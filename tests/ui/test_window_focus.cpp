// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractSpinBox>
#include <QAccessible>
#include <QApplication>
#include <QComboBox>
#include <QLineEdit>
#include <QPainter>
#include <QScrollArea>
#include <QScrollBar>
#include <QSlider>
#include <QSplitter>
#include <QTabBar>
#include <QTabWidget>
#include <QTest>
#include <algorithm>
#include <array>
#include <set>

#include "tests/support/eventually.h"
#include "tests/support/room_test.h"
#include "tests/ui/window_test.h"
#include "ui/ladder/ladder_view.h"
#include "ui/plots/memory_plot.h"
#include "ui/theme/theme.h"

using namespace tricolor;
using namespace tricolor::ui;

namespace {

using Walk = std::vector<QWidget*>;

constexpr int kMostStops = 200;
constexpr int kLeastChangedPx = 40;  // half of a slider's handle

QString name_of(const QWidget& widget) {
  return QString("%1 \"%2\"").arg(widget.metaObject()->className(), widget.objectName());
}

/// A part of the window; parts are read one after the other. An odd number is the border on the
/// left of the part with the next one.
int part_of(const QWidget& widget) {
  if (const auto* border = qobject_cast<const QSplitterHandle*>(&widget)) {
    const QSplitter& columns = *border->splitter();
    for (int i = 0; columns.objectName() == "columns" && i < columns.count(); ++i) {
      if (columns.handle(i) == border) return part_of(*columns.widget(i)) - 1;
    }
  }
  static constexpr std::array kParts{"topBar", "problemBanner", "violationBanner", "tuningPanel",
                                     "centre", "detailsPanel",  "timeBar"};
  int part = -2;
  for (const QWidget* around = &widget; around != nullptr; around = around->parentWidget()) {
    for (std::size_t i = 0; i < kParts.size(); ++i) {
      if (around->objectName() == QLatin1String(kParts[i])) part = 2 * static_cast<int>(i);
    }
  }
  return part;
}

/// Where it is in `around`; what is scrolled by itself is where its scroll area is.
QRect place_in(const QWidget& around, const QWidget& widget) {
  QRect place(QPoint(0, 0), widget.size());
  for (const QWidget* part = &widget; part != &around; part = part->parentWidget()) {
    if (qobject_cast<const QScrollArea*>(part) != nullptr) place = part->rect();
    place.translate(part->pos());
  }
  return place;
}

bool reads_in_order(const QWidget& first, const QWidget& second) {
  if (part_of(first) != part_of(second)) return part_of(first) < part_of(second);
  QWidget* both = first.parentWidget();
  while (!both->isAncestorOf(&second)) both = both->parentWidget();
  const QRect a = place_in(*both, first);
  const QRect b = place_in(*both, second);
  const int overlap = std::min(a.bottom(), b.bottom()) - std::max(a.top(), b.top());
  const bool one_row = 2 * overlap > std::min(a.height(), b.height());
  return one_row ? a.left() < b.left() : a.center().y() < b.center().y();
}

bool is_control(const QWidget& widget) {
  if (qobject_cast<const QScrollBar*>(&widget) != nullptr) return false;
  return qobject_cast<const QAbstractButton*>(&widget) != nullptr ||
         qobject_cast<const QAbstractSlider*>(&widget) != nullptr ||
         qobject_cast<const QComboBox*>(&widget) != nullptr ||
         qobject_cast<const QLineEdit*>(&widget) != nullptr ||
         qobject_cast<const QAbstractSpinBox*>(&widget) != nullptr ||
         qobject_cast<const QTabBar*>(&widget) != nullptr || widget.focusPolicy() != Qt::NoFocus;
}

/// Of those that can be used now; what a list or a number box is made of is a part of it.
Walk controls_in(const QWidget& window) {
  Walk found;
  for (QWidget* widget : window.findChildren<QWidget*>()) {
    if (widget->window() != &window || !widget->isVisible() || !widget->isEnabled()) continue;
    if (!is_control(*widget)) continue;
    const bool inside = std::ranges::any_of(
        found, [&](const QWidget* other) { return other->isAncestorOf(widget); });
    if (!inside) found.push_back(widget);
  }
  return found;
}

QString spoken_name(QWidget& widget) {
  QAccessibleInterface* spoken = QAccessible::queryAccessibleInterface(&widget);
  return spoken == nullptr ? QString() : spoken->text(QAccessible::Name);
}

QImage picture_of(QWidget& widget, const QColor& behind) {
  QImage image(widget.size(), QImage::Format_RGB32);
  image.fill(behind);
  QPainter painter(&image);
  painter.drawPixmap(0, 0, widget.grab());
  return image;
}

int strongly_changed(const QImage& a, const QImage& b) {
  int changed = 0;
  for (int y = 0; y < a.height(); ++y) {
    for (int x = 0; x < a.width(); ++x) {
      changed +=
          a.pixel(x, y) != b.pixel(x, y) && contrast(a.pixelColor(x, y), b.pixelColor(x, y)) >= 3
              ? 1
              : 0;
    }
  }
  return changed;
}

}  // namespace

/// The window without a mouse: where Tab goes, what has a name, where the focus is seen.
class TestWindowFocus : public WindowTest {
  Q_OBJECT

 private Q_SLOTS:
  void cleanup() { close(); }
  void tabGoesToEveryControlInTheOrderOfReading_data() { sizes(); }
  void tabGoesToEveryControlInTheOrderOfReading();
  void controlsOfAProgramChosenLaterAreInThatOrderToo();
  void everyControlSaysItsName_data() { sizes(); }
  void everyControlSaysItsName();
  void theFocusIsSeenInEveryTheme_data();
  void theFocusIsSeenInEveryTheme();
  void aControlThatGetsTheFocusIsScrolledIntoSight();
  void breakpointsAreSetWithTheKeyboardAlone();
  void arrowsChooseAPageWhileTheTabsHaveTheFocus();
  void spaceOpensAListThatHasTheFocus();
  void helpGivesTheFocusBack();
  void theArrowKeysMoveABorderThatHasTheFocus();
  void theArrowKeysTravelWhereTheTimeLineHasTheFocus();
  void aPlotIsReadWithTheKeyboard();
  void theLadderIsReadWithTheKeyboard();

 private:
  void sizes();
  void openActive(QSize size);
  void key(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) {
    QTest::keyClick(m_window->windowHandle(), key, modifiers);
  }
  void tabTo(const QWidget* control);
  Walk walk(Qt::KeyboardModifiers modifiers = {});
  void checkWalk();
  template <typename Check>
  void onEachPage(Check check);
};

void TestWindowFocus::sizes() {
  QTest::addColumn<QSize>("size");
  QTest::newRow("five rows and three columns") << QSize(1920, 1080);
  QTest::newRow("names of pages wrapped") << QSize(1280, 720);
  QTest::newRow("one column") << QSize(640, 480);
  QTest::newRow("pages only") << QSize(400, 300);
}

void TestWindowFocus::openActive(QSize size) {
  open(smallConfig(), size);
  m_window->activateWindow();
  QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
  driver().runUntil(400 * kMicrosecond);
  EVENTUALLY(driver().history().now_ns >= 400 * kMicrosecond);
}

/// Every page of the tabs that are seen, one after the other.
template <typename Check>
void TestWindowFocus::onEachPage(Check check) {
  for (const char* name : {"details", "compactTabs"}) {
    auto* tabs = find<QTabWidget>(name);
    for (int i = 0; tabs->isVisible() && i < tabs->count(); ++i) {
      tabs->setCurrentIndex(i);
      QCoreApplication::processEvents();
      check();
    }
  }
}

Walk TestWindowFocus::walk(Qt::KeyboardModifiers modifiers) {
  Walk stops;
  m_window->centralWidget()->setFocus();
  for (int i = 0; i < kMostStops; ++i) {
    key(Qt::Key_Tab, modifiers);
    QWidget* now = QApplication::focusWidget();
    if (now == nullptr || std::ranges::find(stops, now) != stops.end()) break;
    stops.push_back(now);
  }
  return stops;
}

void TestWindowFocus::tabTo(const QWidget* control) {
  m_window->centralWidget()->setFocus();
  for (int i = 0; i < kMostStops && !control->hasFocus(); ++i) key(Qt::Key_Tab);
  QVERIFY(control->hasFocus());
}

void TestWindowFocus::checkWalk() {
  const Walk stops = walk();
  for (std::size_t i = 1; i < stops.size(); ++i) {
    QVERIFY2(reads_in_order(*stops[i - 1], *stops[i]),
             qPrintable(name_of(*stops[i]) + " comes after " + name_of(*stops[i - 1])));
  }
  for (QWidget* control : controls_in(*m_window)) {
    QVERIFY2(std::ranges::find(stops, control) != stops.end(),
             qPrintable("Tab never gets to " + name_of(*control)));
  }
  Walk backward = walk(Qt::ShiftModifier);
  std::ranges::reverse(backward);
  QCOMPARE(backward, stops);
}

void TestWindowFocus::tabGoesToEveryControlInTheOrderOfReading() {
  QFETCH(QSize, size);
  openActive(size);
  click("showHeap");
  onEachPage([this] { checkWalk(); });
}

void TestWindowFocus::controlsOfAProgramChosenLaterAreInThatOrderToo() {
  openActive(QSize(1280, 720));
  m_window->session().setProgram("lost-object");
  EVENTUALLY(m_window->findChild<QLineEdit*>("parameter_nodesEntry") != nullptr);
  click("showSplit");
  checkWalk();
}

void TestWindowFocus::everyControlSaysItsName() {
  QFETCH(QSize, size);
  openActive(size);
  onEachPage([this] {
    for (QWidget* control : controls_in(*m_window)) {
      const QString name = spoken_name(*control);
      QVERIFY2(std::any_of(name.begin(), name.end(), [](QChar c) { return c.isLetter(); }),
               qPrintable(name_of(*control) + " is called \"" + name + "\""));
    }
  });
}

void TestWindowFocus::theFocusIsSeenInEveryTheme_data() {
  QTest::addColumn<int>("id");
  for (const ThemeId id : all_themes()) {
    QTest::newRow(qPrintable(theme_name(id))) << static_cast<int>(id);
  }
}

/// One control of each kind and state, each with and without the focus.
void TestWindowFocus::theFocusIsSeenInEveryTheme() {
  QFETCH(int, id);
  openActive(QSize(1280, 720));
  const auto theme_id = static_cast<ThemeId>(id);
  m_window->setThemeId(theme_id);
  std::set<QString> seen;
  onEachPage([&] {
    for (QWidget* control : controls_in(*m_window)) {
      const auto* button = qobject_cast<const QAbstractButton*>(control);
      const bool checked = button != nullptr && button->isChecked();
      const QString kind = control->metaObject()->className() +
                           control->property("role").toString() + (checked ? "checked" : "");
      if (!seen.insert(kind).second) continue;
      const QColor panel = theme(theme_id).panel;
      m_window->centralWidget()->setFocus();
      const QImage without = picture_of(*control, panel);
      control->setFocus(Qt::TabFocusReason);
      const int changed = strongly_changed(without, picture_of(*control, panel));
      QVERIFY2(changed >= kLeastChangedPx,
               qPrintable(name_of(*control) + QString(" changes %1 px").arg(changed)));
    }
  });
  QVERIFY(seen.size() >= 12);
}

void TestWindowFocus::aControlThatGetsTheFocusIsScrolledIntoSight() {
  openActive(QSize(1280, 720));
  Walk stops = walk(Qt::ShiftModifier);  // the tuning column is entered from its end
  const auto* gogc = find<QLineEdit>("gogcEntry");
  const auto* last = *std::ranges::find_if(stops, [this](const QWidget* w) {
    return part_of(*w) == part_of(*find<QWidget>("tuningPanel"));
  });
  for (const QWidget* control : {static_cast<const QWidget*>(gogc), last}) {
    tabTo(control);
    QVERIFY2(control->visibleRegion().boundingRect() == control->rect(),
             qPrintable(name_of(*control)));
  }
}

void TestWindowFocus::breakpointsAreSetWithTheKeyboardAlone() {
  openActive(QSize(1280, 720));
  key(Qt::Key_B, Qt::ControlModifier);
  auto* panel = find<QWidget>("breakpointPanel");
  EVENTUALLY(panel->isVisible());
  QStringList stops;
  for (int i = 0; i < 8; ++i) {
    QTest::keyClick(panel->windowHandle(), Qt::Key_Tab);
    const QWidget* now = panel->focusWidget();
    QVERIFY(now != nullptr);
    if (stops.contains(now->objectName())) break;
    stops << now->objectName();
  }
  QVERIFY(stops.removeOne("breakpointKind"));
  for (const char* name : {"breakpointAdd", "goToTime", "keyframeMemory"}) {
    QVERIFY2(stops.contains(name), name);
  }
}

void TestWindowFocus::arrowsChooseAPageWhileTheTabsHaveTheFocus() {
  openActive(QSize(1920, 1080));
  auto* tabs = find<QTabWidget>("details");
  tabs->setCurrentIndex(0);
  const Nanos before = driver().history().now_ns;
  tabTo(tabs->tabBar());
  key(Qt::Key_Right);
  QCOMPARE(tabs->currentIndex(), 1);
  key(Qt::Key_Left);
  QCOMPARE(tabs->currentIndex(), 0);
  QCOMPARE(driver().history().now_ns, before);
}

void TestWindowFocus::spaceOpensAListThatHasTheFocus() {
  openActive(QSize(1280, 720));
  auto* list = find<QComboBox>("stepSize");
  tabTo(list);
  key(Qt::Key_Space);
  QVERIFY(list->view()->isVisible());
  QVERIFY(!playing());
  list->hidePopup();
}

void TestWindowFocus::helpGivesTheFocusBack() {
  openActive(QSize(1280, 720));
  for (const Qt::Key closing : {Qt::Key_Escape, Qt::Key_Tab}) {
    m_window->centralWidget()->setFocus();
    key(Qt::Key_F1);
    auto* help = find<QWidget>("helpOverlay");
    QVERIFY(help->hasFocus());
    key(closing);
    QVERIFY(!help->isVisible());
    QCOMPARE(QApplication::focusWidget(), m_window->centralWidget());
  }
}

void TestWindowFocus::theArrowKeysMoveABorderThatHasTheFocus() {
  openActive(QSize(1920, 1080));
  const Nanos before = driver().history().now_ns;
  auto* columns = find<QSplitter>("columns");
  const int tuning = columns->sizes()[0];
  tabTo(columns->handle(1));
  key(Qt::Key_Right);
  key(Qt::Key_Right);
  QCOMPARE(columns->sizes()[0], tuning + 32);
  key(Qt::Key_Left);
  QCOMPARE(columns->sizes()[0], tuning + 16);
  auto* rows = find<QSplitter>("centre");
  const int heap = rows->sizes()[1];
  tabTo(rows->handle(2));
  key(Qt::Key_Down);
  QCOMPARE(rows->sizes()[1], heap + 16);
  key(Qt::Key_Up);
  QCOMPARE(rows->sizes()[1], heap);
  QCOMPARE(driver().history().now_ns, before);
}

void TestWindowFocus::theArrowKeysTravelWhereTheTimeLineHasTheFocus() {
  openActive(QSize(1280, 720));
  tabTo(find<QWidget>("timeScrubber"));
  const Nanos end = driver().history().end_ns;
  for (int i = 0; i < 10; ++i) key(Qt::Key_Left);  // faster than pictures come
  EVENTUALLY(driver().history().now_ns < end - 9 * (end / 100));
  EVENTUALLY(std::abs(driver().history().now_ns - (end - 10 * (end / 100))) < end / 100);
  key(Qt::Key_Right);
  EVENTUALLY(std::abs(driver().history().now_ns - (end - 9 * (end / 100))) < end / 100);
  QCOMPARE(driver().history().end_ns, end);
}

void TestWindowFocus::aPlotIsReadWithTheKeyboard() {
  openActive(QSize(1280, 720));
  driver().runUntil(41 * kMillisecond);  // stops at the last event before that
  auto* plot = find<MemoryPlot>("memoryPlot");
  QWidget* canvas = plot->findChild<PlotCanvas*>();
  tabTo(canvas);
  Selection& selection = m_window->selection();
  const auto last_cycle = [&] {
    selection.setCycle(0);
    key(Qt::Key_Comma);
    return selection.cycle();
  };
  EVENTUALLY(driver().history().now_ns >= 40 * kMillisecond);
  EVENTUALLY(last_cycle() > 1);
  const std::uint32_t last = selection.cycle();
  key(Qt::Key_Comma);
  QCOMPARE(selection.cycle(), last - 1);
  EVENTUALLY(driver().history().in_past);  // the time has travelled along
  key(Qt::Key_Period);
  QCOMPARE(selection.cycle(), last);
  const double wide = plot->timeWindow().width();
  key(Qt::Key_Plus);
  QVERIFY(plot->timeWindow().width() < wide);
  key(Qt::Key_0);
  QCOMPARE(plot->timeWindow().width(), wide);
}

void TestWindowFocus::theLadderIsReadWithTheKeyboard() {
  openActive(QSize(1280, 720));
  auto* tabs = find<QTabWidget>("details");
  auto* ladder = find<LadderView>("memoryLadder");
  tabs->setCurrentWidget(ladder);
  EVENTUALLY(!ladder->rungs().empty());
  tabTo(ladder);
  key(Qt::Key_Down);
  QCOMPARE(ladder->chosen(), 0);
  key(Qt::Key_Down);
  QCOMPARE(ladder->chosen(), 1);
  QVERIFY(ladder->accessibleDescription().contains(ladder->rungs()[1].meaning));
  for (int i = 0; i < 40; ++i) key(Qt::Key_Down);
  QCOMPARE(ladder->chosen(), static_cast<int>(ladder->rungs().size()) - 1);
}

TRICOLOR_WIDGET_TEST(window_focus, TestWindowFocus)
#include "test_window_focus.moc"
