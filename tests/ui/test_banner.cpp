// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include <QLabel>
#include <QTest>
#include <QToolButton>
#include <QVBoxLayout>

#include "tests/support/eventually.h"
#include "tests/support/room_test.h"
#include "ui/controls/banner.h"
#include "ui/theme/theme.h"

using namespace tricolor;
using namespace tricolor::ui;

class TestBanner : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void aBannerIsHiddenUntilThereIsAMessage();
  void aLongMessageTakesFewLinesUntilItIsUnfolded_data();
  void aLongMessageTakesFewLinesUntilItIsUnfolded();
  void aBannersLinesFollowTheWindowsHeightAlone();
  void aShortMessageHasNothingToUnfold();
};

void TestBanner::aBannerIsHiddenUntilThereIsAMessage() {
  QWidget window;
  Banner banner("test", &window);
  window.show();
  QVERIFY(!banner.isVisible());
  banner.showMessage("<b>not markup</b>");
  QVERIFY(banner.isVisible());
  QCOMPARE(banner.message(), QString("<b>not markup</b>"));
  banner.showMessage({});
  QVERIFY(!banner.isVisible());
}

void TestBanner::aLongMessageTakesFewLinesUntilItIsUnfolded_data() {
  QTest::addColumn<int>("id");
  QTest::addColumn<QSize>("size");
  QTest::addColumn<int>("lines");
  for (const ThemeId id : {ThemeId::kLight, ThemeId::kProjector}) {
    const QByteArray name = theme_name(id).toUtf8();
    const auto row = static_cast<int>(id);
    QTest::newRow(name + " low") << row << QSize(480, 300) << 2;
    QTest::newRow(name + " small")
        << row << QSize(640, id == ThemeId::kLight ? 560 : 480) << (id == ThemeId::kLight ? 3 : 2);
    QTest::newRow(name + " usual") << row << QSize(700, 720) << 3;
  }
}

void TestBanner::aLongMessageTakesFewLinesUntilItIsUnfolded() {
  QFETCH(int, id);
  QFETCH(QSize, size);
  QFETCH(int, lines);
  const QString message =
      "Invariant broken: lost object: 0xc0000107b0 (main.item, 48 B) is reachable from "
      "0xc000002930 (main.node, 16 B) but still white at mark termination; lost by the store "
      "*0xc000002938 = 0xc0000107b0 (was 0x0) of goroutine 1 at 3.455 ms, which put it into an "
      "object already scanned, and <b>this</b> goes on and on.";
  QWidget window;
  const Theme& theme = ui::theme(static_cast<ThemeId>(id));
  apply_theme(window, theme);
  auto* layout = new QVBoxLayout(&window);
  auto* banner = new Banner("test", &window);
  layout->addWidget(banner);
  layout->addStretch(1);
  auto* text = banner->findChild<QLabel*>("testText");
  text->setFont(theme.font(FontRole::kBody));
  banner->setTheme(theme);
  window.resize(size);
  window.show();
  QVERIFY(QTest::qWaitForWindowExposed(&window));
  banner->showMessage(message);
  auto* more = banner->findChild<QToolButton*>("testMore");
  const auto shown_lines = [&] { return banner->height() / text->fontMetrics().lineSpacing(); };
  EVENTUALLY(more->isVisible() && shown_lines() == lines);
  QVERIFY(text->text().endsWith("…") && message.startsWith(text->text().chopped(1)));
  QVERIFY(text->toolTip().contains("goes on and on") && !text->toolTip().contains("<b>"));
  QCOMPARE(text->accessibleName(), message);
  QTest::mouseClick(more, Qt::LeftButton);
  QCOMPARE(text->text(), message);
  EVENTUALLY(shown_lines() > lines);
  QTest::mouseClick(more, Qt::LeftButton);
  EVENTUALLY(shown_lines() == lines);
  QTest::mouseClick(more, Qt::LeftButton);
  banner->showMessage(message + "!");  // another one begins folded
  EVENTUALLY(shown_lines() == lines);
  QCOMPARE(banner->message(), message + "!");
}

void TestBanner::aBannersLinesFollowTheWindowsHeightAlone() {
  QWidget window;
  auto* layout = new QVBoxLayout(&window);
  auto* banner = new Banner("test", &window);
  layout->addWidget(banner);
  layout->addStretch(1);
  auto* text = banner->findChild<QLabel*>("testText");
  const int line = text->fontMetrics().lineSpacing();
  window.resize(480, 25 * line);
  window.show();
  QVERIFY(QTest::qWaitForWindowExposed(&window));
  banner->showMessage(QString("lost by a store that nobody saw; ").repeated(20));
  const auto shown_lines = [&] { return banner->height() / line; };
  EVENTUALLY(shown_lines() == 2);
  window.resize(480, 60 * line);
  EVENTUALLY(shown_lines() == 3);
  window.resize(480, 25 * line);
  EVENTUALLY(shown_lines() == 2);
}

void TestBanner::aShortMessageHasNothingToUnfold() {
  QWidget window;
  window.resize(640, 480);
  Banner banner("test", &window);
  banner.resize(600, 40);
  window.show();
  banner.showMessage("one log at a time");
  QVERIFY(!banner.findChild<QToolButton*>("testMore")->isVisible());
  QCOMPARE(banner.findChild<QLabel*>("testText")->text(), QString("one log at a time"));
}

TRICOLOR_WIDGET_TEST(banner, TestBanner)
#include "test_banner.moc"
