// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "ui/bridge/whole_runner.h"

#include <QMetaObject>
#include <new>
#include <utility>

#include "ui/bridge/headless_run.h"
#include "ui/bridge/thread_priority.h"

namespace tricolor::ui {

namespace {

// Short runs show their end only; longer ones are seen at their first look, or when that is late.
constexpr std::chrono::milliseconds kFirstNews{120};
constexpr std::chrono::milliseconds kNews{150};

WholeRun without_memory(const Config& config) {
  WholeRun run;
  run.config = whole_run_config(config);
  run.end = WholeRunEnd::kRefused;
  run.message = "the machine has no memory left for it";
  return run;
}

/// A picture so far: the course is for comparing runs that are over.
WholeRun so_far(const WholeRun& run) {
  WholeRun copy;
  copy.config = run.config;
  copy.reached = run.reached;
  return copy;
}

}  // namespace

WholeRunner::WholeRunner(const WholeRunBound& bound, QObject* parent)
    : QObject(parent), m_bound(bound) {}

WholeRunner::~WholeRunner() {
  if (!m_thread.joinable()) return;
  {
    const std::lock_guard lock(m_mutex);
    m_stopping = true;
  }
  m_changed.notify_one();
  m_thread.join();
}

bool WholeRunner::request(const Config& config) {
  const Config wanted = whole_run_config(config);
  if (isKnown(wanted)) return false;
  m_requested = wanted;
  m_over = false;
  {
    const std::lock_guard lock(m_mutex);
    m_job = Job{++m_newest, wanted};
    m_news.reset();
  }
  m_changed.notify_one();
  if (!m_thread.joinable()) m_thread = std::thread([this] { loop(); });
  return true;
}

void WholeRunner::cancel() {
  if (m_over) return;
  m_requested.reset();
  const std::lock_guard lock(m_mutex);
  ++m_newest;
  m_job.reset();
  m_news.reset();
}

void WholeRunner::computeNow(const Config& config) {
  const Config wanted = whole_run_config(config);
  if (isKnown(wanted) && m_over) return;
  m_over = false;
  cancel();
  WholeRunBound bound = m_bound;
  bound.real_time = std::chrono::hours(24);
  HeadlessRun run(wanted, bound);
  while (!run.run().over()) run.slice();
  m_requested = wanted;
  m_over = true;
  Q_EMIT progressed(std::make_shared<const WholeRun>(run.run()));
}

void WholeRunner::deliver() {
  std::shared_ptr<const WholeRun> news;
  {
    const std::lock_guard lock(m_mutex);
    news = std::exchange(m_news, nullptr);
  }
  if (news == nullptr) return;
  m_over = news->over();
  Q_EMIT progressed(news);
}

void WholeRunner::loop() {
  give_way_to_other_threads();
  while (const auto job = next_job()) {
    try {
      compute(*job);
    } catch (const std::bad_alloc&) {
      publish(job->number, without_memory(job->config));
    }
  }
}

std::optional<WholeRunner::Job> WholeRunner::next_job() {
  std::unique_lock lock(m_mutex);
  m_changed.wait(lock, [this] { return m_stopping || m_job; });
  if (m_stopping) return std::nullopt;
  return std::exchange(m_job, std::nullopt);
}

void WholeRunner::compute(const Job& job) {
  HeadlessRun run(job.config, m_bound);
  auto next_news = WallClock::now() + kFirstNews;
  while (!run.run().over()) {
    if (!is_newest(job.number)) return;
    run.slice();
    const auto now = WallClock::now();
    const bool first_look = run.run().reached.mallocs == HeadlessRun::kFirstLook;
    if ((now < next_news && !first_look) || run.run().over()) continue;
    next_news = now + kNews;
    publish(job.number, so_far(run.run()));
  }
  publish(job.number, run.run());
}

bool WholeRunner::is_newest(std::uint64_t number) const {
  const std::lock_guard lock(m_mutex);
  return !m_stopping && number == m_newest;
}

void WholeRunner::publish(std::uint64_t number, WholeRun run) {
  auto news = std::make_shared<const WholeRun>(std::move(run));
  {
    const std::lock_guard lock(m_mutex);
    if (m_stopping || number != m_newest) return;
    const bool waits = m_news != nullptr;
    m_news = std::move(news);
    if (waits) return;  // that delivery takes this one along
  }
  QMetaObject::invokeMethod(this, "deliver", Qt::QueuedConnection);
}

}  // namespace tricolor::ui
