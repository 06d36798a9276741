// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <vector>

#include "core/sim/branch.h"
#include "core/sim/keyframe_maker.h"
#include "core/sim/keyframe_pacer.h"
#include "core/sim/world.h"

namespace tricolor {

/// A World and its history: runs it, goes back in it, asks it about the past, and keeps what would
/// have happened otherwise.
///
/// 1. run() and apply() as with a World; keyframes are made on the way.
/// 2. seek(), seek_time(), step_back(), undo() go anywhere in what has happened. Going back and
///    running again gives the same run, with the same commands at the same places.
/// 3. apply() in the past starts a branch; the course so far stays, see branches().
/// 4. at() answers questions about the past without going there.
///
/// Invariants: the world is on the course of the current branch, at or before its end; keyframes
/// take at most the budget, except for the start of the run, which is always kept.
class Timeline {
 public:
  static constexpr Bytes kDefaultBudget = 256 * kMiB;
  /// Asked every few milliseconds of a long way; true stops there and then.
  using Interrupt = std::function<bool()>;

  /// `start` should not have run yet: nobody can go back further.
  explicit Timeline(World start, Bytes keyframe_budget = kDefaultBudget);

  // --- the present ------------------------------------------------------------------------
  const World& world() const { return m_world; }
  Position position() const { return m_world.position(); }
  /// With the whole course of the branch if this is its past.
  Snapshot snapshot(const SnapshotRequest& request);
  void watch(bool on);
  void focus_slot(Address base) {
    m_focus = base;
    m_world.focus_slot(base);
  }
  /// Number of the last event before those of the step that led here, after going somewhere.
  std::uint32_t events_before_last_step() const { return m_events_before; }
  /// True if this course has already been followed further than here.
  bool in_past() const { return position() < branch().end; }

  // --- forward ----------------------------------------------------------------------------
  StopReason run(const RunLimit& limit = {});
  void apply(const Command& command);

  // --- anywhere; false if interrupted on the way --------------------------------------------
  /// No further than the end of the branch.
  bool seek(const Position& wanted, const Interrupt& interrupt = {});
  /// To the first place where a processor that is to act has reached `at_ns`.
  bool seek_time(Nanos at_ns, const Interrupt& interrupt = {});
  /// To the last place before this one at which a step of that kind ends, or to the start.
  bool step_back(RunLimit::Step kind, const Interrupt& interrupt = {});
  /// To just before the last command; a forward run gives it again, another one forks.
  bool undo(const Interrupt& interrupt = {});
  /// The world as it was at a place of this branch, up to its end.
  World at(const Position& position) const;

  // --- branches ---------------------------------------------------------------------------
  std::span<const Branch> branches() const { return m_branches; }
  const Branch& branch() const { return m_branches[m_current]; }
  /// To the same virtual time of another branch, or to its end; false also if there is none.
  bool switch_branch(std::uint32_t id, const Interrupt& interrupt = {});
  /// Forgets a branch, unless the world is on it.
  void drop_branch(std::uint32_t id);

  // --- memory -----------------------------------------------------------------------------
  void set_keyframe_budget(Bytes budget);
  /// On: a keyframe that is due waits a little for keep_due(), which is called when a pause does
  /// least harm; large ones are made beside the run, which takes a copy of the world in memory.
  void wait_for_pauses(bool on) { m_waits = on; }
  void keep_due() {
    if (m_pacer.due()) keep_on_the_way();
  }
  /// Makes going back from here quick; the world does not move. False if interrupted.
  bool prepare_back(const Interrupt& interrupt = {});
  Bytes keyframe_bytes() const;

 private:
  /// How far to run before looking whether a keyframe is due or somebody interrupts: a few
  /// milliseconds.
  static constexpr std::uint64_t kSlice = 200'000;

  /// Where steps of a kind end, between two places of a branch.
  struct Stops {
    RunLimit::Step kind = RunLimit::Step::kNone;
    std::uint32_t branch = 0;
    Position from;
    Position to;
    std::vector<Position> places;
  };

  Branch& current() { return m_branches[m_current]; }
  StopReason run_course(const RunLimit& limit);
  RunLimit slice_of(const RunLimit& limit) const;
  StopReason run_slice(const RunLimit& slice);
  bool replay_command(const Position& until);
  void note_end();
  void leave_end();
  void fork(const Command& command);

  // timeline_travel.cpp
  void restore(const Keyframe& frame);
  void go_near(const Position& target);
  bool travel(RunLimit limit, bool watched, const Interrupt& interrupt);
  bool arrive(const RunLimit& limit, const Interrupt& interrupt);
  Position phase_before(bool of_cycles) const;
  bool find_stops(RunLimit::Step kind, std::uint64_t window, const Interrupt& interrupt);
  bool knows_all_before(const Position& place, RunLimit::Step kind) const;
  const Position* known_stop(RunLimit::Step kind, const Position& before) const;

  // timeline_keyframes.cpp
  bool prepare(const Position& place, const Interrupt& interrupt);
  void keep();
  void keep_if(bool wanted);
  void keep_on_the_way();
  void insert(KeyframePtr frame);
  void collect(const KeyframeMaker::Made& made);
  void settle();
  void keep(World& world);
  bool has_room_for(std::size_t frames) const;
  void make_room(Bytes more);
  const Keyframe* least_missed() const;
  void forget(const Keyframe* frame);

  World m_world;
  bool m_watched = false;
  Address m_focus = 0;
  std::vector<Branch> m_branches;
  std::size_t m_current = 0;
  std::uint32_t m_next_id = 1;
  Bytes m_budget;
  KeyframePacer m_pacer;
  KeyframeMaker m_maker;       ///< at work for the current branch
  Bytes m_keyframe_bytes = 0;  ///< of the last one that was made
  bool m_waits = false;
  Position m_next_keyframe = kEndOfTime;  ///< the first one that exists after the present
  Stops m_stops;
  std::uint32_t m_events_before = 0;
};

}  // namespace tricolor
