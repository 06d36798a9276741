// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

#include "core/ownership/recording_allocator.h"
#include "core/ownership/shared.h"
#include "core/ownership/weak.h"

namespace tricolor {

/// Payload of the sample classes, in bytes. Above 64 KiB, so that Go's escape analysis puts the
/// same object on the heap however it is used.
inline constexpr std::size_t kSampleBytes = 100'000;
/// The first word behind the payload: where the Go nodes have their pointers.
inline constexpr std::uint32_t kFirstWordAfterSample = kSampleBytes / kWordBytes;

/// Something large enough to be missed: the object of most scenarios.
struct Session : OnRecordedHeap<Session> {
  static constexpr std::string_view kTypeName = "Session";

  Session() { ActiveRecorder::get().constructed(this); }
  Session(const Session&) = delete;
  Session& operator=(const Session&) = delete;
  ~Session() { ActiveRecorder::get().destroyed(this); }
  void work() { ++data[0]; }

  std::array<unsigned char, kSampleBytes> data{};
};
static_assert(sizeof(Session) == kSampleBytes, "recording must not change what is allocated");

/// Two of these that share each other never go away.
struct CycleNode : OnRecordedHeap<CycleNode> {
  static constexpr std::string_view kTypeName = "Node";

  CycleNode() { ActiveRecorder::get().constructed(this); }
  CycleNode(const CycleNode&) = delete;
  CycleNode& operator=(const CycleNode&) = delete;
  ~CycleNode() { ActiveRecorder::get().destroyed(this); }

  std::array<char, kSampleBytes> page{};
  Shared<CycleNode> peer{"peer"};
};

/// A node whose way back to its parent is weak.
struct TreeNode : OnRecordedHeap<TreeNode> {
  static constexpr std::string_view kTypeName = "Node";

  TreeNode() { ActiveRecorder::get().constructed(this); }
  TreeNode(const TreeNode&) = delete;
  TreeNode& operator=(const TreeNode&) = delete;
  ~TreeNode() { ActiveRecorder::get().destroyed(this); }

  std::array<char, kSampleBytes> page{};
  Shared<TreeNode> child{"child"};
  Weak<TreeNode> parent{"parent"};
};
static_assert(sizeof(Shared<TreeNode>) == sizeof(std::shared_ptr<TreeNode>));
static_assert(sizeof(Weak<TreeNode>) == sizeof(std::weak_ptr<TreeNode>));

/// One element of a vector that grows.
struct Chunk {
  std::array<char, kSampleBytes> data{};
};

/// Names the buffers of vectors.
struct CharBuffer {
  static constexpr std::string_view kTypeName = "char[]";
};
struct ChunkBuffer {
  static constexpr std::string_view kTypeName = "Chunk[]";
};

}  // namespace tricolor
