// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "ui/bridge/settings.h"

#include <QSettings>

namespace tricolor::ui {

Settings::Settings(std::unique_ptr<QSettings> store) : m_store(std::move(store)) {}

Settings::~Settings() = default;

std::unique_ptr<Settings> Settings::of_user() {
  return std::make_unique<Settings>(std::make_unique<QSettings>("Tricolor", "tricolor"));
}

std::unique_ptr<Settings> Settings::in_file(const QString& path) {
  return std::make_unique<Settings>(std::make_unique<QSettings>(path, QSettings::IniFormat));
}

QString Settings::text(const QString& name) const {
  return m_store->value(name).toString();
}

void Settings::setText(const QString& name, const QString& value) {
  m_store->setValue(name, value);
}

QByteArray Settings::state(const QString& name) const {
  return m_store->value(name).toByteArray();
}

void Settings::setState(const QString& name, const QByteArray& value) {
  m_store->setValue(name, value);
}

}  // namespace tricolor::ui
