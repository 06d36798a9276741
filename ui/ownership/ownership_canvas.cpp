// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "ui/ownership/ownership_canvas.h"

#include <QHelpEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>
#include <algorithm>

#include "ui/ownership/code_painter.h"
#include "ui/ownership/diagram_painter.h"
#include "ui/ownership/held_painter.h"
#include "ui/theme/theme.h"

namespace tricolor::ui {

OwnershipCanvas::OwnershipCanvas(QWidget* parent)
    : QWidget(parent), m_theme(&theme(ThemeId::kLight)) {
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

void OwnershipCanvas::setTheme(const Theme& theme) {
  m_theme = &theme;
  updateGeometry();
  update();
}

void OwnershipCanvas::setRun(OwnershipRun run) {
  m_run = std::move(run);
  m_diagram_rows = 1;
  for (const OwnershipMoment& m : m_run.moments) {
    m_diagram_rows = std::max({m_diagram_rows, diagram_rows(m.cpp), diagram_rows(m.go)});
  }
  m_step = 0;
  update();
}

void OwnershipCanvas::setStep(int step) {
  m_step = std::clamp(step, 0, std::max(0, steps() - 1));
  update();
}

QSize OwnershipCanvas::sizeHint() const {
  return {420, 430};
}

QSize OwnershipCanvas::minimumSizeHint() const {
  return {180, 160};
}

OwnershipMetrics OwnershipCanvas::metrics() const {
  const QFontMetricsF small(m_theme->font(FontRole::kSmall));
  const QFontMetricsF mono(m_theme->font(FontRole::kMonoSmall));
  QFont bold = m_theme->font(FontRole::kSmall);
  bold.setBold(true);
  return {small.height(), mono.height() + 1, small.horizontalAdvance(QStringLiteral("500 kB")),
          QFontMetricsF(bold).horizontalAdvance(QStringLiteral("C++"))};
}

OwnershipLayout OwnershipCanvas::layoutNow() const {
  OwnershipContent content;
  content.go_lines = static_cast<int>(m_run.go_source.size());
  content.cpp_lines = static_cast<int>(m_run.cpp_source.size());
  content.go_current = static_cast<int>(moment().go_line);
  content.cpp_current = static_cast<int>(moment().cpp_line);
  content.diagram_rows = m_diagram_rows;
  content.code_width = std::max(code_box_width(m_run.go_source, *m_theme),
                                code_box_width(m_run.cpp_source, *m_theme));
  return layout_ownership(size(), content, metrics());
}

void OwnershipCanvas::paintColumn(QPainter& painter, const OwnershipColumn& column,
                                  Language language) const {
  const bool go = language == Language::kGo;
  const OwnershipMetrics m = metrics();
  paint_code(painter, *m_theme, column, go ? m_run.go_source : m_run.cpp_source,
             static_cast<int>(go ? moment().go_line : moment().cpp_line), language, m);
  if (column.diagram.isEmpty()) return;
  paint_diagram(painter, *m_theme, column.diagram, go ? moment().go : moment().cpp, language,
                m.line + 2);
}

void OwnershipCanvas::paintPlotTitle(QPainter& painter, const QRectF& rect) const {
  QFont font = m_theme->font(FontRole::kSmall);
  font.setBold(true);
  painter.setFont(font);
  painter.setPen(m_theme->text);
  const QFontMetricsF bold(font);
  const QString title = QStringLiteral("Memory held over the same statements");
  const QString shown = bold.elidedText(title, Qt::ElideRight, rect.width());
  painter.drawText(rect, Qt::AlignLeft | Qt::AlignVCenter, shown);
  const QString now =
      QStringLiteral("Go %1 · C++ %2")
          .arg(bytes_text(moment().go_held_bytes), bytes_text(moment().cpp_held_bytes));
  const QFont plain = m_theme->font(FontRole::kSmall);
  const double used = bold.horizontalAdvance(shown) + 12;
  if (QFontMetricsF(plain).horizontalAdvance(now) > rect.width() - used) return;
  painter.setFont(plain);
  painter.setPen(m_theme->muted_text);
  painter.drawText(rect, Qt::AlignRight | Qt::AlignVCenter, now);
}

void OwnershipCanvas::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.fillRect(rect(), m_theme->panel);
  if (m_run.moments.empty()) return;
  const OwnershipLayout layout = layoutNow();
  paintColumn(painter, layout.go, Language::kGo);
  paintColumn(painter, layout.cpp, Language::kCpp);
  if (layout.plot.isEmpty()) return;
  paintPlotTitle(painter, layout.plot_title);
  const OwnershipMetrics m = metrics();
  paint_held(painter, *m_theme,
             layout_held(m_run.moments, static_cast<std::size_t>(m_step), layout.plot, m), m);
}

void OwnershipCanvas::mousePressEvent(QMouseEvent* event) {
  if (m_run.moments.empty() || event->button() != Qt::LeftButton) return;
  const OwnershipLayout layout = layoutNow();
  if (!layout.plot.contains(event->position())) return;
  const HeldLayout held =
      layout_held(m_run.moments, static_cast<std::size_t>(m_step), layout.plot, metrics());
  const int step = held.step_at(event->position().x(), steps());
  if (step >= 0) Q_EMIT stepPicked(step);
}

bool OwnershipCanvas::event(QEvent* event) {
  if (event->type() != QEvent::ToolTip) return QWidget::event(event);
  const auto* help = static_cast<QHelpEvent*>(event);
  QToolTip::showText(help->globalPos(), tipAt(help->pos()), this);
  return true;
}

QString OwnershipCanvas::tipAt(const QPointF& point) const {
  if (m_run.moments.empty()) return {};
  const OwnershipLayout layout = layoutNow();
  if (layout.plot.contains(point) || layout.plot_title.contains(point)) {
    return QStringLiteral(
        "Go: HeapAlloc, which counts whole size classes or pages.\n"
        "C++: bytes asked of operator new and not given back.");
  }
  const QString tip = columnTip(layout.go, moment().go, m_run.go_source, Language::kGo, point);
  return tip.isEmpty()
             ? columnTip(layout.cpp, moment().cpp, m_run.cpp_source, Language::kCpp, point)
             : tip;
}

QString OwnershipCanvas::columnTip(const OwnershipColumn& column, const OwnershipState& state,
                                   const std::vector<std::string>& source, Language language,
                                   const QPointF& point) const {
  const int line = code_line_at(column, point, metrics());
  if (line >= 0) return QString::fromStdString(source[static_cast<std::size_t>(line)]).trimmed();
  if (!column.diagram.contains(point)) return {};
  const DiagramLayout diagram = layout_diagram(state, column.diagram, metrics().line + 2);
  for (const auto& row : diagram.owners) {
    if (row.rect.contains(point)) return owner_tip(state, state.owners[row.index], language);
  }
  for (const auto& box : diagram.objects) {
    if (box.rect.contains(point)) return object_tip(state.objects[box.index], language);
  }
  for (auto box = diagram.scopes.rbegin(); box != diagram.scopes.rend(); ++box) {
    if (box->rect.contains(point)) return QString::fromStdString(state.scopes[box->index].name);
  }
  return {};
}

}  // namespace tricolor::ui
