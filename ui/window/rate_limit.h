// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <QElapsedTimer>
#include <QTimer>
#include <functional>

namespace tricolor::ui {

/// Work that is asked for more often than it is worth doing. What is asked for after a pause is
/// done at once; of what follows too soon only the newest is, when its time has come.
class RateLimit : public QObject {
 public:
  explicit RateLimit(int least_ms, QObject* parent = nullptr);

  void run(std::function<void()> work);
  /// Does what waits, if anything does.
  void flush();

 private:
  int m_least_ms;
  QTimer m_timer;
  QElapsedTimer m_since;  ///< the work before
  std::function<void()> m_work;
};

}  // namespace tricolor::ui
