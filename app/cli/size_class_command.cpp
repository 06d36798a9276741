// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "app/cli/size_class_command.h"

#include "app/cli/command.h"
#include "app/cli/diagnostics.h"
#include "app/cli/go_version.h"
#include "app/cli/options.h"
#include "app/cli/output.h"
#include "core/base/parse.h"
#include "core/files/json_writer.h"
#include "core/heap/size_classes.h"

namespace tricolor::cli {

/// Up to 1.21 a span holds nothing but objects: the plain table, which the contract's example
/// shows.
constexpr int kPlainTableMinor = 19;
/// The largest object that fits into the 48-bit address space Go uses.
constexpr Bytes kLargestObject = Bytes{1} << 47;

static UsageSpec usage() {
  return {"size-class",
          "BYTES",
          "Prints where the allocator places an object of BYTES bytes, as JSON.",
          {{"--noscan", "", "the object holds no pointers", "it does"},
           {"--go", "VERSION", "behave as Go 1.19 … 1.26", "1.19, the plain table"},
           {"--json", "", "accepted for symmetry: the output is always JSON", ""}},
          1,
          1};
}

static std::string document(Bytes bytes, bool noscan, int go_minor) {
  const SizeClassMap map(go_minor, uses_green_tea(go_minor, MarkerKind::kVersionDefault));
  const int index = map.class_for(bytes, noscan);
  const Bytes slot_bytes = map.slot_bytes(bytes, noscan);
  const bool large = index == kLargeClass;
  JsonWriter json;
  json.begin_object();
  json.field("bytes", bytes);
  json.field("noscan", noscan);
  json.field("size_class", index);
  json.field("slot_bytes", slot_bytes);
  json.field("span_bytes", large ? slot_bytes : Bytes{size_class(index).span_bytes});
  json.field("objects_per_span", large ? 1U : map.objects_per_span(index, noscan));
  // Several such objects share one 16-byte slot (go-gc-model §2.4).
  if (noscan && bytes < kTinyBytes) json.field("tiny", true);
  json.end_object();
  return json.take();
}

int size_class_command(std::span<const std::string> words) {
  const UsageSpec spec = usage();
  const Result<Arguments> arguments = parse_arguments(spec, words);
  if (!arguments) return fail(spec.command, arguments.error());
  if (arguments.value().wants_help()) {
    print(help_text(spec));
    return kExitDone;
  }
  const Result<Bytes> bytes = parse_bytes(arguments.value().operands().front());
  if (!bytes) return fail("size-class: BYTES", bytes.error());
  if (bytes.value() == 0) {
    return fail("size-class: BYTES", "nothing is allocated for 0 bytes; give at least 1");
  }
  if (bytes.value() > kLargestObject) {
    return fail("size-class: BYTES",
                "larger than Go's address space; give at most " + std::to_string(kLargestObject));
  }
  int go_minor = kPlainTableMinor;
  if (const auto text = arguments.value().value("--go")) {
    const Result<int> version = parse_go_version(*text);
    if (!version) return fail("size-class: --go", version.error());
    go_minor = version.value();
  }
  print(document(bytes.value(), arguments.value().has("--noscan"), go_minor));
  return kExitDone;
}

}  // namespace tricolor::cli
