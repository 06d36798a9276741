// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include <QtTest>

#include "core/sim/allocation_plans.h"
#include "tests/support/room_test.h"

namespace tricolor {

class TestAllocationPlans : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void aPlanSaysWhichSlotATypeGets();
  void tinyAndEmptyObjectsAreASmallCase();
  void whatIsTooLargeForASlotIsLarge();
  void clearingMemoryThatIsNotInTheCachesCostsMore();
  void plansAreMadeWhenSomebodyAsks();
};

void TestAllocationPlans::aPlanSaysWhichSlotATypeGets() {
  Heap heap(SizeClassMap(26, false), 1);
  AllocationPlans plans(26);
  const AllocationPlan& plan =
      plans.of(heap.types().intern("test.node", 40, PointerLayout::all(5)), heap);
  QCOMPARE(plan.bytes, Bytes{40});
  QCOMPARE(plan.slot_bytes, 48U);
  QVERIFY(!plan.small_case);
  QVERIFY(!plan.large);
  QVERIFY(plan.cost > 0);
}

void TestAllocationPlans::tinyAndEmptyObjectsAreASmallCase() {
  Heap heap(SizeClassMap(26, false), 1);
  AllocationPlans plans(26);
  const auto is_small_case = [&](std::string_view name, Bytes bytes, const PointerLayout& layout) {
    return plans.of(heap.types().intern(name, bytes, layout), heap).small_case;
  };
  QVERIFY(is_small_case("struct{}", 0, PointerLayout::none()));
  QVERIFY(is_small_case("[8]byte", 8, PointerLayout::none()));
  QVERIFY(!is_small_case("[16]byte", 16, PointerLayout::none()));
  QVERIFY(!is_small_case("*test.node", 8, PointerLayout::all(1)));
}

void TestAllocationPlans::whatIsTooLargeForASlotIsLarge() {
  Heap heap(SizeClassMap(26, false), 1);
  AllocationPlans plans(26);
  const AllocationPlan& plan =
      plans.of(heap.types().intern("[]byte", 40 * kKiB, PointerLayout::none()), heap);
  QVERIFY(plan.large);
  QCOMPARE(plan.slot_bytes, 40 * 1024U);
}

void TestAllocationPlans::clearingMemoryThatIsNotInTheCachesCostsMore() {
  Heap heap(SizeClassMap(26, false), 1);
  const TypeId type = heap.types().intern("[1024]byte", 1024, PointerLayout::none());
  AllocationPlans plans(26);
  const AllocationPlan& plan = plans.of(type, heap);
  QVERIFY(plan.slot_cost(0) < plan.slot_cost(Span::kAllWaits));
  QCOMPARE(plan.slot_cost(0), plan.cost);
  QCOMPARE(2 * plan.slot_cost(Span::kAllWaits / 2),
           plan.slot_cost(0) + plan.slot_cost(Span::kAllWaits));
}

void TestAllocationPlans::plansAreMadeWhenSomebodyAsks() {
  Heap heap(SizeClassMap(26, false), 1);
  const TypeId first = heap.types().intern("first", 64, PointerLayout::none());
  const TypeId second = heap.types().intern("second", 64, PointerLayout::none());
  AllocationPlans plans(26);
  plans.of(second, heap);
  QVERIFY(plans.all()[first].span_class < 0);
  QVERIFY(plans.all()[second].span_class >= 0);
}

}  // namespace tricolor

TRICOLOR_TEST(allocation_plans, tricolor::TestAllocationPlans)
#include "test_allocation_plans.moc"
