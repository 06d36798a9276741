// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <cstdio>
#include <span>
#include <string_view>

namespace tricolor::test {

/// A test of a room: what follows `test_` in its file's name, and its run_THING().
struct RoomTest {
  std::string_view thing;
  int (*run)(int argc, char** argv);
};

/// The main() of a room: `test_ROOM THING [options of Qt Test]` runs one of its tests. One at a
/// time, for each wants an application of its own.
inline int run_room(std::span<const RoomTest> tests, int argc, char** argv) {
  const std::string_view wanted = argc > 1 ? argv[1] : "";
  for (const RoomTest& test : tests) {
    if (test.thing != wanted) continue;
    argv[1] = argv[0];
    return test.run(argc - 1, argv + 1);
  }
  std::fprintf(stderr, "usage: %s TEST [options of Qt Test], where TEST is one of:\n", argv[0]);
  for (const RoomTest& test : tests) {
    std::fprintf(stderr, "  %.*s\n", static_cast<int>(test.thing.size()), test.thing.data());
  }
  return 2;
}

}  // namespace tricolor::test
