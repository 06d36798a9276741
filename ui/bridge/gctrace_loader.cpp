// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "ui/bridge/gctrace_loader.h"

#include <QFile>
#include <QFileInfo>
#include <QMetaObject>
#include <fstream>
#include <utility>

namespace tricolor::ui {

namespace {

Error problem(const QString& name, const QString& what) {
  return Error{(name + ": " + what).toStdString()};
}

/// Why the file should not even be opened; empty if it may.
QString obstacle(const QFileInfo& file) {
  if (!file.exists()) return "there is no such file; check the path";
  if (file.isDir()) return "this is a folder; open a gctrace log in it";
  if (!file.isFile()) return "this is not a regular file; save the log to a file first";
  if (!file.isReadable()) return "it cannot be read; check its permissions";
  if (file.size() > GctraceLoader::kLargestFile) {
    return "it is larger than 64 MiB; keep only its gctrace lines: grep -a '^gc ' FILE > SMALLER";
  }
  return {};
}

QString remark_on(const GctraceLog& log) {
  if (log.damaged.empty()) return {};
  return QString("%1 damaged gctrace lines were skipped; the first: %2")
      .arg(log.damaged.size())
      .arg(QString::fromStdString(log.damaged.front()));
}

}  // namespace

Result<LoadedLog> load_gctrace(const QString& path) {
  const QFileInfo file(path);
  const QString name = file.fileName().isEmpty() ? path : file.fileName();
  if (const QString why = obstacle(file); !why.isEmpty()) return problem(name, why);
  std::ifstream in(QFile::encodeName(path).toStdString(), std::ios::binary);
  if (!in) return problem(name, "it cannot be opened; check its permissions");
  auto log = read_gctrace(in, name.toStdString());
  if (!log) return Error{log.error()};
  if (log.value().cycles.empty()) {
    return problem(name,
                   "it has no gctrace line; run a Go program with GODEBUG=gctrace=1 and "
                   "open what it wrote to standard error");
  }
  LoadedLog result;
  result.name = name;
  result.remark = remark_on(log.value());
  result.log = log.take();
  return result;
}

GctraceLoader::~GctraceLoader() {
  if (m_thread.joinable()) m_thread.join();
}

void GctraceLoader::load(const QString& path) {
  if (std::exchange(m_reading, true)) {
    Q_EMIT failed("Another log is being read; open this one when it is done.");
    return;
  }
  if (m_thread.joinable()) m_thread.join();
  m_thread = std::thread([this, path] {
    auto result = load_gctrace(path);
    {
      const std::lock_guard lock(m_mutex);
      m_failure = result ? QString() : QString::fromStdString(result.error());
      if (result) m_log = result.take();
    }
    QMetaObject::invokeMethod(this, "deliver", Qt::QueuedConnection);
  });
}

void GctraceLoader::deliver() {
  m_thread.join();
  m_reading = false;
  std::unique_lock lock(m_mutex);
  const LoadedLog log = std::exchange(m_log, {});
  const QString failure = std::exchange(m_failure, {});
  lock.unlock();
  if (failure.isEmpty()) {
    Q_EMIT loaded(log);
  } else {
    Q_EMIT failed(failure);
  }
}

}  // namespace tricolor::ui
