// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "app/cli/programs_command.h"

#include "app/cli/command.h"
#include "app/cli/diagnostics.h"
#include "app/cli/options.h"
#include "app/cli/output.h"
#include "app/cli/text_table.h"
#include "core/files/json_writer.h"
#include "core/program/library.h"

namespace tricolor::cli {

static UsageSpec usage() {
  return {"programs",
          "",
          "Lists the programs that run can simulate, with their parameters, units and defaults.",
          {{"--json", "", "one JSON document instead of text", "off"}},
          0,
          0};
}

static void write_parameter(JsonWriter& json, const ParameterSpec& parameter) {
  json.break_line();
  json.begin_object();
  json.field("name", parameter.name);
  json.field("unit", parameter.unit);
  json.field("help", parameter.help);
  if (parameter.is_choice()) {
    json.field("default", parameter_text(parameter, parameter.default_value));
    json.key("words");
    json.begin_array();
    for (const std::string_view word : parameter.words) json.string(word);
    json.end_array();
  } else {
    json.field("default", parameter.default_value);
    json.field("min", parameter.min);
    json.field("max", parameter.max);
  }
  json.end_object();
}

static std::string document() {
  JsonWriter json;
  json.begin_object();
  json.key("programs");
  json.begin_array();
  for (const ProgramSpec& program : program_library()) {
    json.break_line();
    json.begin_object();
    json.field("name", program.name);
    json.field("summary", program.summary);
    json.key("parameters");
    json.begin_array();
    for (const ParameterSpec& parameter : program.parameters) write_parameter(json, parameter);
    json.end_array();
    json.end_object();
  }
  json.end_array();
  json.end_object();
  return json.take();
}

static std::string range_text(const ParameterSpec& parameter) {
  if (parameter.is_choice()) return joined(parameter.words, "|");
  return std::to_string(parameter.min) + " to " + std::to_string(parameter.max);
}

static std::string readable() {
  std::string text;
  for (const ProgramSpec& program : program_library()) {
    text += std::string(program.name) + ": " + std::string(program.summary) + "\n";
    TextTable table(4);
    for (const ParameterSpec& p : program.parameters) {
      const std::string unit = p.unit.empty() ? "" : " " + std::string(p.unit);
      table.add({"  " + std::string(p.name), parameter_text(p, p.default_value) + unit,
                 range_text(p), std::string(p.help)});
    }
    text += table.text() + "\n";
  }
  return text + "Run one: tricolor-cli run PROGRAM --params name=value,name=value\n";
}

int programs_command(std::span<const std::string> words) {
  const UsageSpec spec = usage();
  const Result<Arguments> arguments = parse_arguments(spec, words);
  if (!arguments) return fail(spec.command, arguments.error());
  if (arguments.value().wants_help()) {
    print(help_text(spec));
  } else {
    print(arguments.value().has("--json") ? document() : readable());
  }
  return kExitDone;
}

}  // namespace tricolor::cli
