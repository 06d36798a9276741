// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include <QContextMenuEvent>
#include <QMenu>

#include "ui/graph/object_graph_view.h"

namespace tricolor::ui {

namespace {

/// The word that a pointer drawn by hand goes to: a free one, else the first.
std::uint32_t word_for_pointer(const GraphNode& node) {
  return node.free_word >= 0 ? static_cast<std::uint32_t>(node.free_word) : node.first_pointer;
}

}  // namespace

void ObjectGraphView::cutSelected() {
  const auto index = m_scene->selected_edge();
  if (!index) return;
  const GraphEdge& edge = m_scene->graph().edges[*index];
  const GraphNode& from = m_scene->graph().nodes[edge.from];
  if (!from.group) Q_EMIT editWanted(CutPointer{from.address, edge.word});
}

void ObjectGraphView::drawPointer(std::size_t from, std::size_t to) {
  const GraphNode& holder = m_scene->graph().nodes[from];
  const GraphNode& target = m_scene->graph().nodes[to];
  if (holder.group || target.group || holder.pointers == 0) return;
  Q_EMIT editWanted(SetPointer{holder.address, word_for_pointer(holder), target.address});
}

/// "pinned1", "pinned2", … : one that no picture has shown yet.
std::string ObjectGraphView::newGlobal() {
  const auto is_taken = [&](const std::string& name) {
    for (const GraphRoot& root : m_scene->graph().roots) {
      if (root.kind != GraphRoot::Kind::kGlobals) continue;
      for (const GraphVariable& variable : root.variables) {
        if (variable.name == name && variable.value != 0) return true;
      }
    }
    return false;
  };
  std::string name;
  do name = "pinned" + std::to_string(++m_globals_made);
  while (is_taken(name));
  return name;
}

void ObjectGraphView::fillMenu(QMenu& menu, QPoint pos) {
  const GraphHit hit = m_scene->hit(pos);
  const auto edit = [this](const Edit& wanted) { Q_EMIT editWanted(wanted); };
  if (hit.node >= 0) {
    const GraphNode node = m_scene->graph().nodes[static_cast<std::size_t>(hit.node)];
    if (node.group) {
      menu.addAction("Open this group", this, [this, node] { openGroup(node.key); });
    } else {
      if (node.pointers > 0) {
        menu.addAction("New object here", this, [edit, node] {
          edit(AddObject{"main.node", 16, 2, {}, node.address, word_for_pointer(node)});
        });
      }
      menu.addAction("Pin by a global variable", this, [this, edit, node] {
        edit(PinRoot{newGlobal(), node.address});
      });
      for (const GraphRoot& root : m_scene->graph().roots) {
        if (root.kind != GraphRoot::Kind::kGlobals) continue;
        for (const GraphVariable& variable : root.variables) {
          if (variable.node != hit.node) continue;
          menu.addAction("Let go of " + QString::fromStdString(variable.name), this,
                         [edit, name = variable.name] {
                           edit(PinRoot{name, 0});
                         });
        }
      }
    }
  } else if (hit.edge >= 0) {
    const GraphEdge edge = m_scene->graph().edges[static_cast<std::size_t>(hit.edge)];
    const GraphNode from = m_scene->graph().nodes[edge.from];
    if (!from.group) {
      menu.addAction("Cut this pointer", this, [edit, from, edge] {
        edit(CutPointer{from.address, edge.word});
      });
    }
  } else {
    menu.addAction("New object, pinned", this, [this, edit] {
      edit(AddObject{"main.node", 16, 2, newGlobal(), 0, 0});
    });
    menu.addAction("New large object, pinned", this, [this, edit] {
      edit(AddObject{"[]byte", 64 * kKiB, 0, newGlobal(), 0, 0});
    });
  }
  menu.addSeparator();
  const bool by_type = m_request.grouping == GraphGrouping::kType;
  menu.addAction(by_type ? "Group by span" : "Group by type", this, [this, by_type] {
    setGrouping(by_type ? GraphGrouping::kSpan : GraphGrouping::kType);
  });
  if (!m_request.opened.empty()) {
    menu.addAction("Close the open groups", this, &ObjectGraphView::closeGroups);
  }
  menu.addAction("Tidy\tT", this, &ObjectGraphView::tidy);
  menu.addAction("Show everything\t0", this, &ObjectGraphView::resetZoom);
}

void ObjectGraphView::contextMenuEvent(QContextMenuEvent* event) {
  QMenu menu(this);
  fillMenu(menu, event->pos());
  menu.exec(event->globalPos());
}

}  // namespace tricolor::ui
