// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include <unordered_set>
#include <utility>

#include "core/sim/timeline.h"

// Which places of a history have a copy of the World, and how much memory all of them take.

namespace tricolor {

void Timeline::keep_if(bool wanted) {
  if (wanted) keep();
}

/// A copy that would have to go again at once is not made.
void Timeline::keep() {
  if (m_world.copy_bytes() + branch().keyframes.frames().front()->bytes > m_budget) {
    m_pacer.reset();
    return;
  }
  const auto begin = std::chrono::steady_clock::now();
  current().keyframes.insert(std::make_shared<const Keyframe>(m_world));
  m_pacer.copied(std::chrono::steady_clock::now() - begin);
  fit_budget();
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
  fit_budget();
}

/// Takes away what is missed least until the rest fits; when nothing but the ends of branches is left,
/// those, the current branch's last.
void Timeline::fit_budget() {
  while (keyframe_bytes() > m_budget) {
    KeyframeList::Loss least;
    const Keyframe* end = nullptr;
    for (const Branch& b : m_branches) {
      const KeyframeList::Loss loss = b.keyframes.least_loss(position());
      if (loss.frame != nullptr && (least.frame == nullptr || loss.weight < least.weight)) least = loss;
      const bool is_current = b.id == branch().id;
      if (b.keyframes.newest() != nullptr && (!is_current || end == nullptr)) {
        end = b.keyframes.newest();
      }
    }
    const Keyframe* victim = least.frame != nullptr ? least.frame : end;
    if (victim == nullptr) return;
    forget(victim);
  }
}

void Timeline::forget(const Keyframe* frame) {
  for (Branch& b : m_branches) b.keyframes.erase(frame);
}

}  // namespace tricolor
