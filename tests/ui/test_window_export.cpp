// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include <QLabel>
#include <QPainter>
#include <QPainterPath>
#include <QScrollArea>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

#include "tests/support/room_test.h"
#include "ui/export/pdf_document.h"
#include "ui/export/picture.h"
#include "ui/export/settings_text.h"
#include "ui/export/svg_device.h"
#include "ui/export/svg_text.h"

using namespace tricolor;
using namespace tricolor::ui;

namespace {

QByteArray svg_of(const Painting& painting) {
  SvgDevice device(QSize(200, 100), "test");
  QPainter painter(&device);
  painting(painter, QSize(200, 100));
  painter.end();
  return device.document();
}

bool is_well_formed(const QByteArray& document) {
  QXmlStreamReader reader(document);
  while (!reader.atEnd()) reader.readNext();
  return !reader.hasError();
}

void paint_sample(QPainter& painter, QSize size) {
  painter.setBrush(QBrush(Qt::red, Qt::BDiagPattern));
  painter.setPen(QPen(Qt::blue, 2, Qt::DashLine));
  painter.drawRect(10, 10, size.width() / 2, 30);
  painter.setPen(Qt::black);
  painter.drawText(20, 60, "a < b & \"c\"");
}

PictureSpec small_spec() {
  PictureSpec spec;
  spec.size = QSize(320, 200);
  spec.caption = "A caption";
  spec.settings = "steady · GOGC=100";
  return spec;
}

QByteArray bytes_of(const QString& path) {
  QFile file(path);
  return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

}  // namespace

class TestWindowExport : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void numbersHaveNoNeedlessDigits();
  void textIsEscapedAndStaysText();
  void hatchedBrushesBecomePatterns();
  void clipsHoldBackWhatIsOutside();
  void whatAScrollAreaHidesIsNotOnThePicture();
  void thePositionOfChildWidgetsIsKept();
  void aPdfHasNoDate();
  void everyFormatIsTheSameWhenRepeated();
  void theCaptionTakesItsRoomFromThePicture();
  void unknownEndingsAndUnwritablePathsAreOneLine();
  void settingsTextSaysWhatWasSet();
};

void TestWindowExport::numbersHaveNoNeedlessDigits() {
  QCOMPARE(svg_number(1.0), QString("1"));
  QCOMPARE(svg_number(-0.0001), QString("0"));
  QCOMPARE(svg_number(2.12345), QString("2.123"));
  QCOMPARE(svg_number(qQNaN()), QString("0"));
}

void TestWindowExport::textIsEscapedAndStaysText() {
  const QByteArray document = svg_of(paint_sample);
  QVERIFY(is_well_formed(document));
  QVERIFY(document.contains("a &lt; b &amp; &quot;c&quot;"));
  QCOMPARE(svg_escaped(QString("a") + QChar(1) + "b"), QString("ab"));
}

void TestWindowExport::hatchedBrushesBecomePatterns() {
  const QByteArray document = svg_of(paint_sample);
  QVERIFY(document.contains("<pattern id=\"hatch1\""));
  QVERIFY(document.contains("fill=\"url(#hatch1)\""));
  QVERIFY(document.contains("stroke-dasharray"));
}

void TestWindowExport::clipsHoldBackWhatIsOutside() {
  const QByteArray document = svg_of([](QPainter& painter, QSize) {
    painter.translate(5, 5);
    painter.setClipRect(0, 0, 10, 10);
    painter.drawLine(0, 0, 100, 100);
    painter.setClipping(false);
    painter.drawLine(0, 0, 50, 50);
  });
  QVERIFY(is_well_formed(document));
  QVERIFY(document.contains("<clipPath id=\"clip1\"><path d=\"M5 5"));
  QCOMPARE(document.count("<g clip-path"), 1);
}

void TestWindowExport::whatAScrollAreaHidesIsNotOnThePicture() {
  QScrollArea area;
  auto* content = new QLabel(QString("line\n").repeated(200));
  area.setWidget(content);
  area.resize(100, 60);
  const QByteArray document = svg_of(painting_of(area));
  QVERIFY(is_well_formed(document));
  QVERIFY(document.contains("clip-path"));
}

void TestWindowExport::thePositionOfChildWidgetsIsKept() {
  QWidget parent;
  parent.resize(150, 80);
  QLabel child("here", &parent);
  child.setGeometry(70, 40, 60, 20);
  const QByteArray document = svg_of(painting_of(parent));
  QVERIFY2(document.contains("matrix(1 0 0 1 70 40)"), document.constData());
}

void TestWindowExport::aPdfHasNoDate() {
  QByteArray pdf = "<< /CreationDate (D:20261122201322+01'00') >> 17 0 obj";
  const qsizetype length = pdf.size();
  remove_dates(pdf);
  QCOMPARE(pdf.size(), length);
  QVERIFY(pdf.contains("(D:00000000000000+00'00')"));
  QVERIFY(pdf.contains("17 0 obj"));
}

void TestWindowExport::everyFormatIsTheSameWhenRepeated() {
  const QTemporaryDir folder;
  for (const char* ending : {"png", "svg", "pdf"}) {
    const QString first = folder.filePath(QString("first.") + ending);
    const QString second = folder.filePath(QString("second.") + ending);
    QVERIFY(!save_picture(first, small_spec(), theme(ThemeId::kLight), paint_sample));
    QVERIFY(!save_picture(second, small_spec(), theme(ThemeId::kLight), paint_sample));
    QVERIFY(!bytes_of(first).isEmpty());
    QCOMPARE(bytes_of(first), bytes_of(second));
  }
  const QImage image(folder.filePath("first.png"));
  QCOMPARE(image.size(), QSize(320, 200));
}

void TestWindowExport::theCaptionTakesItsRoomFromThePicture() {
  const Theme& light = theme(ThemeId::kLight);
  PictureSpec spec = small_spec();
  QVERIFY(painting_size(spec, light).height() < 200);
  spec.caption.clear();
  const int with_settings = painting_size(spec, light).height();
  spec.settings.clear();
  QVERIFY(with_settings < 200);
  QCOMPARE(painting_size(spec, light), QSize(320, 200));
}

void TestWindowExport::unknownEndingsAndUnwritablePathsAreOneLine() {
  for (const char* path : {"picture.bmp", "picture", "/no/such/folder/picture.png"}) {
    const auto problem = save_picture(path, small_spec(), theme(ThemeId::kLight), paint_sample);
    QVERIFY(problem);
    const QString text = QString::fromStdString(problem->message);
    QVERIFY2(text.contains("picture") && !text.contains('\n'), qPrintable(text));
    QVERIFY(!QFile::exists(path));
  }
}

void TestWindowExport::settingsTextSaysWhatWasSet() {
  Config config;
  config.gogc = kGogcOff;
  config.memory_limit = 64 << 20;
  config.write_barrier = BarrierMode::kNone;
  config.go_minor = 19;
  const QString text = settings_text(config, 5 * kMillisecond);
  for (const char* part : {"steady", "GOGC=off", "GOMEMLIMIT=64", "Go 1.19", "no write barrier",
                           "GOMAXPROCS=2", "seed 1"}) {
    QVERIFY2(text.contains(part), qPrintable(text));
  }
}

TRICOLOR_WIDGET_TEST(window_export, TestWindowExport)
#include "test_window_export.moc"
