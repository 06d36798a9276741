// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "ui/heapmap/runtime_classes.h"

namespace tricolor::ui {

void RuntimeClasses::apply(std::span<const SpanClassSummary> classes) {
  m_runtime.reset();
  for (const SpanClassSummary& summary : classes) {
    if (summary.spans == 0) continue;
    const std::size_t key = class_key(summary);
    if (summary.runtime_spans < summary.spans) m_program.set(key);
    if (!m_program.test(key)) m_runtime.set(key);
  }
  if (m_runtime.count() < 2) m_runtime.reset();
}

}  // namespace tricolor::ui
