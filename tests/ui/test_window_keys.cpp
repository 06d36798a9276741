// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include <QApplication>
#include <QLineEdit>
#include <QTest>
#include <QWindow>

#include "tests/support/eventually.h"
#include "tests/support/room_test.h"
#include "tests/ui/window_test.h"

using namespace tricolor;
using namespace tricolor::ui;

/// Keys as the system sends them: to the window, which passes them to what has the focus.
class TestWindowKeys : public WindowTest {
  Q_OBJECT

 private Q_SLOTS:
  void init();
  void cleanup() { close(); }
  void spacePlaysInAWindowThatWasJustOpened();
  void spacePlaysAfterANumberWasEntered();
  void escapeTakesBackWhatWasTyped();
  void anImpossibleNumberKeepsTheKeys();
  void escapeLeavesThePresentation();

 private:
  void key(Qt::Key key) { QTest::keyClick(m_window->windowHandle(), key); }
  void type(const char* entry, const QString& text);
};

void TestWindowKeys::init() {
  open(smallConfig(), QSize(1280, 900));
  m_window->activateWindow();
  QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
  m_window->session().setSpeed(kFlatOut);
}

void TestWindowKeys::type(const char* entry, const QString& text) {
  auto* line = find<QLineEdit>(entry);
  QTest::mouseClick(line, Qt::LeftButton);
  EVENTUALLY(line->hasFocus());
  line->selectAll();
  QTest::keyClicks(line, text);
}

void TestWindowKeys::spacePlaysInAWindowThatWasJustOpened() {
  key(Qt::Key_Space);
  EVENTUALLY(playing());
  key(Qt::Key_Space);
  EVENTUALLY(!playing());
  QVERIFY(driver().history().now_ns > 0);
}

void TestWindowKeys::spacePlaysAfterANumberWasEntered() {
  type("gogcEntry", "50");
  key(Qt::Key_Return);
  EVENTUALLY(!find<QLineEdit>("gogcEntry")->hasFocus());
  QCOMPARE(m_window->session().config().gogc, 50);
  key(Qt::Key_Space);
  EVENTUALLY(playing());
}

void TestWindowKeys::escapeTakesBackWhatWasTyped() {
  type("gogcEntry", "50");
  key(Qt::Key_Escape);
  QCOMPARE(find<QLineEdit>("gogcEntry")->text(), QString("100"));
  QVERIFY(!find<QLineEdit>("gogcEntry")->hasFocus());
  QCOMPARE(m_window->session().config().gogc, 100);
}

void TestWindowKeys::anImpossibleNumberKeepsTheKeys() {
  type("gogcEntry", "many");
  key(Qt::Key_Return);
  QCoreApplication::processEvents();
  QVERIFY(find<QLineEdit>("gogcEntry")->hasFocus());
  QCOMPARE(m_window->session().config().gogc, 100);
}

void TestWindowKeys::escapeLeavesThePresentation() {
  m_window->setThemeId(ThemeId::kDark);
  click("presentButton");
  EVENTUALLY(m_window->isFullScreen());
  QCOMPARE(m_window->themeId(), ThemeId::kProjector);
  QVERIFY(find<QToolButton>("presentButton")->isChecked());
  key(Qt::Key_Escape);
  EVENTUALLY(!m_window->isFullScreen());
  QCOMPARE(m_window->themeId(), ThemeId::kDark);
  QVERIFY(!find<QToolButton>("presentButton")->isChecked());
}

TRICOLOR_WIDGET_TEST(window_keys, TestWindowKeys)
#include "test_window_keys.moc"
