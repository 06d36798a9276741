// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include <QLineEdit>
#include <QSignalSpy>
#include <QSlider>
#include <QTest>
#include <cmath>

#include "tests/support/eventually.h"
#include "tests/support/room_test.h"
#include "ui/bridge/driver_command.h"
#include "ui/controls/number_slider.h"
#include "ui/controls/speed_scale.h"
#include "ui/controls/tuning_specs.h"
#include "ui/controls/value_scale.h"

using namespace tricolor;
using namespace tricolor::ui;

class TestNumberSlider : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void aScaleReachesBothEndsAndOff();
  void positionsAndValuesOfAScaleAgree();
  void aScaleFromZeroToMillionsReachesEveryDecade();
  void theSpeedSliderGoesFromAMicrosecondToFlatOut();
  void whatAnEntryWritesItCanRead();
  void draggingASliderEmitsEveryValueAtOnce();
  void aWrongEntryKeepsTheValueAndSaysWhatIsAccepted();
  void anEntryMayReachBeyondTheSlider();
  void settingAValueFromOutsideEmitsNothing();
  void aLongValueIsSeenWholeAndMakesNothingWider();
  void everyParameterOfEveryProgramHasAUsableScale();
};

void TestNumberSlider::aScaleReachesBothEndsAndOff() {
  const ValueScale scale = gogc_spec().scale;
  QCOMPARE(scale.value(0), std::int64_t{5});
  QCOMPARE(scale.value(scale.last_position()), std::int64_t{kGogcOff});
  QCOMPARE(scale.value(scale.last_position() - 1), std::int64_t{1600});
  QCOMPARE(scale.position(kGogcOff), scale.last_position());
  QCOMPARE(scale.position(1'000'000), scale.last_position() - 1);
}

void TestNumberSlider::positionsAndValuesOfAScaleAgree() {
  for (const ValueScale& scale : {gogc_spec().scale, memory_limit_spec().scale, procs_spec().scale,
                                  scale_for(0, 1'000'000'000, false), scale_for(8, 4096, true)}) {
    std::int64_t last = INT64_MIN;
    const int end = scale.last_position() - (scale.off ? 1 : 0);
    for (int position = 0; position <= end; position++) {
      const std::int64_t value = scale.value(position);
      QVERIFY(value >= last);
      QVERIFY(value >= scale.low && value <= scale.high);
      QCOMPARE(scale.value(scale.position(value)), value);
      last = value;
    }
  }
}

void TestNumberSlider::aScaleFromZeroToMillionsReachesEveryDecade() {
  const ValueScale scale = scale_for(0, 10'000'000, false);
  for (const std::int64_t decade : {0, 1, 10, 100, 1000, 10'000, 100'000, 1'000'000}) {
    const std::int64_t near = scale.value(scale.position(decade));
    QVERIFY(std::abs(static_cast<double>(near - decade)) <= 0.05 * static_cast<double>(decade));
  }
}

void TestNumberSlider::theSpeedSliderGoesFromAMicrosecondToFlatOut() {
  QCOMPARE(speed_at(0), 1e3);
  QCOMPARE(speed_at(30), 1e6);
  QCOMPARE(speed_at(60), 1e9);
  QVERIFY(std::isinf(speed_at(kLastSpeedPosition)));
  for (int i = 0; i <= kLastSpeedPosition; i++) QCOMPARE(speed_position(speed_at(i)), i);
  QCOMPARE(speed_text(1e3), QString("1 µs / s"));
  QCOMPARE(speed_text(2.5e6), QString("2.5 ms / s"));
  QCOMPARE(speed_text(1e9), QString("1 s / s"));
  QCOMPARE(speed_text(kFlatOut), QString("flat out"));
}

void TestNumberSlider::whatAnEntryWritesItCanRead() {
  const auto round_trip = [](const ValueText& text, std::int64_t value) {
    const auto read = text.read(text.write(value));
    return read && read.value() == value;
  };
  for (const std::int64_t value : {std::int64_t{0}, std::int64_t{1}, std::int64_t{100}}) {
    QVERIFY(round_trip(gogc_text(), value));
    QVERIFY(round_trip(count_text(), value * 1'234'567));
    QVERIFY(round_trip(bytes_text(), value * 4097));
  }
  QVERIFY(round_trip(gogc_text(), kGogcOff));
  QVERIFY(round_trip(memory_limit_text(), kNoMemoryLimit));
  QVERIFY(round_trip(memory_limit_text(), 64 << 20));
  QCOMPARE(memory_limit_text().write(64 << 20), QString("64 MiB"));
}

void TestNumberSlider::draggingASliderEmitsEveryValueAtOnce() {
  NumberSlider control(gogc_spec());
  QSignalSpy edited(&control, &NumberSlider::valueEdited);
  auto* slider = control.findChild<QSlider*>("gogcSlider");
  slider->setValue(slider->maximum() / 2);
  QCOMPARE(edited.count(), 1);
  const auto value = edited.front().front().toLongLong();
  QVERIFY(value > 50 && value < 200);
  slider->setValue(slider->maximum());
  QCOMPARE(edited.back().front().toLongLong(), qint64{kGogcOff});
  QCOMPARE(control.findChild<QLineEdit*>("gogcEntry")->text(), QString("off"));
}

void TestNumberSlider::aWrongEntryKeepsTheValueAndSaysWhatIsAccepted() {
  NumberSlider control(memory_limit_spec());
  control.setValue(64 << 20);
  QSignalSpy edited(&control, &NumberSlider::valueEdited);
  auto* entry = control.findChild<QLineEdit*>("memoryLimitEntry");
  for (const char* wrong : {"12potatoes", "", "-5", "99999999999999999999", "1e9", "𝟙"}) {
    entry->setText(QString::fromUtf8(wrong));
    QTest::keyClick(entry, Qt::Key_Return);
    QVERIFY2(entry->property("bad").toBool(), wrong);
    QCOMPARE(control.value(), std::int64_t{64} << 20);
  }
  QCOMPARE(edited.count(), 0);
  entry->setText("128MiB");
  QTest::keyClick(entry, Qt::Key_Return);
  QVERIFY(!entry->property("bad").toBool());
  QCOMPARE(control.value(), std::int64_t{128} << 20);
  QCOMPARE(edited.count(), 1);
}

void TestNumberSlider::anEntryMayReachBeyondTheSlider() {
  NumberSlider control(gogc_spec());
  auto* entry = control.findChild<QLineEdit*>("gogcEntry");
  entry->setText("25000");
  QTest::keyClick(entry, Qt::Key_Return);
  QCOMPARE(control.value(), std::int64_t{25'000});
  entry->setText("-5");
  QTest::keyClick(entry, Qt::Key_Return);
  QCOMPARE(control.value(), std::int64_t{25'000});
}

void TestNumberSlider::settingAValueFromOutsideEmitsNothing() {
  NumberSlider control(procs_spec());
  QSignalSpy edited(&control, &NumberSlider::valueEdited);
  control.setValue(7);
  QCOMPARE(edited.count(), 0);
  QCOMPARE(control.findChild<QSlider*>("procsSlider")->value(), 6);
}

void TestNumberSlider::aLongValueIsSeenWholeAndMakesNothingWider() {
  NumberSpec spec = procs_spec();
  spec.text = count_text();
  spec.label = "steps";
  QWidget window;
  NumberSlider slider(spec, &window);
  slider.resize(260, 60);
  window.show();
  QVERIFY(QTest::qWaitForWindowExposed(&window));
  const auto* entry = slider.findChild<QLineEdit*>();
  slider.setValue(8);
  QCoreApplication::sendPostedEvents();
  const int usual = entry->width();
  const int least = slider.minimumSizeHint().width();
  for (const std::int64_t value : {std::int64_t{4'000'000'000}, std::int64_t{1'000'000'000'000}}) {
    slider.setValue(value);
    EVENTUALLY(entry->fontMetrics().horizontalAdvance(entry->text()) < entry->width() - 8);
    QCOMPARE(slider.minimumSizeHint().width(), least);
  }
  slider.setValue(8);
  EVENTUALLY(entry->width() == usual);
}

void TestNumberSlider::everyParameterOfEveryProgramHasAUsableScale() {
  QVERIFY(!program_library().empty());
  for (const ProgramSpec& program : program_library()) {
    for (const ParameterSpec& parameter : program.parameters) {
      if (parameter.is_choice()) continue;
      const NumberSpec spec = parameter_spec(parameter);
      QCOMPARE(spec.scale.value(0), parameter.min);
      QCOMPARE(spec.scale.value(spec.scale.last_position()), parameter.max);
      NumberSlider control(spec);
      control.setValue(parameter.default_value);
      QCOMPARE(control.value(), parameter.default_value);
    }
  }
}

TRICOLOR_WIDGET_TEST(number_slider, TestNumberSlider)
#include "test_number_slider.moc"
