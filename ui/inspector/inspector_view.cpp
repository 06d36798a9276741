// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "ui/inspector/inspector_view.h"

#include <algorithm>
#include <utility>

#include "ui/bridge/selection.h"
#include "ui/bridge/simulation_driver.h"
#include "ui/inspector/inspector_canvas.h"

namespace tricolor::ui {

namespace {

// Between two answers about the same thing; nobody reads faster.
constexpr std::int64_t kLeastPauseMs = 150;
// An answer may take this part of the simulation's time.
constexpr std::int64_t kPauseForWork = 10;

InspectQuery query(InspectQuery::Kind kind, Address address = 0, std::uint32_t cycle = 0) {
  InspectQuery made;
  made.kind = kind;
  made.address = address;
  made.cycle = cycle;
  return made;
}

InspectorPage page_of(const InspectAnswer& answer, const PastFindings& past) {
  switch (answer.query.kind) {
    case InspectQuery::Kind::kObject:
      return object_page(answer.object, past);
    case InspectQuery::Kind::kSpan:
      return span_page(answer.span);
    case InspectQuery::Kind::kCycle:
      return cycle_page(answer.cycle);
    case InspectQuery::Kind::kAssist:
      return assist_page(answer.assist);
    default:
      return empty_page();
  }
}

}  // namespace

InspectorView::InspectorView(SimulationDriver& driver, Selection& selection, QWidget* parent)
    : QScrollArea(parent), m_driver(driver), m_selection(selection) {
  setObjectName("inspector");
  setWidgetResizable(true);
  setFrameShape(QFrame::NoFrame);
  setFocusPolicy(Qt::NoFocus);  // the page in it has it
  setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  m_canvas = new InspectorCanvas;
  setWidget(m_canvas);
  m_again.setSingleShot(true);
  connect(&m_again, &QTimer::timeout, this, &InspectorView::refresh);
  connect(&m_driver, &SimulationDriver::inspected, this, &InspectorView::take);
  connect(&m_selection, &Selection::objectChanged, this, &InspectorView::takeObject);
  connect(&m_selection, &Selection::spanChanged, this, &InspectorView::takeSpan);
  connect(&m_selection, &Selection::cycleChanged, this, &InspectorView::takeCycle);
  connect(m_canvas, &InspectorCanvas::followed, this, &InspectorView::follow);
  showPage();
}

void InspectorView::setTheme(const Theme& theme) {
  m_canvas->setTheme(theme);
}

void InspectorView::takeObject(Address object) {
  if (object != 0) {
    setSubject(query(InspectQuery::Kind::kObject, object));
  } else if (m_subject.kind == InspectQuery::Kind::kObject) {
    takeSpan(m_selection.span());
    if (m_selection.span() == 0) setSubject({});
  }
}

void InspectorView::takeSpan(Address base) {
  if (base != 0) setSubject(query(InspectQuery::Kind::kSpan, base));
}

void InspectorView::takeCycle(std::uint32_t number) {
  if (number != 0) setSubject(query(InspectQuery::Kind::kCycle, 0, number));
}

void InspectorView::explainAssist(GoroutineId goroutine, Nanos begin_ns) {
  InspectQuery assist = query(InspectQuery::Kind::kAssist);
  assist.goroutine = goroutine;
  assist.at_ns = begin_ns;
  setSubject(assist);
}

void InspectorView::forget() {
  setSubject({});
}

void InspectorView::setSubject(const InspectQuery& subject) {
  if (m_subject == subject) return;
  m_subject = subject;
  m_answer.reset();
  m_past = {};
  m_past_of = 0;
  m_again.stop();
  ask(subject);
  if (subject.kind == InspectQuery::Kind::kNothing) showPage();
}

void InspectorView::ask(const InspectQuery& what) {
  m_waiting = true;
  m_stale = false;
  m_driver.inspect(what);
}

void InspectorView::worldChanged() {
  m_stale = true;
  if (!m_waiting && !m_again.isActive()) m_again.start(kLeastPauseMs / 5);
}

void InspectorView::refresh() {
  // A finished cycle's start and a past assist stay as they are.
  const bool settled =
      m_answer != nullptr &&
      ((m_subject.kind == InspectQuery::Kind::kCycle && m_answer->cycle.found &&
        !m_answer->cycle.running) ||
       (m_subject.kind == InspectQuery::Kind::kAssist && m_answer->assist.end_ns != 0));
  if (!m_stale || settled || m_subject.kind == InspectQuery::Kind::kNothing || !isVisible()) return;
  ask(m_subject);
}

void InspectorView::take(const std::shared_ptr<const InspectAnswer>& answer) {
  if (answer->query.kind == InspectQuery::Kind::kMemory) return;  // somebody else's
  m_waiting = false;
  if (answer->interrupted) m_stale = true;
  const InspectQuery& asked = answer->query;
  if (asked == m_subject) {
    m_answer = answer;
    takePath();
    showPage();
    askWhyDeadIfPaused();
  } else if (m_past_of != 0 && asked.address == m_past_of && !answer->interrupted) {
    if (asked.kind == InspectQuery::Kind::kDeath) m_past.death = answer->death;
    if (asked.kind == InspectQuery::Kind::kBirth) m_past.birth = answer->birth;
    if (m_past.death && m_past.death->birth.known) m_past.birth = m_past.death->birth;
    showPage();
  }
  const std::int64_t pause = std::max(kLeastPauseMs, answer->spent_us * kPauseForWork / 1000);
  if (m_stale) m_again.start(static_cast<int>(std::min<std::int64_t>(pause, 10'000)));
}

/// What is found about one object says nothing about the next one in its slot.
void InspectorView::takePath() {
  if (m_subject.kind != InspectQuery::Kind::kObject) return;
  const ObjectInspection& object = m_answer->object;
  std::vector<Address> path;
  if (object.path.answer == RetentionPath::Answer::kReachable) {
    for (const PathStep& step : object.path.steps) path.push_back(step.object);
    if (m_past.death) m_past = {};
  }
  m_selection.setPath(std::move(path));
  m_past_of = object.base;
}

void InspectorView::askWhyDeadIfPaused() {
  if (m_subject.kind != InspectQuery::Kind::kObject || m_past.death || m_driver.state().playing)
    return;
  if (!isVisible()) return;
  const bool dead = m_answer->object.path.answer == RetentionPath::Answer::kUnreachable;
  if (dead) ask(query(InspectQuery::Kind::kDeath, m_answer->object.base));
}

void InspectorView::showPage() {
  m_canvas->setPage(m_answer ? page_of(*m_answer, m_past) : empty_page());
}

void InspectorView::showEvent(QShowEvent* event) {
  QScrollArea::showEvent(event);
  if (m_stale) refresh();
}

void InspectorView::follow(const PageLink& link) {
  switch (link.kind) {
    case PageLink::Kind::kNone:
      break;
    case PageLink::Kind::kObject:
      m_selection.setObject(link.address);
      break;
    case PageLink::Kind::kSpan:
      m_selection.setObject(0);
      m_selection.setSpan(link.address);
      takeSpan(link.address);
      break;
    case PageLink::Kind::kCycle:
      m_selection.setCycle(link.cycle);
      break;
    case PageLink::Kind::kTime:
      m_selection.setTimeCursor(link.at_ns);
      break;
    case PageLink::Kind::kAskDeath:
      ask(query(InspectQuery::Kind::kDeath, m_past_of));
      break;
    case PageLink::Kind::kAskBirth:
      ask(query(InspectQuery::Kind::kBirth, m_past_of));
      break;
  }
}

}  // namespace tricolor::ui
