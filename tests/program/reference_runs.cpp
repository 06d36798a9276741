// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "tests/program/reference_runs.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <cmath>

namespace tricolor::test {

static QString data_folder() {
  return QStringLiteral(TRICOLOR_SHARED_DIR "/reference/workloads/data");
}

QJsonObject first_reference_run(const QString& name) {
  QFile file(data_folder() + QLatin1Char('/') + name + QStringLiteral(".jsonl"));
  if (!file.open(QIODevice::ReadOnly)) return {};
  return QJsonDocument::fromJson(file.readLine()).object();
}

QStringList reference_workloads() {
  QStringList names = QDir(data_folder()).entryList({QStringLiteral("*.jsonl")}, QDir::Files);
  for (QString& name : names) name.chop(6);
  return names;
}

std::string parameter_list(const QJsonObject& run) {
  QStringList pairs;
  const QJsonObject params = run[QStringLiteral("params")].toObject();
  for (auto it = params.begin(); it != params.end(); ++it) {
    const QString value = it->isString() ? it->toString() : QString::number(it->toInteger());
    pairs.append(it.key() + QLatin1Char('=') + value);
  }
  return pairs.join(QLatin1Char(',')).toStdString();
}

QJsonArray reference_marks(const QJsonObject& run) {
  return run[QStringLiteral("samples")].toObject()[QStringLiteral("marks")].toArray();
}

double memstats(const QJsonObject& run, const char* when, const char* field) {
  const QJsonObject all = run[QStringLiteral("memstats")].toObject();
  return all[QLatin1String(when)].toObject()[QLatin1String(field)].toDouble();
}

bool within(double value, double expected, double part) {
  return std::abs(value - expected) <= part * std::abs(expected);
}

std::unique_ptr<Program> make_program(std::string_view name, std::string_view parameters,
                                      std::uint64_t seed) {
  const ProgramSpec* spec = find_program(name);
  if (spec == nullptr) return nullptr;
  const Result<ParameterValues> values = parse_parameters(*spec, parameters);
  return values ? spec->make(values.value(), seed) : nullptr;
}

}  // namespace tricolor::test
