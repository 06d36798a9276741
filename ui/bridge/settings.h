// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <QByteArray>
#include <QString>
#include <memory>

class QSettings;

namespace tricolor::ui {

/// What the window remembers from one start to the next. Given to the window, so that a test (or
/// a picture) has its own.
class Settings {
 public:
  explicit Settings(std::unique_ptr<QSettings> store);
  ~Settings();
  Settings(const Settings&) = delete;
  Settings& operator=(const Settings&) = delete;

  /// The user's own, in the place that the system has for it.
  static std::unique_ptr<Settings> of_user();
  /// In an ini file; an unwritable or damaged one behaves as an empty one.
  static std::unique_ptr<Settings> in_file(const QString& path);

  /// Empty if never set.
  QString text(const QString& name) const;
  void setText(const QString& name, const QString& value);
  QByteArray state(const QString& name) const;
  void setState(const QString& name, const QByteArray& value);

 private:
  std::unique_ptr<QSettings> m_store;
};

}  // namespace tricolor::ui
