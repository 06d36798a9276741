// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <algorithm>
#include <vector>

#include "core/base/rng.h"
#include "core/program/mutator.h"
#include "core/program/program.h"

namespace tricolor::test {

/// A mutator that does legal but arbitrary things: objects of all sizes and shapes, stores between
/// whatever it can reach, calls and returns, other goroutines, runtime.GC() now and then.
///
/// It holds on to objects only through variables, so what it can still reach is what the
/// collector must keep: it reads pointers back and would crash the verifier if one were freed.
class RandomProgram final : public Cloneable<RandomProgram> {
 public:
  RandomProgram(std::uint64_t seed, int allocations, int children)
      : m_rng(seed), m_left(allocations), m_children(children) {}

  Request resume(Mutator& m, Address result) override {
    if (!m_started) start(m);
    if (result != 0) take(m, result);
    for (std::uint64_t n = m_rng.below(4); n > 0; --n) act(m);
    if (--m_left <= 0) return finish(m);
    if (m_children > 0 && m_rng.below(50) == 0) {
      --m_children;
      m.go(std::make_unique<RandomProgram>(m_rng.next(), m_left / 4, 0), "test.child");
    }
    if (m_rng.below(400) == 0) return Request::collect();
    if (m_rng.below(100) == 0) return Request::yield();
    if (m_rng.below(100) == 0) return Request::work(static_cast<Nanos>(m_rng.below(20'000)));
    return Request::allocate(any_type(m));
  }
  void hash(Hasher& hasher) const override {
    hasher.add(m_rng.state());
    hasher.add(static_cast<std::uint64_t>(m_left));
  }

 private:
  static constexpr int kVariables = 12;

  void start(Mutator& m) {
    m_started = true;
    m.call("test.random", 256);
    m_first = m.declare("v0");
    for (int i = 1; i < kVariables; ++i) m.declare("v");
  }
  TypeId any_type(Mutator& m) {
    const std::uint64_t shape = m_rng.below(100);
    m_words = shape < 60   ? 1 + m_rng.below(16)
              : shape < 97 ? 1 + m_rng.below(700)
                           : 5000 + m_rng.below(30'000);
    m_pointers = m_rng.below(3) != 0;
    if (m_rng.below(10) == 0) {  // tiny
      m_pointers = false;
      m_words = 0;
      return m.type("tiny", 1 + m_rng.below(15), PointerLayout::none());
    }
    m_stride = m_words > 4 ? std::uint64_t{1} << m_rng.below(3) : 1;
    const auto stride = static_cast<std::uint32_t>(m_stride);
    return m.type("any", m_words * kWordBytes,
                  m_pointers ? PointerLayout::every(stride, (m_words + m_stride - 1) / m_stride)
                             : PointerLayout::none());
  }
  std::uint32_t any_variable() {
    return m_first + static_cast<std::uint32_t>(m_rng.below(kVariables));
  }
  void take(Mutator& m, Address object) {
    const std::uint32_t variable = any_variable();
    m.set(variable, object);
    if (variable - m_first >= m_pointer_words.size()) m_pointer_words.resize(kVariables);
    m_pointer_words[variable - m_first] = m_pointers ? (m_words + m_stride - 1) / m_stride : 0;
    m_strides[variable - m_first] = m_stride;
  }
  void act(Mutator& m) {
    const std::uint32_t a = any_variable();
    const std::uint32_t b = any_variable();
    const std::size_t ia = a - m_first;
    m_pointer_words.resize(kVariables);
    switch (m_rng.below(4)) {
      case 0:
        if (m_pointer_words[ia] == 0 || m.get(a) == 0) break;
        m.store(m.get(a),
                m_strides[ia] * m_rng.below(std::min<std::uint64_t>(m_pointer_words[ia], 8)),
                m.get(b));
        break;
      case 1:
        if (m_rng.below(6) != 0) break;
        m.set(a, 0);
        m_pointer_words[ia] = 0;
        break;
      case 2:
        if (m_pointer_words[ia] == 0 || m.get(a) == 0) break;
        // What is read back may be any object: it is only kept, never written to.
        m.set(b, m.load(m.get(a), 0));
        m_pointer_words[b - m_first] = 0;
        break;
      default:
        m.set(b, m.get(a));
        m_pointer_words[b - m_first] = m_pointer_words[ia];
        m_strides[b - m_first] = m_strides[ia];
    }
  }
  Request finish(Mutator& m) {
    m.ret();
    return Request::exit();
  }

  SplitMix64 m_rng;
  int m_left;
  int m_children;
  bool m_started = false;
  std::uint32_t m_first = 0;
  std::uint64_t m_words = 0;
  std::uint64_t m_stride = 1;
  bool m_pointers = false;
  std::vector<std::uint64_t> m_pointer_words;
  std::vector<std::uint64_t> m_strides = std::vector<std::uint64_t>(kVariables, 1);
};

}  // namespace tricolor::test
