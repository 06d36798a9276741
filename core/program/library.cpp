// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "core/program/library.h"

#include <algorithm>
#include <array>

#include "core/program/append_program.h"
#include "core/program/finalizers_program.h"
#include "core/program/goroutine_leak_program.h"
#include "core/program/large_program.h"
#include "core/program/list_program.h"
#include "core/program/lost_object_program.h"
#include "core/program/map_program.h"
#include "core/program/phases_program.h"
#include "core/program/pool_program.h"
#include "core/program/ramp_program.h"
#include "core/program/request_program.h"
#include "core/program/slice_leak_program.h"
#include "core/program/steady_program.h"
#include "core/program/strings_program.h"
#include "core/program/tree_program.h"

namespace tricolor {

std::span<const ProgramSpec> program_library() {
  static const std::array library{
      steady_spec(),  list_spec(),   tree_spec(),       ramp_spec(),           request_spec(),
      large_spec(),   map_spec(),    slice_leak_spec(), goroutine_leak_spec(), pool_spec(),
      strings_spec(), append_spec(), phases_spec(),     lost_object_spec(),    finalizers_spec(),
  };
  return library;
}

const ProgramSpec* find_program(std::string_view name) {
  const auto library = program_library();
  const auto found = std::find_if(library.begin(), library.end(),
                                  [&](const ProgramSpec& spec) { return spec.name == name; });
  return found == library.end() ? nullptr : &*found;
}

}  // namespace tricolor
