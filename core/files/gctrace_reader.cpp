// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "core/files/gctrace_reader.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "core/files/gctrace_record.h"
#include "core/files/line_reader.h"

namespace tricolor {

/// More than a person reads; keeps a hostile log from filling the memory with complaints.
constexpr std::size_t kMostDamaged = 1000;
constexpr std::size_t kLongestExcerpt = 40;

/// Printable ASCII from the end of the good part, for a message.
static std::string excerpt(std::string_view text) {
  std::string shown = "\"";
  for (const char c : text.substr(0, kLongestExcerpt)) {
    const bool plain = c >= 0x20 && c < 0x7f && c != '"' && c != '\\';
    shown += plain ? c : '?';
  }
  return shown + (text.size() > kLongestExcerpt ? "...\"" : "\"");
}

/// Collects a log's cycles from its lines.
class GctraceCollector {
 public:
  /// One line, or a piece of an overlong one (`whole` is false for all but its last piece).
  void add(std::string_view text, std::uint64_t line, bool whole) {
    m_found = m_found || !m_cut_off.empty();
    if (!complete_cut_off(text, line, whole)) scan(text, line, whole);
    if (!whole) return;
    if (!m_found) ++m_log.other_lines;
    m_found = false;
  }

  GctraceLog finish() {
    give_up_cut_off();
    return std::move(m_log);
  }

 private:
  /// Finds the records in `text`; the last may go on in the next line.
  void scan(std::string_view text, std::uint64_t line, bool whole) {
    std::size_t at = find_gctrace_record(text, 0);
    while (at != std::string_view::npos) {
      m_found = true;
      const GctraceRecord record = parse_gctrace_record(text, at);
      const std::size_t next = find_gctrace_record(text, std::max(record.end, at + 1));
      if (record.state == GctraceRecord::State::kWhole) {
        keep(record.cycle, line);
      } else if (record.state == GctraceRecord::State::kCutOff && whole &&
                 next == std::string_view::npos) {
        m_cut_off = text.substr(at);
        m_cut_off_line = line;
      } else {
        complain(record, text, line);
      }
      at = next;
    }
  }

  /// Other output with a line's end in it has torn a record apart: its rest begins this line.
  bool complete_cut_off(std::string_view text, std::uint64_t line, bool whole) {
    if (m_cut_off.empty()) return false;
    if (find_gctrace_record(text, 0) == std::string_view::npos) {
      const std::string joined = m_cut_off + std::string(text);
      const GctraceRecord record = parse_gctrace_record(joined, 0);
      if (record.state == GctraceRecord::State::kWhole) {
        keep(record.cycle, m_cut_off_line);
        m_cut_off.clear();
        return true;
      }
    }
    give_up_cut_off();
    m_found = false;
    scan(text, line, whole);
    return true;
  }

  void give_up_cut_off() {
    if (m_cut_off.empty()) return;
    complain(parse_gctrace_record(m_cut_off, 0), m_cut_off, m_cut_off_line);
    m_cut_off.clear();
  }

  void keep(GctraceCycle cycle, std::uint64_t line) {
    cycle.line = line;
    m_log.cycles.push_back(cycle);
  }

  void complain(const GctraceRecord& record, std::string_view text, std::uint64_t line) {
    if (m_log.damaged.size() > kMostDamaged) return;
    if (m_log.damaged.size() == kMostDamaged) {
      m_log.damaged.push_back("line " + std::to_string(line) + ": more damage from here on");
      return;
    }
    const std::string_view rest = text.substr(std::min(record.end, text.size()));
    std::string message = "line " + std::to_string(line) + ": ";
    message += "no " + std::string(record.problem) + " where it should be";
    message += rest.empty() ? ": the line ends" : ", but " + excerpt(rest);
    m_log.damaged.push_back(std::move(message));
  }

  GctraceLog m_log;
  std::string m_cut_off;  ///< beginning of a record whose end was not found
  std::uint64_t m_cut_off_line = 0;
  bool m_found = false;  ///< in the line so far
};

Result<GctraceLog> read_gctrace(std::istream& in, const std::string& name) {
  if (!in) return Error{name + ": cannot be read; check that it is there and a file"};
  LineReader reader(in);
  GctraceCollector collector;
  while (reader.next()) collector.add(reader.text(), reader.line(), reader.whole());
  if (reader.failed()) return Error{name + ": reading failed; check that it is a readable file"};
  return collector.finish();
}

}  // namespace tricolor
