// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <array>

#include "core/base/rng.h"
#include "core/program/mutator.h"
#include "core/program/program.h"

namespace tricolor::test {

/// A mutator that makes small objects, links them at random and sets finalizers (which drop a
/// pointer, or store the object in a global), cleanups and weak pointers on whatever it has in its
/// hands. What a weak pointer gives is used like any other object: one that was freed would be a
/// violation.
class RandomFinalizers final : public Cloneable<RandomFinalizers> {
 public:
  RandomFinalizers(std::uint64_t seed, int allocations) : m_rng(seed), m_left(allocations) {}

  Request resume(Mutator& m, Address result) override {
    if (!m_started) start(m);
    if (result != 0) m.set(variable(), result);
    for (std::uint64_t n = m_rng.below(6); n > 0; --n) act(m);
    if (--m_left <= 0) return Request::exit();
    if (m_rng.below(150) == 0) return Request::collect();
    if (m_rng.below(60) == 0) return Request::yield();
    if (m_rng.below(60) == 0) return Request::sleep(static_cast<Nanos>(m_rng.below(200'000)));
    const std::uint64_t words = kWords << m_rng.below(9);
    return Request::allocate(m.type("node", words * kWordBytes, PointerLayout::all(words)));
  }
  void hash(Hasher& hasher) const override {
    hasher.add(m_rng.state());
    hasher.add(static_cast<std::uint64_t>(m_left));
  }

 private:
  static constexpr std::uint32_t kVariables = 8;
  static constexpr std::uint64_t kWords = 4;

  static void drop_word(Mutator& m, const FuncValue&, Address object) { m.store(object, 1, 0); }
  static void rise(Mutator& m, const FuncValue& self, Address object) {
    m.set_global(static_cast<std::uint32_t>(self.captured), object);
  }
  static void pass(Mutator&, const FuncValue&, Address) {}

  void start(Mutator& m) {
    m_started = true;
    m.call("test.finalizers", 256);
    for (std::uint32_t i = 0; i < kVariables; ++i) m.declare("v");
    for (std::uint32_t& weak : m_weak) weak = m.declare("weak");
    m_global = m.declare_global("risen");
  }
  std::uint32_t variable() { return static_cast<std::uint32_t>(m_rng.below(kVariables)); }

  void act(Mutator& m) {
    const std::uint32_t a = variable();
    const std::uint32_t b = variable();
    const Address object = m.get(a);
    switch (m_rng.below(10)) {
      case 0:
        m.set(a, 0);
        break;
      case 1:
        m.set(a, m.get(b));
        break;
      case 2:
        m.set(a, m.global(m_global));
        break;
      case 3:
        m.set_global(m_global, m_rng.below(3) == 0 ? object : 0);
        break;
      case 4:
        if (object != 0) m.set(b, m.load(object, m_rng.below(kWords)));
        break;
      case 5:
      case 6:
        if (object != 0) m.store(object, m_rng.below(kWords), m.get(b));
        break;
      case 7:
        if (object == 0) break;
        m.clear_finalizer(object);
        m.set_finalizer(object, m_rng.below(2) == 0 ? FuncValue{drop_word, "drop", m.get(b)}
                                                    : FuncValue{rise, "rise", 0, m_global});
        break;
      case 8:
        if (object == 0 || m.go_minor() < 24 || object == m.get(b)) break;
        m.add_cleanup(object, {pass, "cleanup", m.get(b)}, m.get(b));
        break;
      default:
        use_weak(m, a, m_weak[m_rng.below(m_weak.size())]);
    }
  }
  void use_weak(Mutator& m, std::uint32_t a, std::uint32_t weak) {
    if (m.go_minor() < 24) return;
    if (m_rng.below(3) != 0 && m.get(weak) != 0) {
      m.set(a, m.weak_value(m.get(weak)));
    } else if (m.get(a) != 0) {
      m.set(weak, m.make_weak(m.get(a)));
    }
  }

  SplitMix64 m_rng;
  int m_left;
  bool m_started = false;
  std::uint32_t m_global = 0;
  std::array<std::uint32_t, 4> m_weak{};
};

}  // namespace tricolor::test
