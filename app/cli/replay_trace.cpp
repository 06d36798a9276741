// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "app/cli/replay_trace.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <utility>

#include "app/cli/diagnostics.h"

namespace tricolor::cli {
namespace {

/// "go1.19" … "go1.26", or nothing.
std::optional<PacerVariant> variant_named(std::string_view name) {
  constexpr std::string_view kPrefix = "go1.";
  if (!name.starts_with(kPrefix)) return std::nullopt;
  name.remove_prefix(kPrefix.size());
  int minor = 0;
  const auto end = std::from_chars(name.data(), name.data() + name.size(), minor);
  const bool whole = end.ec == std::errc() && end.ptr == name.data() + name.size();
  if (!whole || minor < 19 || minor > 26) return std::nullopt;
  return pacer_variant_for(minor);
}

/// The columns that the header names, all of them in `known`; those if it names none.
std::vector<std::string> columns(TraceFields& fields, const char* key,
                                 const std::vector<std::string>& known) {
  std::vector<std::string> named = fields.words(key, known);
  if (named.size() > known.size()) fields.fail(quote(key) + " is too long; name each column once");
  for (const std::string& name : named) {
    if (std::ranges::find(known, name) != known.end()) continue;
    fields.fail(quote(key) + " names no column " + quote(name) + "; use " + joined(known));
  }
  return named;
}

ReplayHeader read_header(TraceFields& fields) {
  const bool of_pacer = fields.has("variant");
  const ReplayHeader known =
      of_pacer ? ReplayedPacer::default_header() : ReplayedLimiter::default_header();
  ReplayHeader header;
  if (of_pacer) {
    header.variant = variant_named(fields.text("variant"));
    if (!header.variant) fields.fail("\"variant\" is unknown; use go1.19, go1.20 or go1.21");
  }
  header.state_columns = columns(fields, "s_cols", known.state_columns);
  header.revise_columns = columns(fields, "r_cols", known.revise_columns);
  header.delta_columns = columns(fields, "d_cols", known.delta_columns);
  return header;
}

std::string difference(const std::string& name, const TraceJson& found, const TraceJson& computed) {
  return name + " is " + write_trace_line(found) + ", computed " + write_trace_line(computed);
}

/// How an output in the file differs from the computed one; empty if it does not.
std::string difference(const TraceJson& found, const ReplayOutput& output) {
  if (found == output.value) return {};
  const bool same_shape =
      output.columns != nullptr && found.is_array() && found.size() == output.value.size();
  if (!same_shape) return difference(output.key, found, output.value);
  for (std::size_t i = 0; i < found.size(); ++i) {
    if (found[i] == output.value[i]) continue;
    return difference(output.key + ("." + (*output.columns)[i]), found[i], output.value[i]);
  }
  return {};
}

}  // namespace

Result<std::string> ReplayTrace::play(std::string_view line) {
  ++m_line;
  Result<TraceJson> parsed = parse_trace_line(line);
  if (!parsed) return Error{parsed.error()};
  TraceJson& json = parsed.value();
  TraceFields fields(json);
  const std::string op = fields.text("op");
  if (op == "scenario") return play_header(fields, line);
  if (op == "cycle" || op == "result") return std::string(line);
  ReplayOutputs outputs;
  if (fields.ok()) call(op, fields, outputs);
  if (!fields.ok()) return Error{fields.error()};
  compare(json, outputs);
  for (ReplayOutput& output : outputs) json[output.key] = std::move(output.value);
  return write_trace_line(json);
}

Result<std::string> ReplayTrace::play_header(TraceFields& fields, std::string_view line) {
  if (m_has_header) return Error{"a second scenario line; put one scenario in each file"};
  m_header = read_header(fields);
  m_has_header = true;
  if (!fields.ok()) return Error{fields.error()};
  return std::string(line);
}

void ReplayTrace::create(TraceFields& fields, ReplayOutputs& outputs) {
  if (!m_has_header) return fields.fail("no scenario line before it; begin the file with one");
  if (m_header.variant) {
    m_subject.emplace<ReplayedPacer>(m_header, fields, outputs);
  } else if (fields.has("gc_percent")) {
    fields.fail("the scenario line has no \"variant\"; add go1.19, go1.20 or go1.21 to it");
  } else {
    m_subject.emplace<ReplayedLimiter>(m_header, fields, outputs);
  }
}

void ReplayTrace::call(const std::string& op, TraceFields& fields, ReplayOutputs& outputs) {
  if (op == "new") return create(fields, outputs);
  bool known = false;
  if (auto* pacer = std::get_if<ReplayedPacer>(&m_subject)) {
    known = pacer->call(op, fields, outputs);
  } else if (auto* limiter = std::get_if<ReplayedLimiter>(&m_subject)) {
    known = limiter->call(op, fields, outputs);
  } else {
    return fields.fail("nothing to call yet; put a scenario line and a new line before it");
  }
  if (known) return;
  fields.fail("\"op\" is " + quote(op) + ", which is no call of " +
              (m_header.variant ? "the pacer" : "the limiter") + "; correct or remove the line");
}

void ReplayTrace::compare(const TraceJson& line, const ReplayOutputs& outputs) {
  for (const ReplayOutput& output : outputs) {
    const auto found = line.find(output.key);
    if (found == line.end()) continue;
    const std::string text = difference(found.value(), output);
    if (text.empty()) continue;
    ++m_differing;
    if (m_first_difference.empty()) {
      m_first_difference = "line " + std::to_string(m_line) + ": " + text;
    }
    return;
  }
}

std::uint64_t ReplayTrace::calls() const {
  if (const auto* pacer = std::get_if<ReplayedPacer>(&m_subject)) return pacer->calls();
  if (const auto* limiter = std::get_if<ReplayedLimiter>(&m_subject)) return limiter->calls();
  return 0;
}

}  // namespace tricolor::cli
