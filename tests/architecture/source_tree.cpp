// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "tests/architecture/source_tree.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>
#include <optional>
#include <utility>

namespace tricolor::architecture {
namespace {

namespace fs = std::filesystem;

constexpr std::array<std::string_view, 8> kRooms = {
    "core", "ui", "app", "tests", "packaging", "resources", ".ci", "CMakeLists.txt"};

std::string_view trim_left(std::string_view text) {
  const auto start = text.find_first_not_of(" \t");
  return start == std::string_view::npos ? std::string_view{} : text.substr(start);
}

/// `#include <x>` as x; nothing for any other line.
std::optional<Include> parse_include(std::string_view line, int number) {
  line = trim_left(line);
  if (!line.starts_with('#')) return std::nullopt;
  line = trim_left(line.substr(1));
  if (!line.starts_with("include")) return std::nullopt;
  line = trim_left(line.substr(std::string_view("include").size()));
  if (line.empty() || (line.front() != '"' && line.front() != '<')) return std::nullopt;
  const bool quoted = line.front() == '"';
  const auto end = line.find(quoted ? '"' : '>', 1);
  if (end == std::string_view::npos) return std::nullopt;
  return Include{number, std::string(line.substr(1, end - 1)), quoted};
}

bool is_source(const fs::path& path) {
  static constexpr std::array<std::string_view, 5> kExtensions = {".cpp", ".h", ".cmake", ".sh",
                                                                  ".py"};
  return path.filename() == "CMakeLists.txt" || path.parent_path().filename() == ".ci" ||
         std::ranges::find(kExtensions, path.extension().string()) != kExtensions.end();
}

std::string read_text(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

void add_file(SourceTree& tree, const fs::path& root, const fs::path& path) {
  if (is_source(path)) tree.add(path.lexically_relative(root).generic_string(), read_text(path));
}

}  // namespace

void SourceTree::add(const std::string& path, std::string text) {
  auto includes = find_includes(text);
  files[path] = SourceFile{std::move(text), std::move(includes)};
}

std::vector<Include> find_includes(std::string_view text) {
  std::vector<Include> includes;
  for (int number = 1; !text.empty(); ++number) {
    const auto end = text.find('\n');
    if (auto include = parse_include(text.substr(0, end), number)) includes.push_back(*include);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  }
  return includes;
}

SourceTree read_tree(const fs::path& root) {
  SourceTree tree;
  for (const auto& entry : fs::directory_iterator(root)) {
    tree.top_level.push_back(entry.path().filename().string());
  }
  std::ranges::sort(tree.top_level);
  for (const auto room : kRooms) {
    const fs::path path = root / room;
    if (fs::is_regular_file(path)) add_file(tree, root, path);
    if (!fs::is_directory(path)) continue;
    for (const auto& entry : fs::recursive_directory_iterator(path)) {
      if (entry.is_regular_file()) add_file(tree, root, entry.path());
    }
  }
  return tree;
}

}  // namespace tricolor::architecture
