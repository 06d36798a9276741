// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "ui/bridge/inspect_answer.h"

#include <chrono>

#include "core/sim/inspector.h"

namespace tricolor::ui {

namespace {

void fill(const World& world, const ReplaySource& source, InspectAnswer& answer) {
  const InspectQuery& query = answer.query;
  SearchBounds bounds;
  bounds.cancelled = source.cancelled;
  switch (query.kind) {
    case InspectQuery::Kind::kNothing:
      break;
    case InspectQuery::Kind::kObject:
      answer.object = inspect_object(world, query.address, bounds);
      break;
    case InspectQuery::Kind::kSpan:
      answer.span = inspect_span(world, query.address);
      break;
    case InspectQuery::Kind::kCycle:
      answer.cycle = explain_cycle(world, query.cycle);
      break;
    case InspectQuery::Kind::kAssist:
      answer.assist = explain_assist(world, query.goroutine, query.at_ns);
      break;
    case InspectQuery::Kind::kDeath:
      answer.death = find_death(world, query.address, source);
      break;
    case InspectQuery::Kind::kMemory:
      answer.memory = inspect_memory(world);
      break;
    case InspectQuery::Kind::kBirth:
      answer.birth = find_birth(world, query.address, source);
      break;
  }
}

}  // namespace

InspectAnswer answer_query(const World& world, const ReplaySource& source,
                           const InspectQuery& query) {
  InspectAnswer answer;
  answer.query = query;
  answer.now_ns = world.now();
  const auto begin = std::chrono::steady_clock::now();
  fill(world, source, answer);
  answer.spent_us = std::chrono::duration_cast<std::chrono::microseconds>(
                        std::chrono::steady_clock::now() - begin)
                        .count();
  answer.interrupted = source.cancelled && source.cancelled();
  return answer;
}

}  // namespace tricolor::ui
