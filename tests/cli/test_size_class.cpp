// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include <QtTest>

#include "tests/cli/cli_process.h"
#include "tests/support/room_test.h"

class TestSizeClass : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void theContractsExampleIsPrintedToTheLetter();
  void placementFollowsTheVersion_data();
  void placementFollowsTheVersion();
  void tinyObjectsAreMarkedAsSharingASlot();
};

void TestSizeClass::theContractsExampleIsPrintedToTheLetter() {
  const CliResult result = run_cli({"size-class", "100"});
  QCOMPARE(result.exit_code, 0);
  QCOMPARE(result.out,
           QByteArray("{\"bytes\":100,\"noscan\":false,\"size_class\":9,\"slot_bytes\":112,"
                      "\"span_bytes\":8192,\"objects_per_span\":73}\n"));
}

void TestSizeClass::placementFollowsTheVersion_data() {
  QTest::addColumn<QString>("line");
  QTest::addColumn<int>("size_class");
  QTest::addColumn<int>("slot_bytes");
  QTest::addColumn<int>("objects");
  QTest::newRow("1.21 scan") << "100 --go 1.21" << 9 << 112 << 73;
  QTest::newRow("1.22 scan") << "100 --go 1.22" << 9 << 112 << 72;
  QTest::newRow("1.25 noscan") << "100 --noscan --go 1.25" << 9 << 112 << 73;
  QTest::newRow("1.26 scan") << "100 --go 1.26" << 9 << 112 << 70;
  QTest::newRow("1.26 noscan") << "100 --noscan --go 1.26" << 9 << 112 << 72;
  QTest::newRow("1.21 without header") << "1024 --go 1.21" << 32 << 1024 << 8;
  QTest::newRow("1.22 with header") << "1024 --go 1.22" << 33 << 1152 << 7;
  QTest::newRow("1.22 noscan") << "1024 --noscan --go 1.22" << 32 << 1024 << 8;
  QTest::newRow("largest small") << "32KiB" << 67 << 32768 << 1;
  QTest::newRow("same in 1.22") << "32KiB --go 1.22" << 0 << 32768 << 1;
  QTest::newRow("large") << "32769" << 0 << 40960 << 1;
  QTest::newRow("one byte") << "1" << 1 << 8 << 1024;
}

void TestSizeClass::placementFollowsTheVersion() {
  QFETCH(QString, line);
  QFETCH(int, size_class);
  QFETCH(int, slot_bytes);
  QFETCH(int, objects);
  const QJsonObject json = run_cli(QStringList{"size-class"} + line.split(' ')).json();
  QCOMPARE(json["size_class"].toInt(-1), size_class);
  QCOMPARE(json["slot_bytes"].toInt(-1), slot_bytes);
  QCOMPARE(json["objects_per_span"].toInt(-1), objects);
}

void TestSizeClass::tinyObjectsAreMarkedAsSharingASlot() {
  QVERIFY(run_cli({"size-class", "5", "--noscan"}).json()["tiny"].toBool());
  QVERIFY(!run_cli({"size-class", "5"}).json().contains("tiny"));
  QVERIFY(!run_cli({"size-class", "16", "--noscan"}).json().contains("tiny"));
}

TRICOLOR_TEST(size_class, TestSizeClass)
#include "test_size_class.moc"
