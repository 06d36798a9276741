// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <QElapsedTimer>
#include <QScrollArea>
#include <QTimer>
#include <memory>

#include "ui/bridge/inspect_query.h"
#include "ui/inspector/inspector_text.h"
#include "ui/theme/theme.h"

namespace tricolor::ui {

class InspectorCanvas;
class Selection;
class SimulationDriver;

/// Why? For the selected object, span or cycle, and for a mark assist: asks the simulation, shows
/// what it answers, and keeps that current while the run goes on.
///
/// Queries wait for their answers and for the time that these took, so that even the largest heap's
/// walks take a small part of the simulation's time; none is made while the panel is hidden, except
/// the first about a newly selected object, whose path other views draw.
class InspectorView : public QScrollArea {
  Q_OBJECT

 public:
  InspectorView(SimulationDriver& driver, Selection& selection, QWidget* parent = nullptr);

  void setTheme(const Theme& theme);
  /// The world has moved on: what is shown may be old.
  void worldChanged();
  /// A new run: nothing of the last one is of interest.
  void forget();
  void explainAssist(GoroutineId goroutine, Nanos begin_ns);

  const InspectQuery& subject() const { return m_subject; }
  InspectorCanvas& canvas() { return *m_canvas; }
  QSize sizeHint() const override { return {320, 400}; }

 protected:
  void showEvent(QShowEvent* event) override;

 private:
  void setSubject(const InspectQuery& subject);
  void takeObject(Address object);
  void takeSpan(Address base);
  void takeCycle(std::uint32_t number);
  void refresh();
  void ask(const InspectQuery& query);
  void take(const std::shared_ptr<const InspectAnswer>& answer);
  void takePath();
  void askWhyDeadIfPaused();
  void showPage();
  void follow(const PageLink& link);

  SimulationDriver& m_driver;
  Selection& m_selection;
  InspectorCanvas* m_canvas = nullptr;
  InspectQuery m_subject;
  std::shared_ptr<const InspectAnswer> m_answer;  ///< about the subject
  PastFindings m_past;
  Address m_past_of = 0;   ///< base of the object that they are about
  bool m_waiting = false;  ///< for an answer
  bool m_stale = false;    ///< the world has moved on since the answer
  QTimer m_again;
};

}  // namespace tricolor::ui
