// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include <QtTest>

#include "core/heap/heap.h"
#include "tests/support/allocate_small.h"
#include "tests/support/room_test.h"

namespace tricolor {

/// What the allocator adds to the scannable heap for an object (scanAlloc), read in the sources of
/// 1.19.8 and 1.26.8.
class TestScanAlloc : public QObject {
  Q_OBJECT

 private:
  static Bytes counted(int go_minor, const char* name, Bytes bytes, const PointerLayout& pointers) {
    Heap heap(SizeClassMap(go_minor, go_minor == 26), 1);
    const TypeId type = heap.types().intern(name, bytes, pointers);
    test::allocate_small(heap, span_class(heap.sizes().class_for(bytes, false), false), type);
    return heap.take_scan_alloc(0);
  }

 private Q_SLOTS:
  void anObjectCountsUpToItsLastPointer() {
    for (const int go_minor : {19, 26}) {
      QCOMPARE(counted(go_minor, "main.treeNode", 16, PointerLayout::all(2)), Bytes{16});
      QCOMPARE(counted(go_minor, "[]main.cell", 64, PointerLayout::every(2, 4)), Bytes{56});
    }
  }

  void anArrayOfPointersCountsAsItsFirstElementSince122() {
    QCOMPARE(counted(19, "[]unsafe.Pointer", 64, PointerLayout::all(8)), Bytes{64});
    QCOMPARE(counted(26, "[]unsafe.Pointer", 64, PointerLayout::all(8)), Bytes{8});
    QCOMPARE(counted(26, "[]*main.node", 64, PointerLayout::all(8)), Bytes{8});
  }

  void anObjectWithAHeaderCountsAsAWholeSince122() {
    QCOMPARE(counted(19, "[]main.cell", 1024, PointerLayout::every(2, 64)), Bytes{1016});
    QCOMPARE(counted(26, "[]main.cell", 1024, PointerLayout::every(2, 64)), Bytes{1152});
  }

  void whatAProcessorAllocatesIsItsOwn() {
    Heap heap(SizeClassMap(19, false), 2);
    const TypeId type = heap.types().intern("main.treeNode", 16, PointerLayout::all(2));
    test::allocate_small(heap, span_class(heap.sizes().class_for(16, false), false), type);
    QCOMPARE(heap.take_scan_alloc(1), Bytes{0});
    QCOMPARE(heap.take_scan_alloc(0), Bytes{16});
    QCOMPARE(heap.take_scan_alloc(0), Bytes{0});
  }
};

}  // namespace tricolor

TRICOLOR_TEST(scan_alloc, tricolor::TestScanAlloc)
#include "test_scan_alloc.moc"
