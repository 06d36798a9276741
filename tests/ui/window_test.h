// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <memory>

#include "tests/support/eventually.h"
#include "ui/bridge/settings.h"
#include "ui/window/main_window.h"

namespace tricolor::ui {

/// What tests of the whole window share: the window, settings of its own, and its widgets by name.
///
/// 1. open() in init(), and again for another window with the same settings.
/// 2. close() in cleanup(): the next window begins with new settings.
class WindowTest : public QObject {
 protected:
  void open(const Config& config, QSize size = QSize(1280, 720)) {
    if (m_settings == nullptr) {
      m_folder = std::make_unique<QTemporaryDir>();
      m_settings = Settings::in_file(m_folder->filePath("settings.ini"));
    }
    m_window = std::make_unique<MainWindow>(config, *m_settings);
    m_window->resize(size);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
  }
  void close() {
    m_window.reset();
    m_settings.reset();
  }

  /// A run that goes on for as long as a test does.
  static Config smallConfig() {
    Config config;
    config.program = "steady";
    config.parameters = {{"n", 3000}, {"size", 64}, {"steps", 50'000'000}};
    return config;
  }

  template <typename T>
  T* find(const char* name) {
    T* widget = m_window->findChild<T*>(name);
    if (widget == nullptr) qFatal("no widget %s", name);
    return widget;
  }
  void click(const char* name) { QTest::mouseClick(find<QToolButton>(name), Qt::LeftButton); }
  bool playing() { return driver().state().playing; }
  void playFlatOut() {
    m_window->session().setSpeed(kFlatOut);
    click("playButton");
    EVENTUALLY(playing());
  }
  SimulationDriver& driver() { return m_window->session().driver(); }

  std::unique_ptr<QTemporaryDir> m_folder;
  std::unique_ptr<Settings> m_settings;
  std::unique_ptr<MainWindow> m_window;
};

}  // namespace tricolor::ui
