// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace tricolor::cli {

/// Rows of text in columns as wide as their widest cell, two spaces apart. Cells are UTF-8 and
/// stand to the right, those of the first `left_columns` columns to the left.
class TextTable {
 public:
  explicit TextTable(std::size_t left_columns = 0) : m_left_columns(left_columns) {}

  void add(std::vector<std::string> cells) { m_rows.push_back(std::move(cells)); }
  std::string text() const;

 private:
  std::vector<std::size_t> widths() const;

  std::size_t m_left_columns;
  std::vector<std::vector<std::string>> m_rows;
};

}  // namespace tricolor::cli
