// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <memory>
#include <vector>

#include "core/sim/packed_world.h"

namespace tricolor {

/// A World kept to go back to. Never changes while it is in a list, so branches of a history share
/// it.
struct Keyframe {
  /// `original` is the same afterwards.
  explicit Keyframe(World& original);

  PackedWorld world;
  Position position;
  Nanos now_ns = 0;     ///< every processor had got so far
  Nanos latest_ns = 0;  ///< no processor had got further
};
using KeyframePtr = std::shared_ptr<const Keyframe>;

/// The keyframes of one branch, oldest first. The first one is its start and stays for ever.
class KeyframeList {
 public:
  explicit KeyframeList(KeyframePtr start) : m_frames{std::move(start)} {}

  /// In its place; one that is there already stays.
  void insert(KeyframePtr frame);
  /// The last one at or before `position`.
  const KeyframePtr& before(const Position& position) const;
  /// The last one in which every processor is earlier than `at_ns`; the start if there is none.
  const KeyframePtr& before_time(Nanos at_ns) const;
  /// Where the next one after `position` is; kEndOfTime if there is none.
  Position after(const Position& position) const;
  /// Only those at or before `position`: what a fork there shares with this branch.
  KeyframeList up_to(const Position& position) const;
  /// Nothing happens if it is not there.
  void remove(const Keyframe* frame);

  /// The one that is missed least, and how much: the gap that it leaves, in simulated work,
  /// weighed by its distance from `present`. nullptr if only the start and the newest are left.
  struct Loss {
    const Keyframe* frame = nullptr;
    double weight = 0;
  };
  Loss least_loss(const Position& present) const;
  /// The newest one, unless it is the start.
  const Keyframe* newest() const { return m_frames.size() > 1 ? m_frames.back().get() : nullptr; }

  const std::vector<KeyframePtr>& frames() const { return m_frames; }

 private:
  std::vector<KeyframePtr> m_frames;
};

}  // namespace tricolor
