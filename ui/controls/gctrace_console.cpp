// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "ui/controls/gctrace_console.h"

#include <QScrollBar>

#include "ui/models/console_lines.h"

namespace tricolor::ui {

namespace {

constexpr int kUsualLines = 4;

}  // namespace

GctraceConsole::GctraceConsole(QWidget* parent) : QPlainTextEdit(parent) {
  setObjectName("gctrace");
  setReadOnly(true);
  setMaximumBlockCount(kMostLines);
  setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  setAccessibleName("gctrace");
  setTabChangesFocus(true);
  setUndoRedoEnabled(false);
  setPlaceholderText("gctrace: one line per finished cycle, as GODEBUG=gctrace=1 prints it");
  connect(verticalScrollBar(), &QScrollBar::rangeChanged, this, &GctraceConsole::follow);
  connect(verticalScrollBar(), &QScrollBar::actionTriggered, this, [this] {
    m_following = verticalScrollBar()->sliderPosition() == verticalScrollBar()->maximum();
  });
}

void GctraceConsole::setSnapshot(const Snapshot& snapshot) {
  const NewLines news = new_lines(snapshot.gctrace, m_last_line);
  if (!news.start_over && news.first == snapshot.gctrace.size()) return;
  if (news.start_over) {
    clear();
    m_following = true;
  }
  QStringList lines;
  for (std::size_t i = news.first; i < snapshot.gctrace.size(); i++) {
    lines.push_back(QString::fromStdString(snapshot.gctrace[i]));
  }
  if (!lines.isEmpty()) appendPlainText(lines.join('\n'));
  m_last_line = snapshot.gctrace.empty() ? std::string() : snapshot.gctrace.back();
  follow();
}

void GctraceConsole::follow() {
  if (m_following) verticalScrollBar()->setValue(verticalScrollBar()->maximum());
}

void GctraceConsole::wheelEvent(QWheelEvent* event) {
  QPlainTextEdit::wheelEvent(event);
  m_following = verticalScrollBar()->value() == verticalScrollBar()->maximum();
}

QSize GctraceConsole::sizeHint() const {
  return {400, fontMetrics().lineSpacing() * kUsualLines + 10};
}

}  // namespace tricolor::ui
