// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include <QtTest>

#include <vector>

#include "core/base/rng.h"
#include "core/gc/marker.h"
#include "tests/support/allocate_small.h"
#include "tests/support/room_test.h"

namespace tricolor {

/// Marking of heaps that the caches hold or not, beside what real Go took: the figures of [curve]
/// in core/base/mark_costs.h, their part in the caches multiplied by 1.65. Classic marking is that
/// of 1.19.8 except where said otherwise.
class TestColdMemory : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void shuffledListsCostWhatRealOnesTake_data() {
    QTest::addColumn<bool>("green_tea");
    QTest::addColumn<int>("mib");
    QTest::addColumn<double>("real_ns");
    QTest::newRow("held by the own cache") << false << 1 << 27.0;
    QTest::newRow("held by the shared cache") << false << 8 << 37.0;
    QTest::newRow("partly held") << false << 24 << 108.0;
    QTest::newRow("hardly held") << false << 64 << 189.0;
    QTest::newRow("Green Tea, held by the shared cache") << true << 12 << 57.0;
    QTest::newRow("Green Tea, partly held") << true << 24 << 111.0;
    QTest::newRow("Green Tea, mostly not held") << true << 32 << 141.0;
    QTest::newRow("Green Tea, hardly held") << true << 64 << 195.0;
  }
  void shuffledListsCostWhatRealOnesTake() {
    QFETCH(bool, green_tea);
    QFETCH(int, mib);
    QFETCH(double, real_ns);
    const double ns = node_ns(static_cast<Bytes>(mib) * kMiB, green_tea);
    QVERIFY2(ns > real_ns * 0.75 && ns < real_ns * 1.25, qPrintable(QString::number(ns)));
  }

  void shuffledTablesCostWhatRealOnesTake_data() {
    QTest::addColumn<int>("size");
    QTest::addColumn<int>("mib");
    QTest::addColumn<double>("real_ns");
    const auto row = [](int size, int mib, double real_ns) {
      QTest::addRow("%d bytes, %d MiB", size, mib) << size << mib << real_ns;
    };
    row(64, 8, 38);
    row(64, 40, 64);
    row(64, 80, 88);
    row(256, 8, 78);
    row(256, 24, 155);
    row(256, 40, 209);
    row(256, 80, 260);
    row(512, 8, 128);
    row(512, 24, 248);
    row(512, 40, 329);
    row(512, 80, 382);
    row(1024, 8, 246);
    row(1024, 24, 420);
    row(1024, 40, 500);
    row(1024, 80, 565);
  }
  void shuffledTablesCostWhatRealOnesTake() {
    QFETCH(int, size);
    QFETCH(int, mib);
    QFETCH(double, real_ns);
    const double ns = object_ns(static_cast<Bytes>(size), static_cast<Bytes>(mib) * kMiB);
    QVERIFY2(ns > real_ns * 0.75 && ns < real_ns * 1.25, qPrintable(QString::number(ns)));
  }

  void anObjectThatHasWaitedInTheQueueIsCheaperThanOneThatWasJustFound() {
    const cost::ColdMemory cold = cost::cold_memory(cost::kMeasuredHeap, false);
    QVERIFY(cold.fetched_ahead < cold.object);
    QVERIFY(cold.object < cold.chain);
    // One root leads to all of them, or one to two that lead to two each.
    const std::uint64_t count = 1 << 19;
    QVERIFY(per_object(count, false) * 1.1 < per_object(count, true));
  }

 private:
  static constexpr Bytes kNodeBytes = 32;
  static constexpr Bytes kLineBytes = cost::kLineBytes;

  /// Objects of one class, full of pointers, in order of their addresses.
  struct Objects {
    bool green_tea;
    Heap heap;
    std::vector<Address> at;
    Objects(Bytes size, std::uint64_t count, bool with_green_tea = false)
        : green_tea(with_green_tea), heap(SizeClassMap(go_minor(), with_green_tea), 1) {
      const TypeId type = heap.types().intern("t", size, PointerLayout::all(size / kWordBytes));
      const int c = span_class(heap.sizes().class_for(size, false), false);
      for (std::uint64_t i = 0; i < count; ++i) {
        at.push_back(test::allocate_small(heap, c, type));
      }
    }
    int go_minor() const { return green_tea ? 26 : 19; }
    void shuffle() {
      SplitMix64 order(1);
      for (std::size_t i = at.size() - 1; i > 0; --i) std::swap(at[i], at[order.next() % (i + 1)]);
    }
    Address table() {
      const std::uint64_t count = at.size();
      const TypeId type =
          heap.types().intern("[]*t", count * kWordBytes, PointerLayout::all(count));
      const Address holder = heap.allocate_large(
          0, heap.create_span(span_class(kLargeClass, false), count * kWordBytes).id, type);
      for (std::uint64_t i = 0; i < count; ++i) heap.store(holder + i * kWordBytes, at[i]);
      return holder;
    }
    /// What marking everything from there costs for each object, in ns.
    double mark(Address root) {
      Marker marker(1, green_tea);
      marker.start(cost::mark_costs(green_tea, go_minor()),
                   cost::cold_memory(heap.pages().totals().in_use, green_tea), 1);
      MarkTally tally;
      marker.mark(heap, 0, Heap::pack(root), 0, tally);
      while (marker.drain_one(heap, 0, tally)) {
      }
      return static_cast<double>(tally.charged + tally.cost) / 1024 /
             static_cast<double>(at.size());
    }
  };

  static double node_ns(Bytes heap_bytes, bool green_tea) {
    Objects nodes(kNodeBytes, heap_bytes / kNodeBytes, green_tea);
    nodes.shuffle();
    for (std::size_t i = 0; i + 1 < nodes.at.size(); ++i) {
      nodes.heap.store(nodes.at[i], nodes.at[i + 1]);
    }
    return nodes.mark(nodes.at.front());
  }
  static double object_ns(Bytes size, Bytes heap_bytes) {
    Objects objects(size, heap_bytes / size);
    objects.shuffle();
    return objects.mark(objects.table());
  }
  static double per_object(std::uint64_t count, bool as_tree) {
    Objects objects(kLineBytes, count);
    objects.shuffle();
    if (!as_tree) return objects.mark(objects.table());
    for (std::uint64_t i = 1; i < count; ++i) {
      objects.heap.store(objects.at[(i - 1) / 2] + (i - 1) % 2 * kWordBytes, objects.at[i]);
    }
    return objects.mark(objects.at.front());
  }
};

}  // namespace tricolor

TRICOLOR_TEST(cold_memory, tricolor::TestColdMemory)
#include "test_cold_memory.moc"
