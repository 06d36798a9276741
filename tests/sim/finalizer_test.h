// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <QObject>
#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "core/sim/inspector.h"
#include "core/sim/runtime.h"
#include "core/sim/world.h"
#include "tests/support/script.h"
#include "tests/support/steps.h"

namespace tricolor {

using test::Steps;

inline void close_file(Mutator&, const FuncValue&, Address) {}
inline void save_in_global(Mutator& m, const FuncValue& self, Address object) {
  m.set_global(static_cast<std::uint32_t>(self.captured), object);
}
inline constexpr FuncValue kClose{close_file, "main.(*File).Close"};

inline Steps::Step allocate(std::uint64_t words = 2, const char* type = "main.File") {
  return [=](Mutator& m, Address) {
    return Request::allocate(m.type(type, words * kWordBytes, PointerLayout::all(words)));
  };
}
/// Does something that needs no waiting.
inline Steps::Step then(std::function<void(Mutator&, Address)> act) {
  return [act = std::move(act)](Mutator& m, Address result) {
    act(m, result);
    return Request::work(1);
  };
}
inline Steps::Step collect_garbage() {
  return [](Mutator&, Address) { return Request::collect(); };
}
/// So that whoever runs the world can look, and finalizers can run.
inline Steps::Step pause() {
  return [](Mutator&, Address) { return Request::sleep(kSecond); };
}
inline std::vector<Steps::Step> operator+(std::vector<Steps::Step> a, std::vector<Steps::Step> b) {
  a.insert(a.end(), b.begin(), b.end());
  return a;
}
/// As many collections, with a pause after each: run_to_pause() stops in them.
inline std::vector<Steps::Step> collections(int n) {
  std::vector<Steps::Step> steps;
  for (int i = 0; i < n; ++i) steps = std::move(steps) + std::vector{collect_garbage(), pause()};
  return steps;
}

/// A world of one small program, looked at in its pauses.
class Life {
 public:
  explicit Life(std::vector<Steps::Step> steps, int go_minor = 26)
      : m_world(make(std::move(steps), go_minor)) {}
  /// The n-th pause, from 1.
  void run_to_pause(int n) {
    RunLimit limit;
    limit.until_ns = n * kSecond - kSecond / 2;
    m_world.run(limit);
  }
  bool is_object(Address address) const {
    return static_cast<bool>(runtime().heap().find(address));
  }
  const Runtime& runtime() const { return m_world.runtime(); }
  World& world() { return m_world; }
  CallCounts finalizers() const { return runtime().call_counts(CallQueue::kFinalizers); }
  CallCounts cleanups() const { return runtime().call_counts(CallQueue::kCleanups); }
  std::string why_alive(Address address) { return inspect_object(m_world, address).path.sentence; }
  bool is_sound() const { return m_world.violations().empty() && m_world.verified_cycles() > 0; }

 private:
  static World make(std::vector<Steps::Step> steps, int go_minor) {
    Config config;
    config.program = "steps";
    config.runtime_startup = false;
    config.verify = true;
    config.procs = 1;
    config.go_minor = go_minor;
    return std::move(World::create(config, std::make_unique<Steps>(std::move(steps))).value());
  }
  World m_world;
};

/// What tests of finalizers share: two objects, a weak pointer, and steps that keep and drop them.
class FinalizerTest : public QObject {
 protected:
  Address a = 0;  // what the steps of one test made
  Address b = 0;
  Address handle = 0;

  /// Variables: 0 is a, 1 is b, 2 the weak pointer; the object is `made`, too.
  Steps::Step keep_a() {
    return then([this](Mutator& m, Address made) {
      m.declare("a", a = made);
      m.declare("b");
      m.declare("weak");
    });
  }
  Steps::Step keep_b() {
    return then([this](Mutator& m, Address made) { m.set(1, b = made); });
  }
  static Steps::Step drop_both() {
    return then([](Mutator& m, Address) {
      m.set(0, 0);
      m.set(1, 0);
    });
  }
};

}  // namespace tricolor
