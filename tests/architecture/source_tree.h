// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace tricolor::architecture {

/// One `#include` of a file.
struct Include {
  int line = 0;        ///< counted from 1
  std::string target;  ///< what stands between the quotes or brackets
  bool quoted = false;
};

/// A source file, by its path from the repository root ("core/heap/span.h").
struct SourceFile {
  std::string text;
  std::vector<Include> includes;
};

/// The files that the house rules are about, sorted by path, and the names in the root folder.
struct SourceTree {
  std::map<std::string, SourceFile> files;
  std::vector<std::string> top_level;

  void add(const std::string& path, std::string text);
};

/// The includes of a source text; text that is commented out with `//` does not count.
std::vector<Include> find_includes(std::string_view text);

/// Reads C++, CMake and shell sources of the rooms below `root`; build folders are not rooms.
SourceTree read_tree(const std::filesystem::path& root);

}  // namespace tricolor::architecture
