// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include <QtTest>

#include "core/sim/keyframe_maker.h"
#include "core/sim/timeline.h"
#include "tests/support/made_world.h"
#include "tests/support/room_test.h"

namespace tricolor {

class TestKeyframeMaker : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void whatIsMadeBesideTheRunIsTheWorldAsItWasAtTheStart();
  void itsMemoryIsUsedForTheNextWorldWhateverThatIs();
  void whatIsPreparedIsMemoryAndNoKeyframe();
  void nothingComesOfNothing();
  void aTimelineThatMakesThemBesideTheRunFindsTheWayBack();
};

namespace {

World steady_world(std::int64_t objects) {
  Config config;
  config.program = "steady";
  config.parameters = {
      {"n", objects}, {"size", 48}, {"steps", 40'000'000}, {"kind", 2}, {"fill", 2}};
  return made_world(config);
}

}  // namespace

void TestKeyframeMaker::whatIsMadeBesideTheRunIsTheWorldAsItWasAtTheStart() {
  World world = steady_world(100'000);
  run_some(world, 200'000);
  const std::uint64_t hash = world.state_hash();
  const Position place = world.position();
  KeyframeMaker maker;
  QVERIFY(maker.idle());
  QVERIFY(maker.start(world));
  QVERIFY(!maker.idle());
  run_some(world, 50'000);
  const KeyframeMaker::Made made = maker.finish();
  QVERIFY(maker.idle());
  QVERIFY(made.frame != nullptr);
  QVERIFY(made.took > KeyframeMaker::Duration::zero());
  QCOMPARE(made.frame->position, place);
  QCOMPARE(made.frame->world.unpack().state_hash(), hash);
}

void TestKeyframeMaker::itsMemoryIsUsedForTheNextWorldWhateverThatIs() {
  KeyframeMaker maker;
  for (const std::int64_t objects : {50'000, 10, 80'000}) {
    World world = steady_world(objects);
    run_some(world, 60'000);
    QVERIFY(maker.start(world));
    KeyframeMaker::Made made;
    while (made.frame == nullptr) made = maker.take();
    QVERIFY(maker.idle());
    QCOMPARE(made.frame->world.unpack().state_hash(), world.state_hash());
  }
}

void TestKeyframeMaker::whatIsPreparedIsMemoryAndNoKeyframe() {
  World world = steady_world(50'000);
  run_some(world, 60'000);
  KeyframeMaker maker;
  QVERIFY(!maker.has_memory());
  maker.prepare(std::make_shared<const Keyframe>(world));
  while (!maker.idle()) QVERIFY(maker.take().frame == nullptr);
  QVERIFY(maker.has_memory());
  run_some(world, 10'000);
  QVERIFY(maker.start(world));
  QCOMPARE(maker.finish().frame->world.unpack().state_hash(), world.state_hash());
  QVERIFY(!maker.has_memory());
}

void TestKeyframeMaker::nothingComesOfNothing() {
  KeyframeMaker maker;
  QVERIFY(maker.take().frame == nullptr);
  QVERIFY(maker.finish().frame == nullptr);
}

void TestKeyframeMaker::aTimelineThatMakesThemBesideTheRunFindsTheWayBack() {
  Timeline timeline(steady_world(150'000));
  timeline.wait_for_pauses(true);
  std::vector<std::pair<Position, std::uint64_t>> places;
  RunLimit slice;
  slice.max_actions = 20'000;
  for (int i = 0; i < 60; ++i) {
    timeline.run(slice);
    timeline.keep_due();
    if (i % 20 == 7) places.emplace_back(timeline.position(), timeline.world().state_hash());
    if (i == 30) timeline.apply(SetGogc{50});
  }
  for (const auto& [place, hash] : places) {
    QVERIFY(timeline.seek(place));
    QCOMPARE(timeline.position(), place);
    QCOMPARE(timeline.world().state_hash(), hash);
  }
  QVERIFY(timeline.branch().keyframes.frames().size() > 1);
}

}  // namespace tricolor

TRICOLOR_TEST(keyframe_maker, tricolor::TestKeyframeMaker)
#include "test_keyframe_maker.moc"
