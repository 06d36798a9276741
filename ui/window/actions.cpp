// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "ui/window/actions.h"

#include <QKeySequence>
#include <QWidget>
#include <array>
#include <optional>

namespace tricolor::ui {

/// One action: where it is kept, what it is called and which keys it has.
struct Actions::Row {
  QAction* Actions::*place;
  const char* name;
  const char* text;
  const char* help;
  const char* keys;
  std::optional<IconId> icon;
};

namespace {

constexpr const char* kIconProperty = "iconId";

QString with_keys(const QString& help, const QString& keys) {
  return keys.isEmpty() ? help : QString("%1  (%2)").arg(help, keys);
}

}  // namespace

Actions::Actions(QWidget& window) : QObject(&window) {
  using A = Actions;
  static const std::array<Row, 21> rows = {{
      {&A::to_start, "toStart", "To start", "Back to the start of the run", "Home",
       IconId::kToStart},
      {&A::play, "play", "Play", "Play or pause", "Space", IconId::kPlay},
      {&A::step_back, "stepBack", "Step back", "One step of the chosen size back", "Left",
       IconId::kStepBack},
      {&A::step, "step", "Step", "One step of the chosen size", "Right", IconId::kStep},
      {&A::next_phase, "nextPhase", "Next phase", "Run to the collector's next phase",
       "Shift+Right", IconId::kNextPhase},
      {&A::next_cycle, "nextCycle", "Next cycle", "Run to the end of the next mark phase",
       "Ctrl+Right", IconId::kNextCycle},
      {&A::to_end,
       "toEnd",
       "To end",
       "To the end of what has been seen; once more: to the program's end",
       "End",
       {}},
      {&A::previous_phase, "previousPhase", "Previous phase", "Back to where this phase began",
       "Shift+Left", IconId::kPreviousPhase},
      {&A::previous_cycle, "previousCycle", "Previous cycle",
       "Back to the end of the mark phase before", "Ctrl+Left", IconId::kPreviousCycle},
      {&A::undo, "undo", "Undo", "Back to just before the last change of a setting or an edit",
       "Ctrl+Z", IconId::kUndo},
      {&A::to_next_gc, "toNextGc", "To the next GC", "Run flat out until a collection begins", "N",
       IconId::kToNextGc},
      {&A::breakpoints, "breakpoints", "stop at …",
       "Where playing stops by itself; a time to go to; memory for going back", "Ctrl+B",
       IconId::kBreakpoint},
      {&A::restart,
       "restart",
       "Start over",
       "A new run of the program with the present settings",
       "Ctrl+R",
       {}},
      {&A::collect, "collect", "GC", "runtime.GC(): force a collection now", "G", IconId::kCollect},
      {&A::slower, "slower", "Slower", "Half the speed", "[", {}},
      {&A::faster, "faster", "Faster", "Twice the speed", "]", {}},
      {&A::present, "present", "Present", "Full screen in the projector theme; Esc leaves it",
       "F11", IconId::kPresent},
      {&A::export_picture, "export", "Export", "Save the window as PNG, SVG or PDF", "Ctrl+E",
       IconId::kExport},
      {&A::open_log, "open", "Open log", "Draw a real run's gctrace log over the simulation",
       "Ctrl+O", IconId::kOpen},
      {&A::close_log, "closeLog", "Remove log", "Take the real run off the plot", "", {}},
      {&A::help, "help", "What am I looking at?", "Name the parts of this window", "F1",
       IconId::kHelp},
  }};
  for (const Row& row : rows) add(row);
  window.addActions(m_all);
  undo->setEnabled(false);
  close_log->setEnabled(false);
  present->setCheckable(true);
}

void Actions::add(const Row& row) {
  auto* action = new QAction(row.text, this);
  action->setObjectName(row.name);
  if (*row.keys != '\0') action->setShortcut(QKeySequence(row.keys));
  action->setToolTip(with_keys(row.help, row.keys));
  if (row.icon) action->setProperty(kIconProperty, static_cast<int>(*row.icon));
  this->*row.place = action;
  m_all.push_back(action);
}

void Actions::setTheme(const Theme& theme) {
  m_theme = &theme;
  for (QAction* action : m_all) {
    const QVariant id = action->property(kIconProperty);
    if (id.isValid()) action->setIcon(icon(static_cast<IconId>(id.toInt()), theme));
  }
  setPlaying(m_playing);
}

void Actions::setPlaying(bool playing) {
  m_playing = playing;
  play->setText(playing ? "Pause" : "Play");
  if (m_theme != nullptr) play->setIcon(icon(playing ? IconId::kPause : IconId::kPlay, *m_theme));
}

}  // namespace tricolor::ui
