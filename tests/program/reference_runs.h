// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <QJsonArray>
#include <QJsonObject>
#include <QString>
#include <QStringList>
#include <memory>
#include <string>
#include <string_view>

#include "core/program/library.h"
#include "core/program/program.h"

namespace tricolor::test {

/// The first run of a workload that reference/workloads/data has: what ran and what the Go
/// program counted. Empty if the reference is not there.
QJsonObject first_reference_run(const QString& name);

/// Names of the files there, without ".jsonl".
QStringList reference_workloads();

/// "n=100,kind=full" from a run's "params".
std::string parameter_list(const QJsonObject& run);

/// The samples at the moments that the workload names: [label, us, objects, …].
QJsonArray reference_marks(const QJsonObject& run);

/// A field of one of a run's MemStats: memstats(run, "end", "Mallocs").
double memstats(const QJsonObject& run, const char* when, const char* field);

/// |value - expected| is at most `part` of expected.
bool within(double value, double expected, double part);

/// The program of this name with these parameters; nullptr if either is refused.
std::unique_ptr<Program> make_program(std::string_view name, std::string_view parameters,
                                      std::uint64_t seed = 1);

}  // namespace tricolor::test
