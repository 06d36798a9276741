// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
//
// tricolor-cli: the simulation without a window and without Qt. One file per command; this one
// only chooses. Results go to standard output, everything else to standard error.

#include <algorithm>
#include <array>
#include <new>
#include <string>
#include <vector>

#include "app/cli/command.h"
#include "app/cli/diagnostics.h"
#include "app/cli/gctrace_command.h"
#include "app/cli/guide_command.h"
#include "app/cli/output.h"
#include "app/cli/programs_command.h"
#include "app/cli/replay_arguments.h"
#include "app/cli/run_command.h"
#include "app/cli/size_class_command.h"
#include "app/cli/sweep_command.h"

namespace tricolor::cli {

constexpr std::array<Command, 7> kCommands{{
    {"run", "run a program on the simulated heap", run_command},
    {"sweep", "run a program once per combination of settings", sweep_command},
    {"programs", "list the programs with their parameters", programs_command},
    {"replay", "drive the pacer through a recorded trace", replay_command},
    {"guide", "the model of the Go GC guide's figures", guide_command},
    {"size-class", "where the allocator places an object", size_class_command},
    {"gctrace", "read a real program's gctrace log", gctrace_command},
}};

static std::string overview() {
  std::string text = "tricolor-cli COMMAND ...\nSimulates Go's heap and garbage collector.\n\n";
  for (const Command& command : kCommands) {
    std::string line = "  " + std::string(command.name);
    line.resize(14, ' ');
    text += line + std::string(command.summary) + "\n";
  }
  return text +
         "\nEach command has its own --help. Exit codes: 0 done, 1 a check failed, "
         "2 bad usage or input, 3 cancelled.\n";
}

static std::string command_names() {
  std::vector<std::string_view> names;
  for (const Command& command : kCommands) names.push_back(command.name);
  return joined(names);
}

static int dispatch(const std::vector<std::string>& words) {
  if (words.empty()) return fail("", "a command is missing; give one of " + command_names());
  if (words[0] == "--help" || words[0] == "-h") {
    print(overview());
    return kExitDone;
  }
  if (words[0] == "--version") {
    print("tricolor-cli " TRICOLOR_VERSION "\n");
    return kExitDone;
  }
  const auto command = std::find_if(kCommands.begin(), kCommands.end(),
                                    [&](const Command& c) { return c.name == words[0]; });
  if (command == kCommands.end()) {
    return fail("", "unknown command " + quote(words[0]) + "; valid commands: " + command_names());
  }
  return command->run(std::span(words).subspan(1));
}

}  // namespace tricolor::cli

int main(int argc, char** argv) {
  namespace cli = tricolor::cli;
  cli::prepare_streams();
  int code = cli::kExitBadInput;
  try {
    code = cli::dispatch({argv + std::min(argc, 1), argv + argc});
  } catch (const std::bad_alloc&) {
    cli::fail("memory", "this machine has none left; give smaller parameters");
  }
  return cli::finish_output(code);
}
