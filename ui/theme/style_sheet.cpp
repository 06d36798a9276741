// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "ui/theme/style_sheet.h"

#include <array>
#include <utility>

namespace tricolor::ui {

namespace {

// @name@ is replaced by the theme's colour or number of that name.
constexpr const char* kTemplate = R"(
QMainWindow, QDialog { background: @window@; }
QToolTip { background: @panel@; color: @text@; border: 1px solid @axis@; padding: 4px; }
QFrame[role="panel"] {
  background: @panel@; border: 1px solid @border@; border-radius: @panel_radius@px; }
QFrame[role="panel"][boxed="false"] { border: none; }
QLabel { background: transparent; }
QLabel[role="title"] { font-size: @title_pt@pt; font-weight: bold; color: @text@; }
QLabel[role="muted"] { color: @muted@; font-size: @small_pt@pt; }
QLabel[role="section"] { font-weight: bold; color: @text@; }
QLabel[role="mono"], QLabel[role="value"] { font-family: @mono@; font-size: @mono_pt@pt; }
QLabel[role="change"] { font-family: @mono@; font-size: @mono_small_pt@pt; color: @text@; }
QLabel[computing="true"] { color: @muted@; }
QLabel[role="caption"] { color: @text@; }
QLabel[role="chip"] {
  background: @chip@; color: @on_chip@; font-weight: bold;
  border-radius: 10px; padding: 3px 10px; }
QLabel[role="chip"][stopped="true"] { background: @warning@; color: @on_warning@; }
QFrame[role="banner"] { background: @warning@; border-radius: 4px; border: 1px solid @on_warning@; }
QFrame[role="banner"] QLabel { color: @on_warning@; }
QFrame[role="timebar"] { background: @panel@; border: none; border-top: 1px solid @border@; }
QFrame[role="strip"] { background: @panel@; border: none; border-top: 1px solid @border@; }
QFrame[role="topbar"] { background: @panel@; border: none; border-bottom: 1px solid @border@; }

QToolButton, QPushButton {
  background: @inset@; color: @text@; border: 1px solid @border@;
  border-radius: 5px; padding: 4px 6px; }
QToolButton:hover, QPushButton:hover { border-color: @accent@; }
QToolButton:pressed, QPushButton:pressed { background: @border@; }
QToolButton:checked { background: @chip@; color: @on_chip@; border-color: @accent@;
  border-bottom: 3px solid @accent@; padding-bottom: 2px; }
QToolButton:checked:pressed { background: @border@; color: @text@; }
QToolButton:focus, QPushButton:focus { border: 2px solid @accent@; padding: 3px 5px; }
QToolButton:checked:focus { border: 2px solid @text@; padding: 3px 5px; }
QToolButton:disabled, QPushButton:disabled { color: @axis@; }
QToolButton::menu-indicator { image: none; }
QSpinBox { background: @panel@; color: @text@; border: 1px solid @axis@; border-radius: 4px;
  padding: 2px 4px; }
QSpinBox:focus { border: 2px solid @accent@; padding: 1px 3px; }
QComboBox QAbstractItemView { background: @panel@; color: @text@;
  selection-background-color: @accent@; selection-color: @on_accent@; }
QLineEdit { background: @panel@; color: @text@; border: 1px solid @axis@;
  border-radius: 4px; padding: 2px 5px; font-family: @mono@; font-size: @mono_pt@pt;
  selection-background-color: @accent@; selection-color: @on_accent@; }
QLineEdit:focus { border: 2px solid @accent@; padding: 1px 4px; }
QLineEdit[bad="true"] { border: 2px solid @limit@; }

QSlider { background: transparent; }
QSlider::groove:horizontal { height: 4px; border-radius: 2px; background: @axis@; }
QSlider::sub-page:horizontal { height: 4px; border-radius: 2px; background: @accent@; }
QSlider::handle:horizontal {
  width: 14px; height: 14px; margin: -5px 0; border-radius: 7px; background: @accent@; }
QSlider::handle:horizontal:focus { background: @panel@; border: 3px solid @accent@;
  width: 10px; height: 10px; border-radius: 8px; margin: -6px 0; }
QSlider::sub-page:horizontal:disabled, QSlider::handle:horizontal:disabled {
  background: @axis@; }

QTabWidget::pane { border: none; background: @panel@; }
QTabBar { background: transparent; }
QTabBar::tab { background: transparent; color: @muted@; padding: 5px 8px; border: none;
  border-bottom: 2px solid transparent; }
QTabBar::scroller { width: 44px; }
QTabBar QToolButton { padding: 0; }
QToolButton[role="tab"] { background: transparent; color: @muted@; padding: 3px 8px; border: none;
  border-radius: 0; border-bottom: 2px solid transparent; }
QToolButton[role="tab"]:hover { color: @text@; }
QToolButton[role="tab"]:checked { color: @text@; font-weight: bold; border-bottom: 2px solid @accent@; }
QToolButton[role="tab"]:focus { color: @text@; border: 2px solid @accent@; padding: 1px 6px 3px 6px; }
QTabBar::tab:selected { color: @text@; font-weight: bold; border-bottom: 2px solid @accent@; }
QTabBar::tab:hover { color: @text@; }

QPlainTextEdit { background: @panel@; border: 2px solid @panel@;
  font-family: @mono@; font-size: @mono_small_pt@pt;
  selection-background-color: @accent@; selection-color: @on_accent@; }
QPlainTextEdit:focus, QTableView:focus { border-color: @accent@; }
QTableView { background: @panel@; color: @text@; border: 2px solid @panel@; gridline-color: @grid@;
  alternate-background-color: @inset@;
  selection-background-color: @chip@; selection-color: @on_chip@; }
QHeaderView::section { background: @panel@; color: @muted@; border: none; padding: 2px 6px;
  border-bottom: 1px solid @border@; }
QScrollArea { background: transparent; border: none; }
QScrollArea > QWidget > QWidget[role="scrolled"] { background: transparent; }
QScrollBar:vertical { background: transparent; width: 10px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 0; }
QScrollBar::handle { background: @axis@; border-radius: 3px; margin: 2px;
  min-height: 24px; min-width: 24px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QSplitter::handle { background: transparent; }
QSplitter::handle:hover { background: @border@; }
QMenu { background: @panel@; color: @text@; border: 1px solid @axis@; padding: 4px; }
QMenu::item { padding: 4px 24px 4px 22px; border-radius: 3px; }
QMenu::item:selected { background: @accent@; color: @on_accent@; }
QMenu::item:disabled { color: @axis@; }
QMenu::separator { height: 1px; background: @border@; margin: 4px 8px; }
)";

using Replacement = std::pair<const char*, QString>;

QString points(double value) {
  return QString::number(value, 'g', 4);
}

QString fill_in(QString sheet, std::span<const Replacement> replacements) {
  for (const auto& [name, value] : replacements) sheet.replace(QLatin1String(name), value);
  return sheet;
}

}  // namespace

QString style_sheet(const Theme& t) {
  const QString mono = "\"" + t.font(FontRole::kMono).families().join("\", \"") + "\"";
  const std::array<Replacement, 22> replacements = {{
      {"@window@", t.window.name()},
      {"@panel@", t.panel.name()},
      {"@border@", t.panel_border.name()},
      {"@inset@", t.inset.name()},
      {"@grid@", t.grid.name()},
      {"@axis@", t.axis.name()},
      {"@text@", t.text.name()},
      {"@muted@", t.muted_text.name()},
      {"@accent@", t.accent.name()},
      {"@on_accent@", t.on_accent.name()},
      {"@chip@", t.chip.name()},
      {"@on_chip@", t.on_chip.name()},
      {"@warning@", t.warning.name()},
      {"@on_warning@", t.on_warning.name()},
      {"@limit@", t.limit.name()},
      {"@panel_radius@", QString::number(t.panel_radius)},
      {"@title_pt@", points(t.title_pt)},
      {"@small_pt@", points(t.small_pt)},
      {"@mono_pt@", points(t.mono_pt)},
      {"@mono_small_pt@", points(t.mono_small_pt)},
      {"@mono@", mono},
      {"@body_pt@", points(t.body_pt)},
  }};
  return fill_in(QString::fromLatin1(kTemplate), replacements);
}

}  // namespace tricolor::ui
