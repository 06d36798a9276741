// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include <QtTest>

#include <QJsonArray>
#include <QJsonDocument>

#include "tests/cli/cli_process.h"
#include "tests/support/room_test.h"

class TestGuide : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void theContractsExampleIsPrintedToTheLetter();
  void everyExpectedFigureComesOutAsTheGuidePrintsIt();
  void withoutJsonItIsReadable();
};

void TestGuide::theContractsExampleIsPrintedToTheLetter() {
  QCOMPARE(run_cli({"guide", "--figure", "1", "--json"}).out,
           QByteArray("{\"figure\":1,\"cycles\":12,\"total_s\":10.683125,"
                      "\"gc_cpu_percent\":6.3944,\"peak_MiB\":40,\"peak_live_MiB\":20}\n"));
}

static QStringList arguments_for(const QJsonObject& expected) {
  QStringList arguments{"guide", "--json", "--figure", QString::number(expected["figure"].toInt()),
                        "--gogc"};
  const QJsonValue gogc = expected["GOGC"];
  arguments += gogc.isString() ? gogc.toString() : QString::number(gogc.toInt());
  const QJsonValue limit = expected["memory_limit_MiB"];
  arguments +=
      {"--memory-limit", limit.isNull() ? QString("off") : QString::number(limit.toInt()) + "MiB"};
  return arguments;
}

void TestGuide::everyExpectedFigureComesOutAsTheGuidePrintsIt() {
  QFile file(TRICOLOR_SHARED_DIR "/reference/gc-guide/expected.json");
  if (!file.open(QIODevice::ReadOnly)) QSKIP("the guide's expected numbers are not there");
  const QJsonArray all = QJsonDocument::fromJson(file.readAll()).array();
  QVERIFY(!all.isEmpty());
  for (const QJsonValue& value : all) {
    const QJsonObject expected = value.toObject();
    const QStringList arguments = arguments_for(expected);
    const QJsonObject actual = run_cli(arguments).json();
    QVERIFY2(actual["cycles"] == expected["cycles"], qPrintable(arguments.join(' ')));
    for (const char* key : {"total_s", "gc_cpu_percent", "peak_MiB", "peak_live_MiB"}) {
      const double want = expected[key].toDouble();
      const double have = actual[key].toDouble(-1);
      QVERIFY2(
          qAbs(have - want) <= 1e-5 * qAbs(want) + 1e-4,
          qPrintable(
              QString("%1: %2 is %3, not %4").arg(arguments.join(' '), key).arg(have).arg(want)));
    }
  }
}

void TestGuide::withoutJsonItIsReadable() {
  const CliResult result = run_cli({"guide", "--figure", "2", "--gogc", "off"});
  QCOMPARE(result.exit_code, 0);
  QVERIFY(result.out.contains("peak memory       1100 MiB"));
}

TRICOLOR_TEST(guide, TestGuide)
#include "test_guide.moc"
