// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "core/sim/timeline_replay.h"
#include "ui/bridge/driver_worker.h"
#include "ui/bridge/inspect_answer.h"

// Answering why-questions between two slices of the run.

namespace tricolor::ui {

void DriverWorker::handle(const InspectQuery& query) {
  auto answer = std::make_shared<InspectAnswer>();
  answer->query = query;
  if (m_timeline) {
    *answer = answer_query(world(), replay_source(), query);
    if (query.kind == InspectQuery::Kind::kNothing) m_timeline->focus_slot(0);
    if (answer->object.in_span) m_timeline->focus_slot(answer->object.base);
  }
  m_mail.report(std::move(answer));
}

ReplaySource DriverWorker::replay_source() const {
  ReplaySource source = replay_of(*m_timeline);
  source.cancelled = [this] { return m_mail.has_commands(); };
  return source;
}

}  // namespace tricolor::ui
