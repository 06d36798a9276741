// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include <algorithm>
#include <utility>

#include "core/sim/runtime.h"

// What a user changes from outside while a program runs (go-gc-model §4.1, §4.4).

namespace tricolor {
namespace {

/// runtime.GC() asked for from outside: a goroutine that collects once.
class CollectOnce final : public Cloneable<CollectOnce> {
 public:
  explicit CollectOnce(bool free_os_memory) : m_free_os_memory(free_os_memory) {}
  Request resume(Mutator&, Address) override {
    if (std::exchange(m_done, true)) return Request::exit();
    return m_free_os_memory ? Request::free_os_memory() : Request::collect();
  }
  void hash(Hasher& hasher) const override { hasher.add(m_done ? 1 : 0); }

 private:
  bool m_free_os_memory;
  bool m_done = false;
};

/// Who turned the collector off does not go on while it is marking (§4.1).
class AwaitMark final : public Cloneable<AwaitMark> {
 public:
  Request resume(Mutator&, Address) override {
    return std::exchange(m_waited, true) ? Request::exit() : Request::await_mark();
  }
  void hash(Hasher& hasher) const override { hasher.add(m_waited ? 1 : 0); }

 private:
  bool m_waited = false;
};

}  // namespace

void Runtime::apply(const Command& command) {
  m_progress.command_applied();
  if (stopped()) leave_pause();
  const bool by_hand = std::visit(
      [this](const auto& each) {
        if constexpr (requires { this->edit(each); }) {
          edit(each);
          return true;
        }
        return false;
      },
      command);
  if (by_hand) return;
  m_log.add(EventKind::kSetting, 0, 0, command.index());
  if (const auto* gogc = std::get_if<SetGogc>(&command)) {
    m_config.gogc = gogc->percent;
    m_pacer.set_gc_percent(gogc->percent);
    recommit();
    if (gogc->percent < 0 && m_marking && !m_finished) {
      go(std::make_unique<AwaitMark>(), "runtime/debug.SetGCPercent");
    }
  } else if (const auto* limit = std::get_if<SetMemoryLimit>(&command)) {
    m_config.memory_limit = limit->bytes;
    m_pacer.set_memory_limit(limit->bytes);
    recommit();
  } else if (const auto* procs = std::get_if<SetProcs>(&command)) {
    if (m_marking) {
      m_pending_procs = procs->procs;  // takes effect when the cycle is over (§4.4)
    } else {
      change_procs(procs->procs);
    }
  } else if (const auto* barrier = std::get_if<SetWriteBarrier>(&command)) {
    m_config.write_barrier = barrier->mode;
    m_barrier.set_mode(barrier->mode);
    if (barrier->mode != BarrierMode::kBoth) m_config.verify = true;
  } else if (const auto* assists = std::get_if<SetAssists>(&command)) {
    m_config.assists = assists->on;
  } else if (const auto* limiter = std::get_if<SetLimiter>(&command)) {
    m_config.limiter = limiter->on;
  } else if (!m_finished) {
    go(std::make_unique<CollectOnce>(std::holds_alternative<FreeOSMemory>(command)), "runtime.GC");
  }
}

void Runtime::recommit() {
  commit();
  if (m_marking) m_pacer.revise();
}

void Runtime::change_procs(int procs) {
  const Ticks latest = m_processors.latest();
  for (Processor& p : m_processors) m_limiter.stop(p.limiter_event, nanos(latest));
  for (int i = procs; i < m_processors.count(); ++i) {
    if (m_processors[i].goroutine != kNoGoroutine) requeue(i);
    flush_cache(i);
  }
  m_processors.resize(procs);
  m_heap.set_processors(procs);
  m_stacks.set_processors(m_heap, procs);
  m_marker.set_processors(procs);
  m_barrier.set_processors(procs);
  m_off_heap.set_processors(procs);
  for (Processor& p : m_processors) {
    p.clock = latest;  // GOMAXPROCS stops the world
    p.idle = false;
  }
  m_config.procs = procs;
  m_limiter.reset_capacity(nanos(latest), procs);
  m_current = -1;
  m_horizon = 0;
  m_acting = 0;
}

}  // namespace tricolor
