// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <QObject>
#include <QString>
#include <memory>
#include <mutex>
#include <thread>

#include "core/files/gctrace_reader.h"

namespace tricolor::ui {

/// A log that was read: its cycles and what to tell the user about it.
struct LoadedLog {
  QString name;  ///< file name without folders
  GctraceLog log;
  QString remark;  ///< one line if some lines were damaged
};

/// Reads gctrace logs on a thread of its own, one at a time; load() returns at once.
///
/// Afterwards exactly one of loaded() and failed() is emitted in the owning thread. A load()
/// while another runs is refused with failed(). The destructor waits for the reader, which is
/// bounded by kLargestFile.
class GctraceLoader : public QObject {
  Q_OBJECT

 public:
  /// About half a million cycles; more cannot be told apart on a plot.
  static constexpr qint64 kLargestFile = 64 << 20;

  using QObject::QObject;
  ~GctraceLoader() override;

  void load(const QString& path);

 Q_SIGNALS:
  void loaded(const tricolor::ui::LoadedLog& log);
  /// One line: which file, what is wrong, what to do.
  void failed(const QString& message);

 private:
  Q_INVOKABLE void deliver();

  std::thread m_thread;
  bool m_reading = false;
  std::mutex m_mutex;
  LoadedLog m_log;    ///< guarded by m_mutex until deliver()
  QString m_failure;  ///< the same
};

/// Reads a log, or says in one line why not. Only regular files up to kLargestFile.
Result<LoadedLog> load_gctrace(const QString& path);

}  // namespace tricolor::ui
