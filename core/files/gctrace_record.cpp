// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "core/files/gctrace_record.h"

#include <array>
#include <charconv>

namespace tricolor {

/// One number of the record: what the runtime prints before it, how it is called in messages,
/// the largest believable value, and where it goes. go-gc-model §7.2.
struct Field {
  std::string_view before;
  std::string_view name;
  double largest;
  void (*set)(GctraceCycle& cycle, double value);
};

constexpr double kMostMilliseconds = 1e12;
/// math.MaxInt64 in MB is the goal while GOGC is off.
constexpr double kMostMegabytes = 8796093022208.0;

static std::uint64_t whole(double value) {
  return static_cast<std::uint64_t>(value);
}

constexpr std::array<Field, 18> kFields{{
    {"gc ", "cycle number", 4294967295.0,
     [](GctraceCycle& c, double v) { c.number = static_cast<std::uint32_t>(v); }},
    {" @", "start", 1e12, [](GctraceCycle& c, double v) { c.start_s = v; }},
    {"s ", "GC CPU %", 1e6,
     [](GctraceCycle& c, double v) { c.gc_cpu_percent = static_cast<int>(v); }},
    {"%: ", "first pause", kMostMilliseconds,
     [](GctraceCycle& c, double v) { c.stw_sweep_termination_ms = v; }},
    {"+", "concurrent mark time", kMostMilliseconds,
     [](GctraceCycle& c, double v) { c.concurrent_mark_ms = v; }},
    {"+", "second pause", kMostMilliseconds,
     [](GctraceCycle& c, double v) { c.stw_mark_termination_ms = v; }},
    {" ms clock, ", "CPU of the first pause", kMostMilliseconds,
     [](GctraceCycle& c, double v) { c.cpu_stw_sweep_termination_ms = v; }},
    {"+", "assist CPU", kMostMilliseconds, [](GctraceCycle& c, double v) { c.cpu_assist_ms = v; }},
    {"/", "background CPU", kMostMilliseconds,
     [](GctraceCycle& c, double v) { c.cpu_background_ms = v; }},
    {"/", "idle CPU", kMostMilliseconds, [](GctraceCycle& c, double v) { c.cpu_idle_ms = v; }},
    {"+", "CPU of the second pause", kMostMilliseconds,
     [](GctraceCycle& c, double v) { c.cpu_stw_mark_termination_ms = v; }},
    {" ms cpu, ", "heap at start", kMostMegabytes,
     [](GctraceCycle& c, double v) { c.heap_at_start_MB = whole(v); }},
    {"->", "heap at mark end", kMostMegabytes,
     [](GctraceCycle& c, double v) { c.heap_at_mark_end_MB = whole(v); }},
    {"->", "heap marked", kMostMegabytes,
     [](GctraceCycle& c, double v) { c.heap_marked_MB = whole(v); }},
    {" MB, ", "goal", kMostMegabytes, [](GctraceCycle& c, double v) { c.goal_MB = whole(v); }},
    {" MB goal, ", "stacks", kMostMegabytes,
     [](GctraceCycle& c, double v) { c.stacks_MB = whole(v); }},
    {" MB stacks, ", "globals", kMostMegabytes,
     [](GctraceCycle& c, double v) { c.globals_MB = whole(v); }},
    {" MB globals, ", "number of Ps", 1e6,
     [](GctraceCycle& c, double v) { c.procs = static_cast<int>(v); }},
}};
constexpr std::size_t kStacksField = 15;
constexpr std::string_view kProcsEnd = " P";
constexpr std::string_view kForced = " (forced)";

static bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// Steps through one record.
class RecordReader {
 public:
  RecordReader(std::string_view text, std::size_t start) : m_text(text), m_at(start) {}

  GctraceRecord read() {
    for (std::size_t i = 0; i < kFields.size(); ++i) {
      const Field& field = kFields[i];
      if (!step_over(field.before) || !read_number(field)) return result(field.name);
      // Logs from before Go 1.18 have no stacks and globals: the number is that of the Ps.
      if (i == kStacksField && rest().starts_with(kProcsEnd)) {
        m_record.cycle.procs = static_cast<int>(m_record.cycle.stacks_MB);
        m_record.cycle.stacks_MB = 0;
        break;
      }
    }
    if (!step_over(kProcsEnd)) return result("P at the end");
    if (rest().starts_with(kForced)) {
      m_record.cycle.forced = true;
      m_at += kForced.size();
    }
    m_record.state = GctraceRecord::State::kWhole;
    m_record.end = m_at;
    return m_record;
  }

 private:
  std::string_view rest() const { return m_text.substr(m_at); }

  GctraceRecord result(std::string_view expected) {
    m_record.problem = expected;
    m_record.end = m_at;
    return m_record;
  }

  /// To behind the next `literal`, over other output without digits.
  bool step_over(std::string_view literal) {
    std::size_t found = m_at;
    while (found < m_text.size() && !m_text.substr(found).starts_with(literal)) {
      if (is_digit(m_text[found])) return false;
      ++found;
    }
    if (found >= m_text.size()) return cut_off();
    m_at = found + literal.size();
    return true;
  }

  bool read_number(const Field& field) {
    while (m_at < m_text.size() && !is_digit(m_text[m_at])) ++m_at;
    if (m_at == m_text.size()) return cut_off();
    double value = 0;
    const char* const begin = m_text.data() + m_at;
    const auto [end, status] =
        std::from_chars(begin, m_text.data() + m_text.size(), value, std::chars_format::fixed);
    if (status != std::errc{} || value > field.largest) return false;
    m_at += static_cast<std::size_t>(end - begin);
    field.set(m_record.cycle, value);
    return true;
  }

  bool cut_off() {
    m_record.state = GctraceRecord::State::kCutOff;
    return false;
  }

  std::string_view m_text;
  std::size_t m_at;
  GctraceRecord m_record;
};

/// Whether "gc <n> @<digit>" stands at `at`.
static bool begins_record(std::string_view text, std::size_t at) {
  at += kFields[0].before.size();
  const std::size_t number = at;
  while (at < text.size() && is_digit(text[at])) ++at;
  if (at == number || !text.substr(at).starts_with(kFields[1].before)) return false;
  at += kFields[1].before.size();
  return at < text.size() && is_digit(text[at]);
}

std::size_t find_gctrace_record(std::string_view text, std::size_t from) {
  std::size_t at = text.find(kFields[0].before, from);
  while (at != std::string_view::npos && !begins_record(text, at)) {
    at = text.find(kFields[0].before, at + 1);
  }
  return at;
}

GctraceRecord parse_gctrace_record(std::string_view text, std::size_t start) {
  // The next record's beginning is the end of this one, whole or not.
  const std::size_t next = find_gctrace_record(text, start + 1);
  return RecordReader(text.substr(0, next), start).read();
}

}  // namespace tricolor
