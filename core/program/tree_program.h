// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include "core/program/library.h"
#include "core/program/workload.h"

namespace tricolor {

struct TreeConfig {
  std::uint32_t depth = 4;       ///< of the largest short-lived trees
  std::uint32_t long_depth = 4;  ///< of the tree that stays
};

/// The binary-trees benchmark: a tree that is counted and dropped, one that stays, and many of
/// growing depth that are counted and dropped.
///
/// The recursion of the Go program is a loop here: level h of it has finished a left subtree
/// when bit h of `m_have_left` is set. The frames of all levels stay for as long as trees of one
/// depth are built, with their variables l and r.
class TreeProgram final : public CloneableWorkload<TreeProgram> {
 public:
  TreeProgram(const TreeConfig& config, std::uint64_t seed)
      : CloneableWorkload(seed), m_config(config) {}
  Request step(Mutator& m, Address result);
  void hash(Hasher& hasher) const override;

 private:
  enum class Tree : std::uint8_t { kStretch, kLong, kShort };
  /// What the next node is for.
  struct Building {
    std::uint32_t height = 0;     ///< of the subtree whose root it is
    std::uint64_t have_left = 0;  ///< bit h: a left subtree of height h waits for its sibling
  };
  Request begin(Mutator& m);
  template <typename Storer>
  bool place_node(Mutator& m, Storer& storer, Address node, Building& at) const;
  bool build_many(Mutator& m, Address& node, Building& outside);
  Request request_node(std::uint32_t height);
  Request take_node(Mutator& m, Address node);
  Request finish_tree(Mutator& m, Address root);
  Request next_tree(Mutator& m);
  Request build(Mutator& m, std::uint32_t depth);
  void set_frames(Mutator& m, std::uint32_t levels);
  /// Variables of the frame in which subtrees of `height` are made.
  std::uint32_t left(std::uint32_t height) const { return m_first_variable + 2 * height; }
  std::uint32_t right(std::uint32_t height) const { return left(height) + 1; }

  TreeConfig m_config;
  TypeId m_node_type = 0;
  bool m_started = false;
  bool m_counting = false;  ///< the walk over the finished tree is under way
  Tree m_tree = Tree::kStretch;
  std::uint32_t m_keep = 0;     ///< variable
  std::uint32_t m_dropped = 0;  ///< variable: the tree that is being counted
  std::uint32_t m_first_variable = 0;
  std::uint32_t m_frames = 0;      ///< levels of bottomUp on the stack
  std::uint32_t m_depth = 0;       ///< of the tree that is being built
  std::uint32_t m_height = 0;      ///< of the subtree whose root was requested
  std::uint64_t m_have_left = 0;   ///< bit h: a left subtree of height h waits for its sibling
  std::uint64_t m_trees_left = 0;  ///< of this depth, after this one
};

/// Its loop is compiled once, where step() can become part of it.
extern template class CloneableWorkload<TreeProgram>;

ProgramSpec tree_spec();

}  // namespace tricolor
