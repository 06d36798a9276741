// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "ui/ownership/diagram_layout.h"

#include <algorithm>

namespace tricolor::ui {
namespace {

constexpr double kPadding = 4;
constexpr double kObjectGap = 5;
/// Right of the objects, where arrows between them run.
constexpr double kMemberLane = 12;
/// Below this a row's text cannot be read.
constexpr double kMinRow = 9;
/// Shares of the width: variables, room for arrows, objects with their lane.
constexpr double kScopeShare = 0.36;
constexpr double kArrowShare = 0.065;

using Owner = OwnershipState::Owner;
using Object = OwnershipState::Object;

int members_of(const OwnershipState& state, const Object& object) {
  return static_cast<int>(std::ranges::count(state.owners, object.id, &Owner::inside));
}

int object_rows(const OwnershipState& state, const Object& object) {
  return object.fate == ObjectFate::kFreed ? 1 : 2 + members_of(state, object);
}

int scope_rows(const OwnershipState& state) {
  const auto variables = std::ranges::count(state.owners, OwnedObjectId{0}, &Owner::inside);
  return static_cast<int>(state.scopes.size()) + static_cast<int>(variables);
}

int all_object_rows(const OwnershipState& state) {
  int rows = 0;
  for (const Object& o : state.objects) rows += object_rows(state, o);
  return rows;
}

/// Paddings and gaps besides the rows, on the side that has more of them.
double scope_extra(const OwnershipState& state) {
  return kPadding * static_cast<double>(state.scopes.size());
}
double object_extra(const OwnershipState& state) {
  return (kObjectGap + kPadding) * static_cast<double>(state.objects.size());
}

double fitting_row(const OwnershipState& state, double height, double wanted) {
  double row = wanted;
  if (const int rows = scope_rows(state); rows != 0) {
    row = std::min(row, (height - scope_extra(state)) / rows);
  }
  if (const int rows = all_object_rows(state); rows != 0) {
    row = std::min(row, (height - object_extra(state)) / rows);
  }
  return std::max(kMinRow, row);
}

/// Fills a DiagramLayout from top to bottom.
class Builder {
 public:
  Builder(const OwnershipState& state, const QRectF& area, double row_height)
      : m_state(state), m_area(area) {
    m_layout.row_height = fitting_row(state, area.height(), row_height);
  }

  DiagramLayout build() {
    place_scopes();
    place_objects();
    connect();
    return std::move(m_layout);
  }

 private:
  void place_scopes();
  void place_variables(std::size_t scope, double left, double right, double& y);
  void place_objects();
  void place_object(std::size_t index, double left, double width, double& y);
  void connect();
  const DiagramLayout::ObjectBox* box_of(OwnedObjectId object) const;
  bool fits(double bottom) const { return bottom <= m_area.bottom() + 0.01; }

  const OwnershipState& m_state;
  QRectF m_area;
  DiagramLayout m_layout;
};

void Builder::place_scopes() {
  const double row = m_layout.row_height;
  const double right = m_area.left() + m_area.width() * kScopeShare;
  double y = m_area.top();
  for (std::size_t i = 0; i < m_state.scopes.size(); ++i) {
    const double inset = kPadding * static_cast<double>(i);
    const double closing = kPadding * static_cast<double>(i + 1);
    if (!fits(y + row + closing)) {
      m_layout.hidden += static_cast<int>(m_state.scopes.size() - i);
      break;
    }
    const double left = m_area.left() + inset;
    const QRectF header(left + kPadding, y, right - inset - left - 2 * kPadding, row);
    m_layout.scopes.push_back({QRectF(left, y, right - inset - left, row), header, i});
    y += row;
    place_variables(i, left + kPadding, right - inset - kPadding, y);
  }
  // Each box ends below all that it contains.
  const double inner_bottom = y;
  for (std::size_t i = 0; i < m_layout.scopes.size(); ++i) {
    const double below = kPadding * static_cast<double>(m_layout.scopes.size() - i);
    m_layout.scopes[i].rect.setBottom(std::min(inner_bottom + below, m_area.bottom()));
  }
}

void Builder::place_variables(std::size_t scope, double left, double right, double& y) {
  const double closing = kPadding * static_cast<double>(m_state.scopes.size());
  for (std::size_t i = 0; i < m_state.owners.size(); ++i) {
    const Owner& owner = m_state.owners[i];
    if (owner.inside != 0 || owner.scope != scope) continue;
    if (!fits(y + m_layout.row_height + closing)) {
      ++m_layout.hidden;
      continue;
    }
    m_layout.owners.push_back({QRectF(left, y, right - left, m_layout.row_height), i, false});
    y += m_layout.row_height;
  }
}

void Builder::place_objects() {
  const double left = m_area.left() + m_area.width() * (kScopeShare + kArrowShare);
  const double width = m_area.right() - kMemberLane - left;
  double y = m_area.top();
  for (std::size_t i = 0; i < m_state.objects.size(); ++i) place_object(i, left, width, y);
}

void Builder::place_object(std::size_t index, double left, double width, double& y) {
  const Object& object = m_state.objects[index];
  const double row = m_layout.row_height;
  const double height = object_rows(m_state, object) * row + kPadding;
  if (!fits(y + height)) {
    ++m_layout.hidden;
    return;
  }
  DiagramLayout::ObjectBox box;
  box.index = index;
  box.rect = {left, y, width, height};
  double line = y + kPadding / 2;
  const auto next_row = [&] {
    const QRectF rect(left + kPadding, line, std::max(0.0, width - 2 * kPadding), row);
    line += row;
    return rect;
  };
  box.title = next_row();
  if (object.fate != ObjectFate::kFreed) {
    box.status = next_row();
    for (std::size_t i = 0; i < m_state.owners.size(); ++i) {
      if (m_state.owners[i].inside == object.id) m_layout.owners.push_back({next_row(), i, true});
    }
  }
  m_layout.objects.push_back(box);
  y += height + kObjectGap;
}

void Builder::connect() {
  for (const DiagramLayout::OwnerRow& row : m_layout.owners) {
    const Owner& owner = m_state.owners[row.index];
    const DiagramLayout::ObjectBox* box = box_of(owner.target);
    if (box == nullptr) continue;
    const double y = box->title.center().y();
    const QPointF from(row.rect.right(), row.rect.center().y());
    const QPointF to(row.member ? box->rect.right() : box->rect.left(), y);
    m_layout.arrows.push_back({from, to, row.index, row.member});
  }
}

const DiagramLayout::ObjectBox* Builder::box_of(OwnedObjectId object) const {
  for (const auto& box : m_layout.objects) {
    if (m_state.objects[box.index].id == object) return &box;
  }
  return nullptr;
}

}  // namespace

int diagram_rows(const OwnershipState& state) {
  const double gaps = std::max(scope_extra(state), object_extra(state));
  return std::max(scope_rows(state), all_object_rows(state)) + static_cast<int>(gaps / 15 + 0.99);
}

DiagramLayout layout_diagram(const OwnershipState& state, const QRectF& area, double row_height) {
  if (area.width() < 40 || area.height() < kMinRow) {
    DiagramLayout nothing;
    nothing.row_height = kMinRow;
    nothing.hidden = scope_rows(state) + static_cast<int>(state.objects.size());
    return nothing;
  }
  return Builder(state, area, row_height).build();
}

}  // namespace tricolor::ui
