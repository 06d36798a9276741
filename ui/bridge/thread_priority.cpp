// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "ui/bridge/thread_priority.h"

#include <QThread>

#ifdef __linux__
#include <sys/resource.h>
#endif

namespace tricolor::ui {

namespace {

#ifdef __linux__
/// About a tenth of what an ordinary thread gets beside it.
constexpr int kNice = 10;
#endif

}  // namespace

void give_way_to_other_threads() {
#ifdef __linux__
  // Qt's LowPriority does nothing under Linux' usual policy, and its IdlePriority can starve.
  // There, contrary to POSIX, each thread has a nice value of its own.
  setpriority(PRIO_PROCESS, 0, kNice);
#else
  QThread::currentThread()->setPriority(QThread::LowPriority);
#endif
}

}  // namespace tricolor::ui
