// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "tests/cli/cli_process.h"

#include <QDeadlineTimer>
#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QProcessEnvironment>
#include <QThread>
#include <optional>

constexpr int kPatienceMs = 60'000;

static CliResult finish(QProcess& process, const QByteArray& input) {
  CliResult result;
  if (!process.waitForStarted(kPatienceMs)) return result;
  process.write(input);
  process.closeWriteChannel();
  if (!process.waitForFinished(kPatienceMs)) {
    process.kill();
    process.waitForFinished();
    return result;
  }
  result.out = process.readAllStandardOutput();
  result.err = process.readAllStandardError();
  if (process.exitStatus() == QProcess::NormalExit) result.exit_code = process.exitCode();
  return result;
}

bool CliResult::is_one_line_error() const {
  return exit_code == 2 && out.isEmpty() && err.startsWith("tricolor-cli: ") &&
         err.count('\n') == 1 && err.endsWith('\n') && err.contains("; ");
}

QJsonObject CliResult::json() const {
  return QJsonDocument::fromJson(out).object();
}

CliResult run_cli(const QStringList& arguments, const QByteArray& input) {
  QProcess process;
  process.start(TRICOLOR_CLI_PATH, arguments);
  return finish(process, input);
}

CliResult run_shell(const QString& script) {
  QProcess process;
  QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
  environment.insert("CLI", TRICOLOR_CLI_PATH);
  process.setProcessEnvironment(environment);
  process.start("/bin/sh", {"-c", script});
  return finish(process, {});
}

/// Whether a process has a handler for SIGINT; nothing where the system has no /proc.
static std::optional<bool> handles_interrupts(qint64 process_id) {
  QFile status(QString("/proc/%1/status").arg(process_id));
  if (!status.open(QIODevice::ReadOnly)) return std::nullopt;
  for (const QByteArray& line : status.readAll().split('\n')) {
    if (!line.startsWith("SigCgt:")) continue;
    return (line.mid(7).trimmed().toULongLong(nullptr, 16) & (1U << (SIGINT - 1))) != 0;
  }
  return std::nullopt;
}

bool interrupt_when_ready(QProcess& process, int signal) {
#ifdef Q_OS_UNIX
  const QDeadlineTimer deadline(kPatienceMs);
  while (!deadline.hasExpired()) {
    const std::optional<bool> ready = handles_interrupts(process.processId());
    if (!ready) break;
    if (*ready) return ::kill(static_cast<pid_t>(process.processId()), signal) == 0;
    QThread::yieldCurrentThread();
  }
#endif
  process.kill();
  process.waitForFinished();
  return false;
}

QString compare_with_golden(const QString& name, const QByteArray& text) {
  const QString path = QString(TRICOLOR_GOLDEN_DIR "/cli/") + name;
  QFile file(path);
  if (qEnvironmentVariableIntValue("TRICOLOR_UPDATE_GOLDEN") == 1) {
    QDir().mkpath(TRICOLOR_GOLDEN_DIR "/cli");
    return file.open(QIODevice::WriteOnly) && file.write(text) == text.size()
               ? QString()
               : path + " cannot be written";
  }
  if (!file.open(QIODevice::ReadOnly)) {
    return path + " is missing; make it with TRICOLOR_UPDATE_GOLDEN=1";
  }
  const QByteArrayList expected = file.readAll().split('\n');
  const QByteArrayList actual = text.split('\n');
  for (qsizetype i = 0; i < qMax(expected.size(), actual.size()); ++i) {
    const QByteArray want = i < expected.size() ? expected[i] : QByteArray("(no line)");
    const QByteArray have = i < actual.size() ? actual[i] : QByteArray("(no line)");
    if (want == have) continue;
    return QString("%1:%2\n  golden: %3\n  actual: %4")
        .arg(path, QString::number(i + 1), want.left(400), have.left(400));
  }
  return {};
}
