// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "app/headless.h"

#include <QByteArray>
#include <QHash>
#include <cstdio>

namespace tricolor::app {

namespace {

int g_argument_count = 1;
char g_name[] = "tricolor";
char* g_arguments[] = {g_name, nullptr};

/// What Qt says about a desktop that is not there helps nobody.
void only_serious(QtMsgType type, const QMessageLogContext&, const QString& message) {
  if (type != QtCriticalMsg && type != QtFatalMsg) return;
  std::fprintf(stderr, "tricolor: %s\n", qPrintable(message));
}

}  // namespace

Headless::Headless(double scale) {
  qInstallMessageHandler(only_serious);
  qputenv("QT_QPA_PLATFORM", "offscreen");
  qunsetenv("QT_STYLE_OVERRIDE");
  qunsetenv("QT_QPA_PLATFORMTHEME");
  qputenv("QT_SCALE_FACTOR", QByteArray::number(scale));
  QCoreApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
  QGuiApplication::setDesktopSettingsAware(false);
  QHashSeed::setDeterministicGlobalSeed();  // it orders the fonts of a PDF
  m_application = std::make_unique<QApplication>(g_argument_count, g_arguments);
}

}  // namespace tricolor::app
