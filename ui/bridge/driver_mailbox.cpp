// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "ui/bridge/driver_mailbox.h"

#include <algorithm>
#include <utility>

namespace tricolor::ui {

namespace {

// A window that does not listen must not make the queue of news grow for ever.
constexpr std::size_t kMostCycles = 10'000;
constexpr std::size_t kMostFailures = 16;

bool is_value(const Setting& setting) {
  return setting.kind != Setting::Kind::kRunGC && setting.kind != Setting::Kind::kFreeOSMemory;
}

/// True if `old` has no effect any more once `next` follows it at the same virtual time.
bool overrules(const DriverCommand& next, const DriverCommand& old) {
  if (const auto* setting = std::get_if<Setting>(&next)) {
    const auto* before = std::get_if<Setting>(&old);
    return before != nullptr && is_value(*setting) && before->kind == setting->kind;
  }
  if (std::holds_alternative<ResetCommand>(next)) {
    return std::holds_alternative<ResetCommand>(old) || std::holds_alternative<Setting>(old) ||
           std::holds_alternative<Edit>(old) || std::holds_alternative<StepCommand>(old) ||
           std::holds_alternative<StepBackCommand>(old) ||
           std::holds_alternative<SeekCommand>(old) || std::holds_alternative<UndoCommand>(old) ||
           std::holds_alternative<SwitchBranchCommand>(old) ||
           std::holds_alternative<DropBranchCommand>(old);
  }
  if (std::holds_alternative<GraphCommand>(next)) {
    return std::holds_alternative<GraphCommand>(old);
  }
  if (std::holds_alternative<DetailCommand>(next)) {
    return std::holds_alternative<DetailCommand>(old);
  }
  if (std::holds_alternative<SeekCommand>(next)) {
    return std::holds_alternative<SeekCommand>(old);
  }
  if (const auto* query = std::get_if<InspectQuery>(&next)) {
    const auto* before = std::get_if<InspectQuery>(&old);
    const auto is_memory = [](const InspectQuery& q) {
      return q.kind == InspectQuery::Kind::kMemory;
    };
    return before != nullptr && is_memory(*query) == is_memory(*before);
  }
  return std::holds_alternative<SpeedCommand>(next) && std::holds_alternative<SpeedCommand>(old);
}

/// A newer seek is not among them: while somebody drags, some should arrive.
bool ends_a_way(const DriverCommand& command) {
  return std::holds_alternative<ResetCommand>(command) ||
         std::holds_alternative<PauseCommand>(command) ||
         std::holds_alternative<PlayCommand>(command) ||
         std::holds_alternative<RunUntilCommand>(command) ||
         std::holds_alternative<RunToCommand>(command) ||
         std::holds_alternative<SwitchBranchCommand>(command);
}

template <typename T>
void push_bounded(std::vector<T>& list, T value, std::size_t most) {
  if (list.size() >= most) list.erase(list.begin());
  list.push_back(std::move(value));
}

}  // namespace

void DriverMailbox::send(DriverCommand command) {
  {
    const std::lock_guard lock(m_mutex);
    if (std::holds_alternative<ResetCommand>(command)) {
      std::erase_if(m_commands, [&](const DriverCommand& old) { return overrules(command, old); });
    } else if (!m_commands.empty() && overrules(command, m_commands.back())) {
      m_commands.pop_back();
    }
    m_commands.push_back(std::move(command));
  }
  m_changed.notify_one();
}

void DriverMailbox::stop() {
  {
    const std::lock_guard lock(m_mutex);
    m_stopping = true;
  }
  m_changed.notify_one();
}

Delivery DriverMailbox::collect() {
  const std::lock_guard lock(m_mutex);
  m_woken = false;
  return std::exchange(m_outbox, {});
}

std::shared_ptr<const Snapshot> DriverMailbox::take_snapshot() {
  std::shared_ptr<const Snapshot> snapshot;
  {
    const std::lock_guard lock(m_mutex);
    snapshot = std::exchange(m_snapshot, nullptr);
  }
  m_changed.notify_one();
  return snapshot;
}

std::vector<DriverCommand> DriverMailbox::take_commands() {
  const std::lock_guard lock(m_mutex);
  return std::exchange(m_commands, {});
}

bool DriverMailbox::stopping() const {
  const std::lock_guard lock(m_mutex);
  return m_stopping;
}

bool DriverMailbox::wants_attention() const {
  const std::lock_guard lock(m_mutex);
  return m_stopping || std::any_of(m_commands.begin(), m_commands.end(), ends_a_way);
}

bool DriverMailbox::has_commands() const {
  const std::lock_guard lock(m_mutex);
  return m_stopping || !m_commands.empty();
}

bool DriverMailbox::wants_snapshot() const {
  const std::lock_guard lock(m_mutex);
  return m_snapshot == nullptr;
}

template <typename Change>
void DriverMailbox::change_outbox(Change change) {
  bool wake = false;
  {
    const std::lock_guard lock(m_mutex);
    change();
    wake = !std::exchange(m_woken, true);
  }
  if (wake) m_wake();
}

void DriverMailbox::publish(std::shared_ptr<const Snapshot> snapshot,
                            WallClock::time_point show_at) {
  change_outbox([&] {
    m_snapshot = std::move(snapshot);
    m_outbox.snapshot_ready = true;
    m_outbox.show_at = show_at;
  });
}

void DriverMailbox::report(const CycleRecord& cycle) {
  change_outbox([&] { push_bounded(m_outbox.cycles, cycle, kMostCycles); });
}

void DriverMailbox::report(std::string failure) {
  change_outbox([&] { push_bounded(m_outbox.failures, std::move(failure), kMostFailures); });
}

void DriverMailbox::report(const DriverState& state) {
  change_outbox([&] { m_outbox.state = state; });
}

void DriverMailbox::report(HistoryState history) {
  change_outbox([&] { m_outbox.history = std::move(history); });
}

void DriverMailbox::report(std::shared_ptr<const InspectAnswer> answer) {
  change_outbox([&] { push_bounded(m_outbox.answers, std::move(answer), kMostFailures); });
}

void DriverMailbox::wait_until(std::optional<WallClock::time_point> time, bool or_snapshot_wanted) {
  std::unique_lock lock(m_mutex);
  const auto awaited = [&] {
    return m_stopping || !m_commands.empty() || (or_snapshot_wanted && m_snapshot == nullptr);
  };
  if (time) {
    m_changed.wait_until(lock, *time, awaited);
  } else {
    m_changed.wait(lock, awaited);
  }
}

}  // namespace tricolor::ui
