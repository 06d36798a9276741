// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "ui/window/top_bar.h"

#include <QActionGroup>
#include <QComboBox>
#include <QEvent>
#include <QLabel>
#include <QMenu>
#include <QStyle>
#include <algorithm>
#include <span>
#include <utility>

#include "ui/controls/phase_text.h"
#include "ui/controls/speed_slider.h"
#include "ui/controls/steady_label.h"
#include "ui/controls/wrapping_row.h"
#include "ui/window/actions.h"

namespace tricolor::ui {

namespace {

constexpr int kMargin = 8;
constexpr int kGap = 6;
// Of the optional ones: left out rather than have a second row, or rather than shorten the phase.
constexpr std::size_t kSpare = 3;
constexpr std::size_t kLessThanPhase = 2;

struct StepSize {
  StepKind kind;
  const char* text;
};
constexpr StepSize kStepSizes[] = {{StepKind::kEvent, "event"},
                                   {StepKind::kObject, "object"},
                                   {StepKind::kPhase, "phase"},
                                   {StepKind::kCycle, "cycle"}};

QString widest_phase(bool is_short) {
  return is_short ? widest_short_phase_text() : widest_phase_text();
}

}  // namespace

TopBar::TopBar(Actions& actions, Session& session, QWidget* parent) : QFrame(parent) {
  setObjectName("topBar");
  setProperty("role", "topbar");
  setLayout(new WrappingRow(this, kMargin, kGap));
  auto* to_start = addButton(actions.to_start, false);
  auto* step_back = addButton(actions.step_back, false);
  addButton(actions.play, false);
  addButton(actions.step, false);
  addStepSize();
  auto* collect = addButton(actions.collect, true);
  auto* speed_word = new QLabel("speed", this);
  speed_word->setProperty("role", "muted");
  layout()->addWidget(speed_word);
  m_speed = new SpeedSlider(session, this);
  layout()->addWidget(m_speed);
  m_chip = new SteadyLabel(widest_phase_text(), this);
  m_chip->setObjectName("phaseChip");
  m_chip->setProperty("role", "chip");
  m_chip->setAlignment(Qt::AlignCenter);
  layout()->addWidget(m_chip);
  m_time = new SteadyLabel("t = 8888.888 888 ms", this);
  m_time->setObjectName("virtualTime");
  m_time->setProperty("role", "mono");
  m_time->setToolTip("Virtual time since the program started");
  layout()->addWidget(m_time);
  auto* gap = new QLabel(this);
  gap->setProperty("flow", "right");
  gap->setFixedSize(1, 1);
  layout()->addWidget(gap);
  auto* open = addButton(actions.open_log, false);
  auto* save = addButton(actions.export_picture, false);
  auto* present = addButton(actions.present, false);
  addThemeMenu();
  auto* help = addButton(actions.help, false);
  m_optional = {speed_word, present, open,    save,        help,     m_theme_button, m_time,
                m_speed,    m_chip,  collect, m_step_size, to_start, step_back};
}

bool TopBar::event(QEvent* event) {
  const bool handled = QFrame::event(event);
  if (event->type() == QEvent::LayoutRequest || event->type() == QEvent::Resize) fitIntoWidth();
  return handled;
}

/// Rather fewer buttons than a second row for the last of them, rather a short phase than a third
/// row; a really narrow window has several rows in any case, and then all buttons, if it is high
/// enough. Depends on the window's size and fonts only, so that hiding something does not change
/// the answer.
void TopBar::fitIntoWidth() {
  const int most = mostRows();
  const auto fits = [&](int rows, bool short_phase, std::size_t most_dropped = kSpare) {
    for (std::size_t dropped = 0; dropped <= most_dropped; dropped++) {
      if (rowsWith(short_phase, dropped) > std::min(rows, most)) continue;
      arrange(short_phase, dropped);
      return true;
    }
    return false;
  };
  if (fits(1, false) || fits(1, true)) return;
  for (std::size_t dropped = 0; most >= 2 && dropped <= kLessThanPhase; dropped++) {
    if (rowsWith(false, dropped) == 2) return arrange(false, dropped);
  }
  if (fits(2, true) || fits(most, true, 0)) return;
  if (!fits(most, true, m_optional.size())) arrange(true, m_optional.size());
}

void TopBar::setMostHeight(int px) {
  if (std::exchange(m_most_height, px) != px) fitIntoWidth();
}

int TopBar::mostRows() const {
  int row = 1;
  for (int i = 0; i < layout()->count(); i++) {
    row = std::max(row, layout()->itemAt(i)->widget()->sizeHint().height());
  }
  return std::max(1, (m_most_height - 2 * kMargin + kGap / 2) / (row + kGap / 2));
}

/// How many rows the layout would make.
int TopBar::rowsWith(bool short_phase, std::size_t dropped) const {
  const auto left_out = std::span(m_optional).first(dropped);
  const int room = width() - 2 * kMargin;
  int rows = 1;
  int used = 0;
  for (const QObject* child : children()) {
    const auto* widget = qobject_cast<const QWidget*>(child);
    if (widget == nullptr || std::ranges::find(left_out, widget) != left_out.end()) continue;
    const int width =
        widget == m_chip ? m_chip->widthFor(widest_phase(short_phase)) : widget->sizeHint().width();
    if (used > 0 && used + kGap + width > room) {
      rows++;
      used = 0;
    }
    used += (used > 0 ? kGap : 0) + width;
  }
  return rows;
}

void TopBar::arrange(bool short_phase, std::size_t dropped) {
  for (std::size_t i = 0; i < m_optional.size(); i++) m_optional[i]->setVisible(i >= dropped);
  m_chip->setWidest(widest_phase(short_phase));
  m_is_short = short_phase;
  showPhase();
}

void TopBar::showPhase() {
  m_chip->setText(m_is_short ? m_short_phase : m_phase);
  m_chip->setToolTip(m_phase);
}

QToolButton* TopBar::addButton(QAction* action, bool with_text) {
  auto* button = new QToolButton(this);
  button->setObjectName(action->objectName() + "Button");
  button->setDefaultAction(action);
  button->setFocusPolicy(Qt::TabFocus);
  button->setToolButtonStyle(with_text ? Qt::ToolButtonTextBesideIcon : Qt::ToolButtonIconOnly);
  button->setAccessibleName(action->text());
  layout()->addWidget(button);
  return button;
}

void TopBar::addStepSize() {
  m_step_size = new QComboBox(this);
  m_step_size->setObjectName("stepSize");
  m_step_size->setToolTip("How far one step goes");
  m_step_size->setAccessibleName("step size");
  m_step_size->setFocusPolicy(Qt::TabFocus);
  for (const StepSize& size : kStepSizes) m_step_size->addItem(size.text);
  m_step_size->setCurrentIndex(1);
  layout()->addWidget(m_step_size);
}

void TopBar::addThemeMenu() {
  m_theme_button = new QToolButton(this);
  m_theme_button->setObjectName("themeButton");
  m_theme_button->setToolTip("Colours: light, dark, projector, print");
  m_theme_button->setAccessibleName("theme");
  m_theme_button->setPopupMode(QToolButton::InstantPopup);
  m_theme_button->setFocusPolicy(Qt::TabFocus);
  auto* menu = new QMenu(m_theme_button);
  auto* group = new QActionGroup(menu);
  for (const ThemeId id : all_themes()) {
    QAction* action = menu->addAction(theme_name(id));
    action->setObjectName("theme_" + theme_name(id));
    action->setCheckable(true);
    group->addAction(action);
    m_theme_actions.push_back(action);
    connect(action, &QAction::triggered, this, [this, id] { Q_EMIT themeChosen(id); });
  }
  m_theme_button->setMenu(menu);
  layout()->addWidget(m_theme_button);
}

void TopBar::setTheme(const Theme& theme) {
  m_theme_button->setIcon(icon(IconId::kTheme, theme));
  m_theme_actions[static_cast<std::size_t>(theme.id)]->setChecked(true);
}

void TopBar::setSnapshot(const Snapshot& snapshot) {
  m_phase = phase_text(snapshot);
  m_short_phase = short_phase_text(snapshot);
  showPhase();
  const bool stopped = stops_the_world(snapshot.phase);
  if (m_chip->property("stopped").toBool() != stopped) {
    m_chip->setProperty("stopped", stopped);
    m_chip->style()->polish(m_chip);
  }
  m_time->setText(virtual_time_text(snapshot.now_ns));
}

StepKind TopBar::stepKind() const {
  return kStepSizes[std::max(0, m_step_size->currentIndex())].kind;
}

}  // namespace tricolor::ui
