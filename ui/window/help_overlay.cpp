// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "ui/window/help_overlay.h"

#include <QEvent>
#include <QKeyEvent>
#include <QPainter>

namespace tricolor::ui {

namespace {

constexpr int kPadding = 8;
constexpr int kWidestNote = 330;
constexpr double kDimmed = 0.62;

constexpr const char* kKeys =
    "Space play, pause   ← → step   Shift+← → phase   Ctrl+← → cycle   Home, End   N next GC   "
    "Ctrl+B stop at   Ctrl+Z undo   Ctrl+R start over   G runtime.GC()   "
    "[ ] speed   + − 0 zoom   F11, Esc present   Ctrl+E export   Ctrl+O open a gctrace log";

}  // namespace

HelpOverlay::HelpOverlay(QWidget& window) : QWidget(&window) {
  setObjectName("helpOverlay");
  setFocusPolicy(Qt::StrongFocus);
  window.installEventFilter(this);
  hide();
}

void HelpOverlay::toggle(std::vector<Panels::Named> panels) {
  if (isVisible()) return leave();
  m_panels = std::move(panels);
  setGeometry(parentWidget()->rect());
  raise();
  show();
  m_focus_before = window()->focusWidget();
  setFocus();
}

/// Hiding what has the focus would give it to the first button, which Space would then press.
void HelpOverlay::leave() {
  if (hasFocus() && m_focus_before != nullptr) m_focus_before->setFocus();
  hide();
}

/// Tab closes it too, like any key, rather than go to what it covers.
bool HelpOverlay::focusNextPrevChild(bool /*next*/) {
  leave();
  return true;
}

bool HelpOverlay::eventFilter(QObject* watched, QEvent* event) {
  if (event->type() == QEvent::Resize && isVisible()) leave();
  return QWidget::eventFilter(watched, event);
}

void HelpOverlay::mousePressEvent(QMouseEvent*) {
  leave();
}

void HelpOverlay::keyPressEvent(QKeyEvent*) {
  leave();
}

void HelpOverlay::paintEvent(QPaintEvent*) {
  if (m_theme == nullptr) return;
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  QColor veil = m_theme->window;
  veil.setAlphaF(static_cast<float>(kDimmed));
  painter.fillRect(rect(), veil);
  for (const Panels::Named& panel : m_panels) paintPanel(painter, panel);
  paintKeys(painter);
}

void HelpOverlay::paintPanel(QPainter& painter, const Panels::Named& panel) const {
  const QPoint corner = panel.widget->mapTo(parentWidget(), QPoint(0, 0));
  const QRect box(corner, panel.widget->size());
  painter.setPen(QPen(m_theme->accent, m_theme->strong_line_width));
  painter.setBrush(Qt::NoBrush);
  painter.drawRoundedRect(QRectF(box).adjusted(1, 1, -1, -1), m_theme->panel_radius,
                          m_theme->panel_radius);
  paintNote(painter, box, panel.name, panel.meaning);
}

void HelpOverlay::paintNote(QPainter& painter, const QRect& space, const QString& name,
                            const QString& text) const {
  const QFont title = m_theme->font(FontRole::kTitle);
  const QFont body = m_theme->font(FontRole::kBody);
  const int width = std::min(kWidestNote, space.width() - 2 * kPadding) - 2 * kPadding;
  const int title_height = QFontMetrics(title).height();
  const QRect words = QFontMetrics(body).boundingRect(QRect(0, 0, std::max(width, 20), 1000),
                                                      Qt::TextWordWrap, text);
  if (title_height + words.height() + 2 * kPadding > space.height() + 12) {
    return paintLine(painter, space, name, text);
  }
  QRect note(0, 0, width + 2 * kPadding, title_height + words.height() + 2 * kPadding);
  note.moveCenter(space.center());
  painter.setPen(QPen(m_theme->accent, m_theme->hairline));
  painter.setBrush(m_theme->panel);
  painter.drawRoundedRect(note, m_theme->panel_radius, m_theme->panel_radius);
  note.adjust(kPadding, kPadding / 2, -kPadding, -kPadding / 2);
  painter.setPen(m_theme->text);
  painter.setFont(title);
  painter.drawText(note, Qt::AlignTop | Qt::AlignLeft, name);
  painter.setFont(body);
  painter.drawText(note.adjusted(0, title_height, 0, 0), Qt::TextWordWrap | Qt::AlignLeft, text);
}

/// A panel that is too low for a note has its name and meaning beside each other.
void HelpOverlay::paintLine(QPainter& painter, const QRect& space, const QString& name,
                            const QString& text) const {
  const QFont title = m_theme->font(FontRole::kTitle);
  const QFont body = m_theme->font(FontRole::kBody);
  const int name_width = QFontMetrics(title).horizontalAdvance(name + "  ");
  const int most = std::max(20, space.width() - 4 * kPadding);
  const int width = std::min(most, name_width + QFontMetrics(body).horizontalAdvance(text) + 2);
  QRect note(0, 0, width + 2 * kPadding, QFontMetrics(title).height() + kPadding);
  note.moveCenter(space.center());
  painter.setPen(QPen(m_theme->accent, m_theme->hairline));
  painter.setBrush(m_theme->panel);
  painter.drawRoundedRect(note, m_theme->panel_radius, m_theme->panel_radius);
  note.adjust(kPadding, 0, -kPadding, 0);
  painter.setPen(m_theme->text);
  painter.setFont(title);
  painter.drawText(note, Qt::AlignVCenter, name);
  note.setLeft(note.left() + name_width);
  painter.setFont(body);
  painter.drawText(note, Qt::AlignVCenter,
                   QFontMetrics(body).elidedText(text, Qt::ElideRight, note.width()));
}

void HelpOverlay::paintKeys(QPainter& painter) const {
  const QFont font = m_theme->font(FontRole::kSmall);
  // A line never ends between a key and what it does.
  QStringList keys = QString::fromUtf8(kKeys).split("   ");
  for (QString& key : keys) key.replace(' ', QChar::Nbsp);
  const QString text = keys.join("   ");
  QRect box = QFontMetrics(font).boundingRect(rect().adjusted(20, 0, -20, 0),
                                              Qt::TextWordWrap | Qt::AlignHCenter, text);
  box.adjust(-kPadding, -4, kPadding, 4);
  box.moveCenter(QPoint(rect().center().x(), 0));
  box.moveTop(2);
  painter.setPen(Qt::NoPen);
  painter.setBrush(m_theme->accent);
  painter.drawRoundedRect(box, m_theme->panel_radius, m_theme->panel_radius);
  painter.setPen(m_theme->on_accent);
  painter.setFont(font);
  painter.drawText(box, Qt::TextWordWrap | Qt::AlignCenter, text);
}

}  // namespace tricolor::ui
