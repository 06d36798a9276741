// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include <QApplication>
#include <QPalette>
#include <QWidget>

#include "ui/theme/program_style.h"
#include "ui/theme/style_sheet.h"
#include "ui/theme/theme.h"

namespace tricolor::ui {

namespace {

QPalette palette_of(const Theme& t) {
  QPalette p;
  p.setColor(QPalette::Window, t.window);
  p.setColor(QPalette::WindowText, t.text);
  p.setColor(QPalette::Base, t.panel);
  p.setColor(QPalette::AlternateBase, t.inset);
  p.setColor(QPalette::Text, t.text);
  p.setColor(QPalette::PlaceholderText, t.muted_text);
  p.setColor(QPalette::Button, t.inset);
  p.setColor(QPalette::ButtonText, t.text);
  p.setColor(QPalette::BrightText, t.on_warning);
  p.setColor(QPalette::Highlight, t.accent);
  p.setColor(QPalette::HighlightedText, t.on_accent);
  p.setColor(QPalette::Link, t.accent);
  p.setColor(QPalette::ToolTipBase, t.panel);
  p.setColor(QPalette::ToolTipText, t.text);
  p.setColor(QPalette::Mid, t.panel_border);
  p.setColor(QPalette::Light, t.panel);
  p.setColor(QPalette::Dark, t.axis);
  for (const auto role : {QPalette::Text, QPalette::ButtonText, QPalette::WindowText}) {
    p.setColor(QPalette::Disabled, role, t.axis);
  }
  return p;
}

}  // namespace

void apply_theme(QApplication& app, const Theme& theme) {
  QApplication::setStyle(new ProgramStyle);  // the application owns it
  QApplication::setPalette(palette_of(theme));
  QApplication::setFont(theme.font(FontRole::kBody));
  app.setStyleSheet(style_sheet(theme));
}

void apply_theme(QWidget& widget, const Theme& theme) {
  widget.setPalette(palette_of(theme));
  widget.setFont(theme.font(FontRole::kBody));
  widget.setStyleSheet(style_sheet(theme));
}

}  // namespace tricolor::ui
