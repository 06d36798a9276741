// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include <QtTest>

#include <string>

#include "core/base/parse.h"
#include "tests/support/room_test.h"

using namespace tricolor;

class TestParse : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void sizesMayHaveABinaryUnit_data();
  void sizesMayHaveABinaryUnit();
  void whatIsNoSizeIsRefusedInOneLine_data();
  void whatIsNoSizeIsRefusedInOneLine();
  void aMemoryLimitMayBeOff();
  void durationsHaveAUnit_data();
  void durationsHaveAUnit();
  void whatIsNoDurationIsRefused_data();
  void whatIsNoDurationIsRefused();
  void gogcIsAPercentageOrOff();
  void integersAreCheckedAgainstTheirRange();
  void bytesAreShownWithThreeDigits_data();
  void bytesAreShownWithThreeDigits();
  void durationsAreShownInTheirUnit_data();
  void durationsAreShownInTheirUnit();
  void countsHaveSeparatorsEveryThreeDigits();
};

void TestParse::sizesMayHaveABinaryUnit_data() {
  QTest::addColumn<QString>("text");
  QTest::addColumn<quint64>("bytes");
  QTest::newRow("plain") << "67108864" << quint64{67108864};
  QTest::newRow("zero") << "0" << quint64{0};
  QTest::newRow("B") << "12B" << quint64{12};
  QTest::newRow("KiB") << "64KiB" << quint64{65536};
  QTest::newRow("MiB") << "64MiB" << quint64{67108864};
  QTest::newRow("GiB") << "1GiB" << quint64{1073741824};
  QTest::newRow("TiB") << "2TiB" << quint64{2199023255552};
  QTest::newRow("largest") << "9223372036854775807" << quint64{9223372036854775807U};
}

void TestParse::sizesMayHaveABinaryUnit() {
  QFETCH(QString, text);
  QFETCH(quint64, bytes);
  const Result<Bytes> result = parse_bytes(text.toStdString());
  QVERIFY2(result.ok(), result.ok() ? "" : result.error().c_str());
  QCOMPARE(quint64{result.value()}, bytes);
}

void TestParse::whatIsNoSizeIsRefusedInOneLine_data() {
  QTest::addColumn<QString>("text");
  for (const char* text :
       {"", " ", "-1", "+1", "12potatoes", "64 MiB", "64mib", "64MB", "1.5GiB", "MiB", "0x10",
        "9223372036854775808", "18446744073709551616", "8388608TiB", "1\n2", "64MiB "}) {
    QTest::newRow(text) << text;
  }
}

void TestParse::whatIsNoSizeIsRefusedInOneLine() {
  QFETCH(QString, text);
  const Result<Bytes> result = parse_bytes(text.toStdString());
  QVERIFY(!result.ok());
  QVERIFY(result.error().find('\n') == std::string::npos);
  QVERIFY(result.error().find("; give ") != std::string::npos);
}

void TestParse::aMemoryLimitMayBeOff() {
  QCOMPARE(parse_memory_limit("off").value(), kNoMemoryLimit);
  QCOMPARE(parse_memory_limit("64MiB").value(), std::int64_t{64 * 1024 * 1024});
  QVERIFY(!parse_memory_limit("12potatoes").ok());
  QVERIFY(!parse_memory_limit("Off").ok());
  QVERIFY(parse_memory_limit("12potatoes").error().find("off") != std::string::npos);
}

void TestParse::durationsHaveAUnit_data() {
  QTest::addColumn<QString>("text");
  QTest::addColumn<qint64>("ns");
  QTest::newRow("ns") << "17ns" << qint64{17};
  QTest::newRow("us") << "250us" << qint64{250'000};
  QTest::newRow("micro sign") << "250µs" << qint64{250'000};
  QTest::newRow("ms") << "10ms" << qint64{10'000'000};
  QTest::newRow("s") << "2s" << qint64{2'000'000'000};
}

void TestParse::durationsHaveAUnit() {
  QFETCH(QString, text);
  QFETCH(qint64, ns);
  const Result<Nanos> result = parse_duration(text.toStdString());
  QVERIFY2(result.ok(), result.ok() ? "" : result.error().c_str());
  QCOMPARE(qint64{result.value()}, ns);
}

void TestParse::whatIsNoDurationIsRefused_data() {
  QTest::addColumn<QString>("text");
  for (const char* text :
       {"", "17", "-2s", "2 s", "2m", "2S", "1.5s", "s", "9223372037s", "soon"}) {
    QTest::newRow(text) << text;
  }
}

void TestParse::whatIsNoDurationIsRefused() {
  QFETCH(QString, text);
  const Result<Nanos> result = parse_duration(text.toStdString());
  QVERIFY(!result.ok());
  QVERIFY(result.error().find("; give ") != std::string::npos);
}

void TestParse::gogcIsAPercentageOrOff() {
  QCOMPARE(parse_gogc("100").value(), 100);
  QCOMPARE(parse_gogc("0").value(), 0);
  QCOMPARE(parse_gogc("2147483647").value(), 2147483647);
  QCOMPARE(parse_gogc("off").value(), kGogcOff);
  for (const char* text : {"-5", "-1", "2147483648", "", "100%", "on", "1e2"}) {
    QVERIFY2(!parse_gogc(text).ok(), text);
  }
}

void TestParse::integersAreCheckedAgainstTheirRange() {
  QCOMPARE(parse_integer("-3", -5, 5, "x").value(), std::int64_t{-3});
  QCOMPARE(parse_integer("256", 1, 256, "GOMAXPROCS").value(), std::int64_t{256});
  for (const char* text : {"0", "257", "100000", "99999999999999999999", "2.0", "two", ""}) {
    const Result<std::int64_t> result = parse_integer(text, 1, 256, "GOMAXPROCS");
    QVERIFY2(!result.ok(), text);
    QVERIFY(result.error().find("GOMAXPROCS") != std::string::npos);
    QVERIFY(result.error().find("from 1 to 256") != std::string::npos);
  }
}

void TestParse::bytesAreShownWithThreeDigits_data() {
  QTest::addColumn<quint64>("bytes");
  QTest::addColumn<QString>("text");
  QTest::newRow("0") << quint64{0} << "0 B";
  QTest::newRow("512") << quint64{512} << "512 B";
  QTest::newRow("1023") << quint64{1023} << "1023 B";
  QTest::newRow("1 KiB") << quint64{1024} << "1.00 KiB";
  QTest::newRow("21.4 MiB") << quint64{22439526} << "21.4 MiB";
  QTest::newRow("carry") << quint64{1024 * 1024 - 1} << "1.00 MiB";
  QTest::newRow("9.999") << quint64{10239} << "10.0 KiB";
  QTest::newRow("all bits") << ~quint64{0} << "16.0 EiB";
}

void TestParse::bytesAreShownWithThreeDigits() {
  QFETCH(quint64, bytes);
  QFETCH(QString, text);
  QCOMPARE(QString::fromStdString(format_bytes(bytes)), text);
}

void TestParse::durationsAreShownInTheirUnit_data() {
  QTest::addColumn<qint64>("ns");
  QTest::addColumn<QString>("text");
  QTest::newRow("0") << qint64{0} << "0 ns";
  QTest::newRow("ns") << qint64{999} << "999 ns";
  QTest::newRow("us") << qint64{12'345} << "12.3 µs";
  QTest::newRow("us carry") << qint64{999'600} << "1.000 ms";
  QTest::newRow("ms") << qint64{132'418'000} << "132.418 ms";
  QTest::newRow("s") << qint64{2'040'000'000} << "2.04 s";
  QTest::newRow("ms carry") << qint64{999'999'900} << "1.00 s";
  QTest::newRow("negative") << qint64{-2'040'000'000} << "-2.04 s";
  QTest::newRow("smallest") << std::numeric_limits<qint64>::min() << "-9223372037 s";
}

void TestParse::durationsAreShownInTheirUnit() {
  QFETCH(qint64, ns);
  QFETCH(QString, text);
  QCOMPARE(QString::fromStdString(format_duration(ns)), text);
}

void TestParse::countsHaveSeparatorsEveryThreeDigits() {
  QCOMPARE(format_count(0), std::string("0"));
  QCOMPARE(format_count(999), std::string("999"));
  QCOMPARE(format_count(1000), std::string("1,000"));
  QCOMPARE(format_count(1204331), std::string("1,204,331"));
  QCOMPARE(format_count(~std::uint64_t{0}), std::string("18,446,744,073,709,551,615"));
}

TRICOLOR_TEST(parse, TestParse)
#include "test_parse.moc"
