// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <functional>
#include <memory>
#include <utility>
#include <vector>

#include "core/program/mutator.h"
#include "core/program/program.h"

namespace tricolor::test {

/// A goroutine written as a list of small functions, each of which asks for one thing; a new object
/// is the next one's argument. What they must remember is in stack variables, which they number.
class Steps final : public Cloneable<Steps> {
 public:
  using Step = std::function<Request(Mutator& m, Address result)>;
  explicit Steps(std::vector<Step> steps)
      : m_steps(std::make_shared<const std::vector<Step>>(std::move(steps))) {}

  Request resume(Mutator& m, Address result) override {
    if (m_next == 0) m.call("main.main", 512);
    return m_next < m_steps->size() ? (*m_steps)[m_next++](m, result) : Request::exit();
  }
  void hash(Hasher& hasher) const override { hasher.add(m_next); }

 private:
  std::shared_ptr<const std::vector<Step>> m_steps;
  std::size_t m_next = 0;
};

}  // namespace tricolor::test
