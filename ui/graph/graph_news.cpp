// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "ui/graph/graph_news.h"

#include <algorithm>
#include <optional>

namespace tricolor::ui {

namespace {

std::optional<GraphNews> news_of(const Event& event, std::int64_t now_ms) {
  switch (event.kind) {
    case EventKind::kGrey:
      return GraphNews{GraphNews::Kind::kFollowed, event.other, event.object, now_ms};
    case EventKind::kStore:
      return GraphNews{GraphNews::Kind::kStored, event.object, event.other, now_ms};
    case EventKind::kShadeDeletion:
    case EventKind::kShadeInsertion:
      return GraphNews{GraphNews::Kind::kShaded, event.other, event.object, now_ms};
    default:
      return std::nullopt;
  }
}

}  // namespace

void GraphNewsList::apply(const Snapshot& snapshot, std::int64_t now_ms, bool motion) {
  const bool back = snapshot.now_ns < m_now_ns || snapshot.last_event < m_last_event;
  const bool still = !back && snapshot.now_ns == m_now_ns && snapshot.last_event == m_last_event;
  m_motion = motion;
  if (still) return;  // the same moment again, as after a resize
  if (back || !motion) m_news.clear();
  std::erase_if(m_news, [&](const GraphNews& n) { return now_ms >= n.since_ms + kStayMs; });
  const std::uint32_t fresh = back ? static_cast<std::uint32_t>(snapshot.events.size())
                                   : snapshot.last_event - m_last_event;
  const std::size_t most = motion ? kMost : kMostStill;
  const std::size_t count = std::min<std::size_t>({fresh, snapshot.events.size(), most});
  for (std::size_t i = snapshot.events.size() - count; i < snapshot.events.size(); ++i) {
    if (const auto news = news_of(snapshot.events[i], now_ms)) m_news.push_back(*news);
  }
  if (m_news.size() > kMost) {
    m_news.erase(m_news.begin(), m_news.end() - static_cast<std::ptrdiff_t>(kMost));
  }
  if (!m_news.empty()) m_newest_ms = m_news.back().since_ms;
  m_last_event = snapshot.last_event;
  m_now_ns = snapshot.now_ns;
}

std::vector<GraphNews> GraphNewsList::at(std::int64_t now_ms) const {
  std::vector<GraphNews> seen;
  for (const GraphNews& news : m_news) {
    if (!m_motion || now_ms < news.since_ms + kStayMs) seen.push_back(news);
  }
  return seen;
}

}  // namespace tricolor::ui
