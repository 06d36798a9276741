// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include <algorithm>
#include <new>
#include <unordered_set>
#include <utility>

#include "core/sim/timeline.h"

// Which places of a history have a copy of the World, and how much memory all of them take.

namespace tricolor {
namespace {

/// How much is simulated again in the first step back, at most.
constexpr std::uint64_t kPreparedActions = 4096;
/// With fewer copies than this the nearest ones would push each other out.
constexpr std::size_t kRoomForPhases = 6;

}  // namespace

void Timeline::keep_if(bool wanted) {
  if (wanted) keep();
}

/// In a window the run goes on while a large one is packed.
void Timeline::keep_on_the_way() {
  if (!m_maker.idle()) return;
  const bool beside =
      m_waits && m_pacer.is_slow() && has_room_for(1) && m_world.host_bytes() <= m_budget;
  if (beside && m_maker.has_memory() && m_maker.start(m_world)) return;
  keep();
  if (beside) m_maker.prepare(branch().keyframes.before(position()));
}

void Timeline::collect(const KeyframeMaker::Made& made) {
  if (made.frame == nullptr) return;
  m_pacer.copied(made.took);
  make_room(made.frame->world.bytes());
  insert(made.frame);
}

/// Before anything that asks for keyframes or goes somewhere else.
void Timeline::settle() {
  collect(m_maker.finish());
}

void Timeline::keep() {
  const auto begin = std::chrono::steady_clock::now();
  keep(m_world);
  m_pacer.copied(std::chrono::steady_clock::now() - begin);
}

/// One that would have to go again at once is not made. How much memory it takes is only known
/// afterwards: room is made for one as large as the last.
void Timeline::keep(World& world) {
  if (!has_room_for(1)) {
    m_keyframe_bytes -= m_keyframe_bytes / 16;  // try again some day: worlds shrink, too
    return;
  }
  make_room(m_keyframe_bytes);
  try {
    insert(std::make_shared<const Keyframe>(world));
  } catch (const std::bad_alloc&) {
    // It would have been quicker to come back here; that is all.
  }
  make_room(0);
}

void Timeline::insert(KeyframePtr frame) {
  m_keyframe_bytes = frame->world.bytes();
  if (has_room_for(1)) current().keyframes.insert(std::move(frame));
}

/// Beside the start, for keyframes as large as the last one.
bool Timeline::has_room_for(std::size_t frames) const {
  return m_keyframe_bytes * frames + branch().keyframes.frames().front()->world.bytes() <= m_budget;
}

/// While nobody waits: copies shortly before the places that the next step back may go to.
bool Timeline::prepare_back(const Interrupt& interrupt) {
  settle();
  if (!prepare(position(), interrupt)) return false;
  if (!has_room_for(kRoomForPhases)) return true;
  return prepare(phase_before(false), interrupt) && prepare(phase_before(true), interrupt);
}

bool Timeline::prepare(const Position& place, const Interrupt& interrupt) {
  const Position from = shortly_before(place, kPreparedActions);
  const Keyframe& base = *branch().keyframes.before(from);
  if (from.actions - base.position.actions <= kPreparedActions) return true;
  if (!has_room_for(1)) return true;
  World scout = base.world.unpack();
  while (scout.position() < from) {
    const std::uint64_t done = scout.position().actions;
    run_along(scout, branch().commands, std::min(from, Position{done + kSlice, 0, 0}));
    if (scout.position().actions == done || (interrupt && interrupt())) return false;
  }
  keep(scout);
  return true;
}

Bytes Timeline::keyframe_bytes() const {
  std::unordered_set<const Keyframe*> counted;
  Bytes bytes = 0;
  for (const Branch& b : m_branches) {
    for (const KeyframePtr& frame : b.keyframes.frames()) {
      if (counted.insert(frame.get()).second) bytes += frame->world.bytes();
    }
  }
  return bytes;
}

void Timeline::set_keyframe_budget(Bytes budget) {
  settle();
  m_budget = budget;
  make_room(0);
}

/// Takes away what is missed least until `more` fits, too; when nothing but the ends of branches is
/// left, those, the current branch's last.
void Timeline::make_room(Bytes more) {
  while (keyframe_bytes() + more > m_budget) {
    const Keyframe* victim = least_missed();
    if (victim == nullptr) break;
    forget(victim);
  }
}

const Keyframe* Timeline::least_missed() const {
  KeyframeList::Loss least;
  const Keyframe* end = nullptr;
  for (const Branch& b : m_branches) {
    const KeyframeList::Loss loss = b.keyframes.least_loss(position());
    if (loss.frame != nullptr && (least.frame == nullptr || loss.weight < least.weight))
      least = loss;
    const bool is_current = b.id == branch().id;
    if (b.keyframes.newest() != nullptr && (!is_current || end == nullptr)) {
      end = b.keyframes.newest();
    }
  }
  return least.frame != nullptr ? least.frame : end;
}

void Timeline::forget(const Keyframe* frame) {
  for (Branch& b : m_branches) b.keyframes.remove(frame);
}

}  // namespace tricolor
