// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include <QTest>
#include <set>

#include "core/program/library.h"
#include "tests/support/room_test.h"

using namespace tricolor;

/// What a user may say about a program's parameters, and what is answered to the rest.
class TestParameters : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void everyProgramHasANameASummaryAndDefaultsInRange();
  void theLibraryHasAllWorkloadsOfTheReference();
  void nothingGivenMeansDefaults();
  void givenValuesReplaceDefaults();
  void wrongParametersAreRefusedWithWhatIsValid_data();
  void wrongParametersAreRefusedWithWhatIsValid();
  void aChoiceIsShownAsItsWord();
  void absurdSizesAreEstimatedInsteadOfOverflowing();
};

static const ProgramSpec& steady() {
  return *find_program("steady");
}

void TestParameters::everyProgramHasANameASummaryAndDefaultsInRange() {
  std::set<std::string_view> names;
  for (const ProgramSpec& spec : program_library()) {
    QVERIFY2(names.insert(spec.name).second, "two programs with one name");
    QVERIFY(spec.summary.ends_with('.'));
    for (const ParameterSpec& parameter : spec.parameters) {
      QVERIFY(parameter.min <= parameter.default_value && parameter.default_value <= parameter.max);
      QVERIFY(parameter.help.ends_with('.'));
      if (parameter.is_choice()) {
        QCOMPARE(parameter.max, static_cast<std::int64_t>(parameter.words.size()) - 1);
      }
    }
    const ParameterValues values = default_values(spec);
    QVERIFY(spec.make(values, 1));
    QVERIFY(spec.estimate(values).allocations > 0);
  }
}

void TestParameters::theLibraryHasAllWorkloadsOfTheReference() {
  for (const char* name : {"steady", "list", "tree", "ramp", "request", "large", "map",
                           "slice-leak", "goroutine-leak", "pool", "strings", "append", "phases"}) {
    QVERIFY2(find_program(name), name);
  }
  QVERIFY(!find_program("Steady"));
}

void TestParameters::nothingGivenMeansDefaults() {
  const auto values = parse_parameters(steady(), "");
  QVERIFY(values.ok());
  QVERIFY(values.value() == default_values(steady()));
  QCOMPARE(values.value().at("n"), 131072);
}

void TestParameters::givenValuesReplaceDefaults() {
  const auto values = parse_parameters(steady(), "n=1000,kind=full,n=2000");
  QVERIFY(values.ok());
  QCOMPARE(values.value().at("n"), 2000);
  QCOMPARE(values.value().at("kind"), 2);
  QCOMPARE(values.value().at("size"), 64);
}

void TestParameters::wrongParametersAreRefusedWithWhatIsValid_data() {
  QTest::addColumn<QByteArray>("text");
  QTest::addColumn<QByteArray>("says");
  const auto row = [](const char* text, const char* says) {
    QTest::newRow(text) << QByteArray(text) << QByteArray(says);
  };
  row("m=1", "n, size, steps, kind, fill, work, g, order");
  row("n", "give n=131072");
  row("n=0", "from 1 to 1000000000000");
  row("n=1000000000001", "from 1 to 1000000000000");
  row("n=99999999999999999999999", "from 1 to 1000000000000");
  row("n=12potatoes", "whole number for parameter n");
  row("n=", "whole number for parameter n");
  row("n=-5", "from 1 to");
  row("kind=some", "noscan, half, full");
  row("kind=", "noscan, half, full");
  row("=5", "is not a parameter");
  row(",", "is not a parameter");
  row("n=5,", "a comma without a parameter");
  row("n=5,,size=3", "is not a parameter");
  row("n=5;size=3", "whole number for parameter n");
  row("k\nind=half", "k?ind");
}

void TestParameters::wrongParametersAreRefusedWithWhatIsValid() {
  QFETCH(QByteArray, text);
  QFETCH(QByteArray, says);
  const auto values =
      parse_parameters(steady(), std::string_view(text.data(), std::size_t(text.size())));
  QVERIFY(!values.ok());
  const QByteArray error = QByteArray::fromStdString(values.error());
  QVERIFY2(error.contains(says), error.constData());
  QVERIFY(!error.contains('\n'));
}

void TestParameters::aChoiceIsShownAsItsWord() {
  const ParameterSpec& kind = steady().parameters[3];
  QCOMPARE(parameter_text(kind, 1), std::string("half"));
  QCOMPARE(parameter_text(kind, 99), std::string("full"));
  QCOMPARE(parameter_text(steady().parameters[0], 7), std::string("7"));
}

void TestParameters::absurdSizesAreEstimatedInsteadOfOverflowing() {
  for (const ProgramSpec& spec : program_library()) {
    ParameterValues values;
    for (const ParameterSpec& parameter : spec.parameters) {
      values[std::string(parameter.name)] = parameter.is_choice() ? 0 : parameter.max;
    }
    QVERIFY(spec.estimate(values).live_bytes > 0);
  }
  const auto values = parse_parameters(steady(), "n=1000000000000");
  QVERIFY(steady().estimate(values.value()).live_bytes > 64'000'000'000'000);
}

TRICOLOR_TEST(parameters, TestParameters)
#include "test_parameters.moc"
