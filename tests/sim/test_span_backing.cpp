// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include <QtTest>

#include "core/sim/allocation_costs.h"
#include "core/sim/span_backing.h"
#include "tests/support/room_test.h"

namespace tricolor {
namespace {

/// A new span of large size class: no metadata in it, one object of 64 KiB.
struct LargeSpan {
  static constexpr Bytes kBytes = 64 * kKiB;

  explicit LargeSpan(int minor, bool noscan = true) : go_minor(minor), is_noscan(noscan) {}
  SpanBacking backing() { return {heap, marker, go_minor}; }
  const Span& span() const { return heap.span(made.id); }

  int go_minor;
  bool is_noscan;
  Heap heap{SizeClassMap(go_minor, false), 1};
  Marker marker{1, false, false};
  Heap::NewSpan made = heap.create_span(span_class(kLargeClass, is_noscan), kBytes);
};

Ticks faults(Bytes bytes) {
  return static_cast<Ticks>(bytes) * kPageFaultByte;
}

}  // namespace

class TestSpanBacking : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void aPageIsBackedOnce();
  void whatNobodyWritesToIsOnlyMadeReady();
  void theEndsOfAnObjectAreAPageEach();
  void before122NewMemoryWithPointersBringsABitmap();
};

void TestSpanBacking::aPageIsBackedOnce() {
  LargeSpan large(26);
  QCOMPARE(large.backing().write_all(large.span()), faults(LargeSpan::kBytes));
  QCOMPARE(large.backing().write_all(large.span()), Ticks{0});
}

void TestSpanBacking::whatNobodyWritesToIsOnlyMadeReady() {
  for (const int minor : {19, 26}) {
    LargeSpan large(minor);
    const Ticks spent = large.backing().write_new(large.span(), large.made.run, Written::kNothing);
    QCOMPARE(spent, static_cast<Ticks>(LargeSpan::kBytes) * new_memory_byte(minor));
  }
}

void TestSpanBacking::theEndsOfAnObjectAreAPageEach() {
  const Bytes ends = 2 * kSystemPageBytes;
  for (const int minor : {19, 26}) {
    LargeSpan large(minor);
    const Ticks spent = large.backing().write_new(large.span(), large.made.run, Written::kBothEnds);
    QCOMPARE(spent,
             faults(ends) + static_cast<Ticks>(LargeSpan::kBytes - ends) * new_memory_byte(minor));
  }
}

void TestSpanBacking::before122NewMemoryWithPointersBringsABitmap() {
  LargeSpan old(21, false);
  LargeSpan recent(22, false);
  QVERIFY(old.backing().write_new(old.span(), old.made.run, Written::kAll) >
          faults(LargeSpan::kBytes));
  QCOMPARE(recent.backing().write_new(recent.span(), recent.made.run, Written::kAll),
           faults(LargeSpan::kBytes));
}

}  // namespace tricolor

TRICOLOR_TEST(span_backing, tricolor::TestSpanBacking)
#include "test_span_backing.moc"
