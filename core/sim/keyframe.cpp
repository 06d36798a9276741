// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "core/sim/keyframe.h"

#include <algorithm>
#include <utility>

namespace tricolor {
namespace {

/// Gaps far from the present may be this much wider than those near it. Going back a little is what
/// people do most, but that is prepared while nobody waits; who jumps to the other end of a run
/// waits for the widest gap, which would be two thirds wider with gaps of 3 to 1 than with equal
/// ones.
constexpr double kFarGaps = 1.25;

bool is_after(const Position& position, const KeyframePtr& frame) {
  return position < frame->position;
}

}  // namespace

Keyframe::Keyframe(World& original)
    : world(original),
      position(original.position()),
      now_ns(original.now()),
      latest_ns(original.latest()) {}

void KeyframeList::insert(KeyframePtr frame) {
  const auto at = std::upper_bound(m_frames.begin(), m_frames.end(), frame->position, is_after);
  if (at != m_frames.begin() && (*std::prev(at))->position == frame->position) return;
  m_frames.insert(at, std::move(frame));
}

const KeyframePtr& KeyframeList::before(const Position& position) const {
  const auto after = std::upper_bound(m_frames.begin() + 1, m_frames.end(), position, is_after);
  return *std::prev(after);
}

const KeyframePtr& KeyframeList::before_time(Nanos at_ns) const {
  const auto after = std::find_if(m_frames.begin() + 1, m_frames.end(),
                                  [&](const KeyframePtr& f) { return f->latest_ns >= at_ns; });
  return *std::prev(after);
}

Position KeyframeList::after(const Position& position) const {
  const auto after = std::upper_bound(m_frames.begin(), m_frames.end(), position, is_after);
  return after == m_frames.end() ? kEndOfTime : (*after)->position;
}

KeyframeList KeyframeList::up_to(const Position& position) const {
  KeyframeList shared(m_frames.front());
  for (const KeyframePtr& frame : m_frames) {
    if (frame->position <= position) shared.insert(frame);
  }
  return shared;
}

void KeyframeList::remove(const Keyframe* frame) {
  std::erase_if(m_frames, [&](const KeyframePtr& each) { return each.get() == frame; });
}

KeyframeList::Loss KeyframeList::least_loss(const Position& present) const {
  Loss least;
  const auto end =
      static_cast<double>(std::max<std::uint64_t>(m_frames.back()->position.work(), 1));
  for (std::size_t i = 1; i + 1 < m_frames.size(); ++i) {
    const std::uint64_t from = m_frames[i - 1]->position.work();
    const std::uint64_t to = m_frames[i + 1]->position.work();
    const auto distance =
        static_cast<double>(present.work()) - static_cast<double>(m_frames[i]->position.work());
    const double far = std::min(1.0, std::abs(distance) / end);
    const double weight = static_cast<double>(to - from) / (1 + (kFarGaps - 1) * far);
    if (least.frame == nullptr || weight < least.weight) least = {m_frames[i].get(), weight};
  }
  return least;
}

}  // namespace tricolor
