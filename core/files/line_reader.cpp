// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "core/files/line_reader.h"

#include <algorithm>
#include <string_view>

namespace tricolor {

/// A gctrace line is shorter than this; where a long line is cut, none may be torn apart.
constexpr std::size_t kLongestRecord = 1024;
static_assert(kLongestRecord < LineReader::kLongestPiece);

bool LineReader::next() {
  if (m_ends_line) ++m_line;
  while (!take_line()) {
    if (waiting() >= kLongestPiece) {
      take(cut_position());
      m_ends_line = false;
      return true;
    }
    if (m_at_end) {
      if (waiting() == 0) return false;
      take(m_pending.size());
      m_ends_line = true;
      return true;
    }
    fill();
  }
  return true;
}

void LineReader::fill() {
  m_pending.erase(0, m_begin);
  m_searched -= m_begin;
  m_begin = 0;
  m_in.read(m_chunk.data(), static_cast<std::streamsize>(m_chunk.size()));
  const auto count = static_cast<std::size_t>(m_in.gcount());
  m_at_end = count < m_chunk.size();
  m_failed = m_in.bad();
  const auto old_end = static_cast<std::ptrdiff_t>(m_pending.size());
  m_pending.append(m_chunk.data(), count);
  if (!m_started) detect_utf16();
  if (m_utf16) {
    m_pending.erase(std::remove(m_pending.begin() + old_end, m_pending.end(), '\0'),
                    m_pending.end());
  }
}

void LineReader::detect_utf16() {
  m_started = true;
  m_utf16 = m_pending.starts_with("\xFF\xFE") || m_pending.starts_with("\xFE\xFF");
  if (m_utf16) m_pending.erase(0, 2);
}

/// Takes a line whose end has been read, if there is one.
bool LineReader::take_line() {
  const std::size_t end = m_pending.find('\n', m_searched);
  if (end == std::string::npos) {
    m_searched = m_pending.size();
    return false;
  }
  take(end);
  m_begin = m_searched = end + 1;
  if (m_text.ends_with('\r')) m_text.pop_back();
  m_ends_line = true;
  return true;
}

void LineReader::take(std::size_t end) {
  m_text.assign(m_pending, m_begin, end - m_begin);
  m_begin = m_searched = end;
}

/// Where an overlong line is cut: before what may be a record that is not yet read in full.
std::size_t LineReader::cut_position() const {
  const std::size_t end = m_pending.size();
  const std::string_view tail = std::string_view(m_pending).substr(end - kLongestRecord);
  const std::size_t record = tail.rfind("gc ");
  if (record != std::string_view::npos) return end - kLongestRecord + record;
  if (m_pending.ends_with("gc")) return end - 2;
  if (m_pending.ends_with("g")) return end - 1;
  return end;
}

}  // namespace tricolor
