// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QProcess>
#include <QString>
#include <QStringList>
#include <csignal>

/// What one call of tricolor-cli did.
struct CliResult {
  int exit_code = -1;  ///< -1: it did not start, crashed, or took longer than a minute
  QByteArray out;
  QByteArray err;

  /// Exit code 2, nothing on standard output, one line on standard error that says what to do.
  bool is_one_line_error() const;
  QJsonObject json() const;
};

/// Runs tricolor-cli to its end.
CliResult run_cli(const QStringList& arguments, const QByteArray& input = {});

/// The same by the shell, for redirections: "$CLI" is the program.
CliResult run_shell(const QString& script);

/// Sends Ctrl-C (or another signal) to a running tricolor-cli once it handles that. False where
/// this system does not show whether it does; the process is then killed.
bool interrupt_when_ready(QProcess& process, int signal = SIGINT);

/// Compares `text` with tests/golden/cli/`name`. With TRICOLOR_UPDATE_GOLDEN=1 in the environment
/// it writes that file instead. Empty if they agree, else what to look at.
QString compare_with_golden(const QString& name, const QByteArray& text);
