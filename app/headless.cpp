// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "app/headless.h"

#include <QByteArray>

namespace tricolor::app {

namespace {

int g_argument_count = 1;
char g_name[] = "tricolor";
char* g_arguments[] = {g_name, nullptr};

}  // namespace

Headless::Headless(double scale) {
  qputenv("QT_QPA_PLATFORM", "offscreen");
  qunsetenv("QT_STYLE_OVERRIDE");
  qunsetenv("QT_QPA_PLATFORMTHEME");
  qputenv("QT_SCALE_FACTOR", QByteArray::number(scale));
  qputenv("QT_HASH_SEED", "0");
  QCoreApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
  QGuiApplication::setDesktopSettingsAware(false);
  m_application = std::make_unique<QApplication>(g_argument_count, g_arguments);
}

}  // namespace tricolor::app
