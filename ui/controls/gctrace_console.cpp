// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "ui/controls/gctrace_console.h"

#include <QScrollBar>

#include "ui/models/console_lines.h"

namespace tricolor::ui {

GctraceConsole::GctraceConsole(QWidget* parent) : QPlainTextEdit(parent) {
  setObjectName("gctrace");
  setReadOnly(true);
  setMaximumBlockCount(kMostLines);
  setLineWrapMode(QPlainTextEdit::NoWrap);
  setFocusPolicy(Qt::ClickFocus);
  setUndoRedoEnabled(false);
  setPlaceholderText("gctrace: one line per finished cycle, as GODEBUG=gctrace=1 prints it");
}

void GctraceConsole::setSnapshot(const Snapshot& snapshot) {
  const NewLines news = new_lines(snapshot.gctrace, m_last_line);
  if (!news.start_over && news.first == snapshot.gctrace.size()) return;
  const bool at_end = verticalScrollBar()->value() == verticalScrollBar()->maximum();
  if (news.start_over) clear();
  QStringList lines;
  for (std::size_t i = news.first; i < snapshot.gctrace.size(); i++) {
    lines.push_back(QString::fromStdString(snapshot.gctrace[i]));
  }
  if (!lines.isEmpty()) appendPlainText(lines.join('\n'));
  m_last_line = snapshot.gctrace.empty() ? std::string() : snapshot.gctrace.back();
  if (at_end || news.start_over) verticalScrollBar()->setValue(verticalScrollBar()->maximum());
}

QSize GctraceConsole::sizeHint() const { return {400, fontMetrics().lineSpacing() * 3 + 8}; }

}  // namespace tricolor::ui
