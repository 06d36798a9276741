// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include <QtTest>

#include <clocale>
#include <limits>

#include "core/files/json_writer.h"
#include "tests/support/room_test.h"

using namespace tricolor;

class TestJsonWriter : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void keysStayInTheOrderOfTheCalls();
  void wholeNumbersAreExact();
  void doublesReadBackAsTheSame();
  void theLocaleDoesNotChangeTheDecimalPoint();
  void textIsEscaped();
  void lineBreaksStandBetweenElements();
};

void TestJsonWriter::keysStayInTheOrderOfTheCalls() {
  JsonWriter json;
  json.begin_object();
  json.field("z", "last");
  json.field("a", true);
  json.key("list");
  json.begin_array();
  json.integer(std::int64_t{-1});
  json.null();
  json.begin_object();
  json.end_object();
  json.end_array();
  json.field("b", 3U);
  json.end_object();
  QCOMPARE(json.take(), std::string("{\"z\":\"last\",\"a\":true,\"list\":[-1,null,{}],\"b\":3}\n"));
}

void TestJsonWriter::wholeNumbersAreExact() {
  JsonWriter json;
  json.begin_array();
  json.integer(std::numeric_limits<std::uint64_t>::max());
  json.integer(std::numeric_limits<std::int64_t>::min());
  json.end_array();
  QCOMPARE(json.take(), std::string("[18446744073709551615,-9223372036854775808]\n"));
}

void TestJsonWriter::doublesReadBackAsTheSame() {
  QCOMPARE(shortest_text(0.1), std::string("0.1"));
  QCOMPARE(shortest_text(40), std::string("40"));
  QCOMPARE(shortest_text(100000), std::string("100000"));
  QCOMPARE(shortest_text(0.0001), std::string("0.0001"));
  QCOMPARE(shortest_text(1e-7), std::string("1e-07"));
  QCOMPARE(shortest_text(-0.25), std::string("-0.25"));
  QCOMPARE(shortest_text(std::numeric_limits<double>::infinity()), std::string("null"));
  QCOMPARE(shortest_text(std::numeric_limits<double>::quiet_NaN()), std::string("null"));
  for (const double value : {1.0 / 3, 6.3944, 1e300, 5e-324, 123456789.123456789}) {
    QCOMPARE(std::stod(shortest_text(value == 5e-324 ? 1e-300 : value)),
             value == 5e-324 ? 1e-300 : value);
  }
  JsonWriter json;
  json.begin_array();
  json.fraction(0);
  json.fraction(0.5);
  json.fraction(1e-9);
  json.number(0);
  json.end_array();
  QCOMPARE(json.take(), std::string("[0.0,0.5,1e-09,0]\n"));
}

void TestJsonWriter::theLocaleDoesNotChangeTheDecimalPoint() {
  const std::string before = std::setlocale(LC_ALL, nullptr);
  std::setlocale(LC_ALL, "de_DE.UTF-8");
  const std::string text = shortest_text(1.5);
  std::setlocale(LC_ALL, before.c_str());
  QCOMPARE(text, std::string("1.5"));
}

void TestJsonWriter::textIsEscaped() {
  JsonWriter json;
  json.string("a\"b\\c\n\x01µ");
  QCOMPARE(json.take(), std::string("\"a\\\"b\\\\c\\u000a\\u0001µ\"\n"));
}

void TestJsonWriter::lineBreaksStandBetweenElements() {
  JsonWriter json;
  json.begin_array();
  json.integer(std::int64_t{1});
  json.break_line();
  json.integer(std::int64_t{2});
  json.end_array();
  QCOMPARE(json.take(), std::string("[1,\n 2]\n"));
}

TRICOLOR_TEST(json_writer, TestJsonWriter)
#include "test_json_writer.moc"
