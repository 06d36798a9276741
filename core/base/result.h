// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <variant>

namespace tricolor {

/// What went wrong, where, and what the user can do about it: one plain line.
struct Error {
  std::string message;
};

/// Either a value or an Error. Nothing throws across a room's wall.
template <typename T>
class Result {
 public:
  Result(T value) : m_state(std::in_place_index<0>, std::move(value)) {}
  Result(Error error) : m_state(std::in_place_index<1>, std::move(error)) {}

  bool ok() const { return m_state.index() == 0; }
  explicit operator bool() const { return ok(); }

  const T& value() const { return std::get<0>(m_state); }
  T& value() { return std::get<0>(m_state); }
  T&& take() { return std::move(std::get<0>(m_state)); }
  const std::string& error() const { return std::get<1>(m_state).message; }

 private:
  std::variant<T, Error> m_state;
};

}  // namespace tricolor
