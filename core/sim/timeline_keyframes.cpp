// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include <algorithm>
#include <unordered_set>
#include <utility>

#include "core/sim/timeline.h"

// Which places of a history have a copy of the World, and how much memory all of them take.

namespace tricolor {
namespace {

/// How much is simulated again in the first step back, at most.
constexpr std::uint64_t kPreparedActions = 4096;
/// With fewer copies than this the nearest ones would push each other out.
constexpr Bytes kRoomForPhases = 6;

}  // namespace

void Timeline::keep_if(bool wanted) {
  if (wanted) keep();
}

/// A copy that would have to go again at once is not made. One takes the memory of the last that
/// goes for it: to get new memory from the operating system takes longer than to fill it.
void Timeline::keep() {
  const Bytes wanted = m_world.copy_bytes();
  if (wanted + branch().keyframes.frames().front()->bytes > m_budget) {
    m_pacer.reset();
    return;
  }
  const auto begin = std::chrono::steady_clock::now();
  std::shared_ptr<Keyframe> frame = make_room(wanted);
  if (frame) {
    frame->retake(m_world);
  } else {
    frame = std::make_shared<Keyframe>(m_world);
  }
  current().keyframes.insert(std::move(frame));
  m_pacer.copied(std::chrono::steady_clock::now() - begin);
  make_room(0);
}

/// While nobody waits: copies shortly before the places that the next step back may go to.
bool Timeline::prepare_back(const Interrupt& interrupt) {
  if (!prepare(position(), interrupt)) return false;
  if (m_world.copy_bytes() * kRoomForPhases > m_budget) return true;
  return prepare(phase_before(false), interrupt) && prepare(phase_before(true), interrupt);
}

bool Timeline::prepare(const Position& place, const Interrupt& interrupt) {
  const Position from = shortly_before(place, kPreparedActions);
  const Keyframe& base = *branch().keyframes.before(from);
  if (from.actions - base.position.actions <= kPreparedActions) return true;
  if (m_world.copy_bytes() + branch().keyframes.frames().front()->bytes > m_budget) return true;
  World scout = base.world;
  while (scout.position() < from) {
    const std::uint64_t done = scout.position().actions;
    run_along(scout, branch().commands, std::min(from, Position{done + kSlice, 0, 0}));
    if (scout.position().actions == done || (interrupt && interrupt())) return false;
  }
  make_room(scout.copy_bytes());
  current().keyframes.insert(std::make_shared<const Keyframe>(std::move(scout)));
  return true;
}

Bytes Timeline::keyframe_bytes() const {
  std::unordered_set<const Keyframe*> counted;
  Bytes bytes = 0;
  for (const Branch& b : m_branches) {
    for (const KeyframePtr& frame : b.keyframes.frames()) {
      if (counted.insert(frame.get()).second) bytes += frame->bytes;
    }
  }
  return bytes;
}

void Timeline::set_keyframe_budget(Bytes budget) {
  m_budget = budget;
  make_room(0);
}

/// Takes away what is missed least until `more` fits, too; when nothing but the ends of branches is
/// left, those, the current branch's last. Returns the last one that went, if nobody else has it.
std::shared_ptr<Keyframe> Timeline::make_room(Bytes more) {
  KeyframePtr gone;
  while (keyframe_bytes() + more > m_budget) {
    const Keyframe* victim = least_missed();
    if (victim == nullptr) break;
    gone = forget(victim);
  }
  if (gone.use_count() != 1) return nullptr;
  return std::const_pointer_cast<Keyframe>(std::move(gone));
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

KeyframePtr Timeline::forget(const Keyframe* frame) {
  KeyframePtr forgotten;
  for (Branch& b : m_branches) {
    KeyframePtr taken = b.keyframes.take_out(frame);
    if (taken) forgotten = std::move(taken);
  }
  return forgotten;
}

}  // namespace tricolor
