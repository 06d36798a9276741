// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "ui/window/rate_limit.h"

#include <utility>

namespace tricolor::ui {

RateLimit::RateLimit(int least_ms, QObject* parent) : QObject(parent), m_least_ms(least_ms) {
  m_timer.setSingleShot(true);
  m_timer.setTimerType(Qt::PreciseTimer);
  connect(&m_timer, &QTimer::timeout, this, &RateLimit::flush);
}

void RateLimit::run(std::function<void()> work) {
  m_work = std::move(work);
  if (m_timer.isActive()) return;
  const qint64 elapsed = m_since.isValid() ? m_since.elapsed() : m_least_ms;
  if (elapsed >= m_least_ms) {
    flush();
  } else {
    m_timer.start(static_cast<int>(m_least_ms - elapsed));
  }
}

void RateLimit::flush() {
  m_timer.stop();
  const auto work = std::exchange(m_work, nullptr);
  if (!work) return;
  work();
  m_since.start();
}

}  // namespace tricolor::ui
