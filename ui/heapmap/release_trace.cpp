// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "ui/heapmap/release_trace.h"

#include <algorithm>

#include "ui/heapmap/heapmap_text.h"

namespace tricolor::ui {

namespace {

constexpr std::uint32_t kPagesPerWord = 64;

std::uint64_t word_of(const std::vector<std::uint64_t>& words, std::size_t index) {
  return index < words.size() ? words[index] : 0;
}

}  // namespace

std::vector<PageRun> newly_released(const PageBits& before, const PageBits& after) {
  std::vector<PageRun> runs;
  for (std::size_t i = 0; i < after.released.size(); ++i) {
    const std::uint64_t fresh = after.released[i] & ~word_of(before.released, i);
    if (fresh == 0) continue;
    for (std::uint32_t bit = 0; bit < kPagesPerWord; ++bit) {
      if (((fresh >> bit) & 1) == 0) continue;
      const auto page = static_cast<std::uint32_t>(i) * kPagesPerWord + bit;
      if (!runs.empty() && runs.back().first + runs.back().pages == page) {
        ++runs.back().pages;
      } else {
        runs.push_back({page, 1});
      }
    }
  }
  return runs;
}

/// Memory that was mapped since then begins released: nobody gave it back.
void ReleaseTrace::apply(const Snapshot& snapshot, std::int64_t wall_ms, bool motion) {
  m_motion = motion;
  if (!motion || snapshot.now_ns < m_now_ns) m_runs.clear();
  const bool goes_on = m_before.pages != 0 && snapshot.now_ns >= m_now_ns;
  if (goes_on && snapshot.pages.pages != 0) {
    auto runs = newly_released(m_before, snapshot.pages);
    std::erase_if(runs, [this](const PageRun& run) { return run.first >= m_before.pages; });
    add(runs, wall_ms);
  }
  m_before = snapshot.pages;
  m_now_ns = snapshot.now_ns;
  forget_old(wall_ms);
}

void ReleaseTrace::add(const std::vector<PageRun>& runs, std::int64_t wall_ms) {
  for (const PageRun& run : runs) m_runs.push_back({run, wall_ms});
  if (m_runs.size() <= kMostRuns) return;
  m_runs.erase(m_runs.begin(), m_runs.end() - static_cast<std::ptrdiff_t>(kMostRuns));
}

void ReleaseTrace::forget_old(std::int64_t wall_ms) {
  if (!m_motion) return;
  std::erase_if(m_runs, [wall_ms](const Run& run) { return wall_ms - run.born_ms > kLifeMs; });
}

double ReleaseTrace::strength(const Run& run, std::int64_t wall_ms) const {
  if (!m_motion) return 1;
  return std::clamp(1.3 * (1 - double(wall_ms - run.born_ms) / kLifeMs), 0.0, 1.0);
}

QString ReleaseTrace::text() const {
  Bytes bytes = 0;
  for (const Run& run : m_runs) bytes += Bytes{run.pages.pages} * kPageBytes;
  return bytes == 0 ? QString() : size_text(bytes) + " given back to the OS";
}

}  // namespace tricolor::ui
