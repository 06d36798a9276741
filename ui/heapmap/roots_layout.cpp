// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "ui/heapmap/roots_layout.h"

#include <algorithm>

#include "ui/heapmap/heapmap_text.h"

namespace tricolor::ui {

namespace {

constexpr int kCardPad = 5;  // px above and below a card's text
constexpr int kCardGap = 6;
constexpr int kIndent = 8;
constexpr std::size_t kFewestLines = 3;
constexpr std::size_t kMostLines = 14;  // per card: more is a list, not a picture

std::size_t frame_end(const Stack& stack, std::size_t frame) {
  return frame + 1 < stack.frames.size() ? stack.frames[frame + 1].first_variable
                                         : stack.variables.size();
}

std::vector<RootLine> variable_lines(const std::vector<Variable>& variables, std::size_t from,
                                     std::size_t to) {
  std::vector<RootLine> lines;
  for (std::size_t i = from; i < std::min(to, variables.size()); ++i) {
    lines.push_back({RootLine::Kind::kVariable,
                     {},
                     QString::fromStdString(variables[i].name),
                     variables[i].value});
  }
  return lines;
}

std::vector<RootLine> stack_lines(const Stack& stack) {
  std::vector<RootLine> lines;
  for (std::size_t f = stack.frames.size(); f-- > 0;) {
    lines.push_back(
        {RootLine::Kind::kFrame, {}, QString::fromStdString(stack.frames[f].function), 0});
    const auto variables =
        variable_lines(stack.variables, stack.frames[f].first_variable, frame_end(stack, f));
    lines.insert(lines.end(), variables.begin(), variables.end());
  }
  return lines;
}

std::vector<RootCard> all_cards(const Snapshot& snapshot) {
  std::vector<RootCard> cards;
  if (!snapshot.globals.empty()) {
    RootCard card;
    card.title = "globals";
    card.lines = variable_lines(snapshot.globals, 0, snapshot.globals.size());
    cards.push_back(std::move(card));
  }
  for (const GoroutineView& goroutine : snapshot.goroutines) {
    RootCard card;
    card.title = "goroutine " + QString::number(goroutine.id);
    card.state = goroutine_state_word(goroutine.state);
    card.is_goroutine = true;
    card.goroutine = goroutine.id;
    card.scanned = goroutine.stack_scanned;
    card.lines = stack_lines(goroutine.stack);
    cards.push_back(std::move(card));
  }
  return cards;
}

int card_height(std::size_t lines, const TextMetrics& metrics) {
  return metrics.line + static_cast<int>(lines) * metrics.mono_line + 2 * kCardPad;
}

int height_with(const std::vector<RootCard>& cards, std::size_t most_lines,
                const TextMetrics& metrics) {
  int height = 0;
  for (const RootCard& card : cards) {
    height += card_height(std::min(card.lines.size(), most_lines), metrics) + kCardGap;
  }
  return height - kCardGap;
}

/// Keeps `most` lines; the last one then counts what is left out.
void shorten(RootCard& card, std::size_t most) {
  if (card.lines.size() <= most) return;
  if (most == 0) {
    card.lines.clear();
    return;
  }
  const std::size_t hidden = card.lines.size() - (most - 1);
  card.lines.resize(most);
  card.lines.back() = {RootLine::Kind::kMore, {}, "+" + QString::number(hidden) + " more", 0};
}

void place(RootCard& card, const QRect& area, int y, const TextMetrics& metrics) {
  card.rect = QRect(area.x(), y, area.width(), card_height(card.lines.size(), metrics));
  const QRect inner = card.rect.adjusted(kIndent, kCardPad, -kIndent, -kCardPad);
  card.title_rect = QRect(inner.x(), inner.y(), inner.width(), metrics.line);
  int line_y = inner.y() + metrics.line;
  for (RootLine& line : card.lines) {
    const int indent = line.kind == RootLine::Kind::kVariable ? kIndent : 0;
    line.rect = QRect(inner.x() + indent, line_y, inner.width() - indent, metrics.mono_line);
    line_y += metrics.mono_line;
  }
}

/// Drops goroutines from the end until a function and a variable or two of each card fit.
std::size_t drop_hidden(std::vector<RootCard>& cards, int height, const TextMetrics& metrics) {
  std::size_t hidden = 0;
  while (cards.size() > 1) {
    const int reserved = hidden > 0 ? metrics.line + kCardGap : 0;
    if (height_with(cards, kFewestLines, metrics) <= height - reserved) break;
    cards.pop_back();
    ++hidden;
  }
  return hidden;
}

}  // namespace

RootsLayout layout_roots(const Snapshot& snapshot, const QRect& area, const TextMetrics& metrics) {
  RootsLayout layout;
  if (area.isEmpty()) return layout;
  layout.heading = QRect(area.x(), area.y(), area.width(), metrics.line);
  int y = area.y() + metrics.line + 2;
  layout.cards = all_cards(snapshot);
  int height = area.bottom() + 1 - y;
  layout.hidden_goroutines = drop_hidden(layout.cards, height, metrics);
  if (layout.hidden_goroutines > 0) height -= metrics.line + kCardGap;
  std::size_t most = kMostLines;
  while (most > 1 && height_with(layout.cards, most, metrics) > height) --most;
  for (RootCard& card : layout.cards) {
    shorten(card, most);
    place(card, area, y, metrics);
    y = card.rect.bottom() + 1 + kCardGap;
  }
  if (layout.hidden_goroutines > 0) {
    layout.more_rect = QRect(area.x(), y, area.width(), metrics.line);
  }
  return layout;
}

const RootCard* RootsLayout::card_at(QPoint pos) const {
  for (const RootCard& card : cards) {
    if (card.rect.contains(pos)) return &card;
  }
  return nullptr;
}

const RootLine* RootsLayout::variable_at(QPoint pos) const {
  const RootCard* card = card_at(pos);
  if (card == nullptr) return nullptr;
  for (const RootLine& line : card->lines) {
    if (line.kind == RootLine::Kind::kVariable && line.rect.contains(pos)) return &line;
  }
  return nullptr;
}

QStringList hidden_roots(const Snapshot& snapshot, const RootsLayout& layout, QPoint pos) {
  QStringList hidden;
  const std::vector<RootCard> all = all_cards(snapshot);
  if (layout.more_rect.contains(pos)) {
    for (std::size_t i = layout.cards.size(); i < all.size(); ++i) {
      hidden << all[i].title + " · " + all[i].state;
    }
    return hidden;
  }
  const RootCard* card = layout.card_at(pos);
  if (card == nullptr || card->lines.empty()) return hidden;
  if (card->lines.back().kind != RootLine::Kind::kMore) return hidden;
  const auto index = static_cast<std::size_t>(card - layout.cards.data());
  if (index >= all.size()) return hidden;
  for (std::size_t i = card->lines.size() - 1; i < all[index].lines.size(); ++i) {
    const RootLine& line = all[index].lines[i];
    const bool variable = line.kind == RootLine::Kind::kVariable;
    hidden << (variable ? "  " + line.text + " = " + address_text(line.value) : line.text);
  }
  return hidden;
}

}  // namespace tricolor::ui
