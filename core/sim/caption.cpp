// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "core/sim/caption.h"

#include "core/base/parse.h"
#include "core/sim/heap_reader.h"
#include "core/sim/runtime.h"

namespace tricolor {
namespace {

/// More variables than this are not searched for a name.
constexpr std::size_t kMostVariables = 512;

bool points_into(Address value, const SlotPlace& place) {
  return value >= place.base && value < place.base + place.bytes;
}

}  // namespace

std::string RuntimeNames::type(std::uint16_t id) const {
  const TypeTable& types = m_runtime.heap().types();
  return id < types.size() ? types[id].name : std::string();
}

std::string RuntimeNames::variable(Address object) const {
  const SlotPlace place = slot_at(m_runtime.heap(), object);
  if (!place) return {};
  std::size_t left = kMostVariables;
  for (const Goroutine& g : m_runtime.goroutines()) {
    for (const Variable& variable : g.stack.variables) {
      if (points_into(variable.value, place)) return variable.name;
      if (--left == 0) return {};
    }
  }
  for (const Variable& global : m_runtime.globals().variables) {
    if (points_into(global.value, place)) return global.name;
  }
  return {};
}

std::string RuntimeNames::note(std::uint64_t index) const {
  return index < m_runtime.record().notes().size() ? m_runtime.record().notes()[index]
                                                   : std::string();
}

std::string RuntimeNames::violation() const {
  return m_runtime.record().violations().empty() ? std::string()
                                                 : m_runtime.record().violations().back();
}

std::string caption(const Event& e, const Runtime& runtime) {
  return event_sentence(e, RuntimeNames(runtime));
}

std::string standing_caption(const Runtime& runtime) {
  if (runtime.phase() != Phase::kOff)
    return phase_sentence(runtime.phase(), runtime.cycle_number());
  const std::string live = format_bytes(runtime.pacer().inputs().heap_live);
  const Bytes trigger = runtime.pacer().trigger();
  if (trigger >= INT64_MAX / 2) return "No collection is due: GOGC and the memory limit are off.";
  return "No collection runs: " + live + " are live, and the next one starts at " +
         format_bytes(trigger) + " so as to end at the heap goal of " +
         format_bytes(runtime.pacer().heap_goal()) + ".";
}

}  // namespace tricolor
