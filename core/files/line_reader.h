// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <cstddef>
#include <cstdint>
#include <istream>
#include <string>
#include <vector>

namespace tricolor {

/// Reads text of any origin line by line in bounded memory: a line longer than kLongestPiece
/// comes in pieces. Handles LF and CR LF; UTF-16 (as PowerShell redirects) is read as its low
/// bytes, so that ASCII in it is found.
///
/// 1. next() until it returns false.
/// 2. failed() says whether that was a read error rather than the end.
class LineReader {
 public:
  static constexpr std::size_t kLongestPiece = 64 * 1024;

  explicit LineReader(std::istream& in) : m_in(in), m_chunk(kLongestPiece) {}

  bool next();
  const std::string& text() const { return m_text; }  ///< without the line's end
  std::uint64_t line() const { return m_line; }       ///< 1-based number of text()'s line
  bool whole() const { return m_ends_line; }          ///< false: the line goes on in the next piece
  bool failed() const { return m_failed; }

 private:
  void fill();
  void detect_utf16();
  bool take_line();
  void take(std::size_t end);
  std::size_t cut_position() const;
  std::size_t waiting() const { return m_pending.size() - m_begin; }

  std::istream& m_in;
  std::vector<char> m_chunk;
  std::string m_pending;  ///< from m_begin on: read, not yet handed out
  std::size_t m_begin = 0;
  std::size_t m_searched = 0;  ///< from m_begin up to this there is no line end
  std::string m_text;
  std::uint64_t m_line = 0;
  bool m_ends_line = true;
  bool m_utf16 = false;
  bool m_started = false;
  bool m_at_end = false;
  bool m_failed = false;
};

}  // namespace tricolor
