// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "app/cli/replay_arguments.h"

#include <limits>

#include "app/cli/command.h"
#include "app/cli/diagnostics.h"
#include "app/cli/options.h"
#include "app/cli/output.h"
#include "app/cli/replay_command.h"

namespace tricolor::cli {

static UsageSpec usage() {
  return {"replay",
          "FILE...",
          "Drives the pacer or the CPU limiter through recorded calls and fills in the outputs.",
          {{"--check", "", "compare with the outputs in the file instead of printing", "off"}},
          1,
          std::numeric_limits<std::size_t>::max()};
}

int replay_command(std::span<const std::string> words) {
  const UsageSpec spec = usage();
  const Result<Arguments> arguments = parse_arguments(spec, words);
  if (!arguments) return fail(spec.command, arguments.error());
  if (arguments.value().wants_help()) {
    print(help_text(spec));
    return kExitDone;
  }
  return run_replay(arguments.value().operands(), arguments.value().has("--check"));
}

}  // namespace tricolor::cli
