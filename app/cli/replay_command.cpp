// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "app/cli/replay_command.h"

#include <algorithm>
#include <filesystem>
#include <istream>
#include <string_view>

#include "app/cli/command.h"
#include "app/cli/diagnostics.h"
#include "app/cli/input.h"
#include "app/cli/interrupt.h"
#include "app/cli/output.h"
#include "app/cli/replay_trace.h"
#include "core/files/line_reader.h"

namespace tricolor::cli {
namespace {

/// "Steady.go1.19" for "traces/Steady.go1.19.jsonl".
std::string display_name(const std::string& file) {
  constexpr std::string_view kExtension = ".jsonl";
  std::string name = std::filesystem::path(file).filename().string();
  if (name.ends_with(kExtension)) name.resize(name.size() - kExtension.size());
  return name;
}

int report(const std::string& name, const ReplayTrace& trace) {
  std::string line = name + " " + std::to_string(trace.calls()) + " calls, " +
                     std::to_string(trace.differing()) + " differ";
  if (trace.differing() > 0) line += "; " + trace.first_difference();
  print(line + '\n');
  return trace.differing() > 0 ? kExitCheckFailed : kExitDone;
}

/// Plays the lines of one file, called `place` in messages.
int replay_lines(const std::string& place, std::istream& in, bool check, ReplayTrace& trace) {
  LineReader reader(in);
  while (reader.next()) {
    const std::string at = place + ":" + std::to_string(reader.line());
    if (!reader.whole()) return fail(at, "longer than 64 KiB; write one call per line");
    const Result<std::string> line = trace.play(reader.text());
    if (interrupted()) return kExitCancelled;
    if (!line) return fail(at, line.error());
    if (!check) print(line.value() + '\n');
  }
  return interrupted() ? kExitCancelled : kExitDone;
}

int replay_file(const std::string& file, bool check) {
  const std::string place = file == "-" ? "standard input" : file;
  const Result<std::unique_ptr<Input>> input = Input::open(file);
  if (!input) return fail(place, input.error());
  std::istream in(input.value().get());
  ReplayTrace trace;
  const int code = replay_lines(place, in, check, trace);
  if (code != kExitDone) return code;
  if (input.value()->failed()) return fail(place, "reading failed; check the file");
  if (trace.lines() == 0) {
    return fail(place + ":1", "the file is empty; begin it with a scenario line");
  }
  return check ? report(file == "-" ? place : display_name(file), trace) : kExitDone;
}

}  // namespace

int run_replay(const std::vector<std::string>& files, bool check) {
  catch_interrupts();
  int exit_code = kExitDone;
  for (const std::string& file : files) {
    exit_code = std::max(exit_code, replay_file(file, check));
    if (!interrupted()) continue;
    note(file, "cancelled; what is printed is only what had been played");
    return kExitCancelled;
  }
  return exit_code;
}

}  // namespace tricolor::cli
