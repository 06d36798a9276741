// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "core/program/mutator.h"

#include <algorithm>

namespace tricolor {

void Mutator::call(std::string_view function, Bytes frame_bytes) {
  if (!m_stack.fits(frame_bytes)) m_host.grow_stack(m_goroutine, frame_bytes);
  m_stack.frames.push_back(
      {std::string(function), frame_bytes, static_cast<std::uint32_t>(m_stack.variables.size())});
  m_stack.used_bytes += frame_bytes;
}

void Mutator::ret() {
  const Frame& frame = m_stack.frames.back();
  m_stack.used_bytes -= frame.bytes;
  m_stack.variables.resize(frame.first_variable);
  m_stack.frames.pop_back();
}

std::uint32_t Mutator::declare(std::string_view name, Address value) {
  m_stack.variables.push_back({std::string(name), value});
  return static_cast<std::uint32_t>(m_stack.variables.size() - 1);
}

std::uint32_t Mutator::declare_global(std::string_view name) {
  m_globals.variables.push_back({std::string(name), 0});
  return static_cast<std::uint32_t>(m_globals.variables.size() - 1);
}

void Mutator::set_global(std::uint32_t global, Address value) {
  Address& slot = m_globals.variables[global].value;
  if (m_watched) m_host.before_store(m_goroutine, 0, slot, value);
  slot = value;
}

}  // namespace tricolor
