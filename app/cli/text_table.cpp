// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "app/cli/text_table.h"

#include <algorithm>

namespace tricolor::cli {

namespace {

/// Letters rather than bytes: UTF-8's bytes after the first of a letter begin with 10.
std::size_t letters(const std::string& cell) {
  return static_cast<std::size_t>(
      std::ranges::count_if(cell, [](unsigned char byte) { return (byte & 0xc0) != 0x80; }));
}

}  // namespace

std::vector<std::size_t> TextTable::widths() const {
  std::vector<std::size_t> widths;
  for (const std::vector<std::string>& row : m_rows) {
    widths.resize(std::max(widths.size(), row.size()));
    for (std::size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], letters(row[i]));
  }
  return widths;
}

std::string TextTable::text() const {
  const std::vector<std::size_t> column_widths = widths();
  std::string text;
  for (const std::vector<std::string>& row : m_rows) {
    std::string line;
    for (std::size_t i = 0; i < row.size(); ++i) {
      const std::string space(column_widths[i] - letters(row[i]), ' ');
      if (i > 0) line += "  ";
      line += i < m_left_columns ? row[i] + space : space + row[i];
    }
    line.erase(line.find_last_not_of(' ') + 1);
    text += line + "\n";
  }
  return text;
}

}  // namespace tricolor::cli
