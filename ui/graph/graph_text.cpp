// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "ui/graph/graph_text.h"

#include <QRegularExpression>
#include <QStringList>
#include <cmath>

#include "core/base/parse.h"
#include "core/sim/snapshot.h"
#include "ui/theme/object_art.h"

namespace tricolor::ui {

namespace {

QString count_words(std::uint64_t n) {
  return QString::fromStdString(format_count(n));
}
QString bytes_words(Bytes n) {
  return QString::fromStdString(format_bytes(n));
}

QString colours_of(const GraphNode& node) {
  return count_words(node.white) + " white, " + count_words(node.grey) + " grey, " +
         count_words(node.black) + " black";
}

QString reach_words(GraphReach reach) {
  switch (reach) {
    case GraphReach::kReachable:
      return "reachable from a root";
    case GraphReach::kUnreachable:
      return "unreachable: the next collection frees it";
    case GraphReach::kUnknown:
      break;
  }
  return {};
}

QString group_tip(const GraphNode& node) {
  QStringList lines;
  lines << QString::fromStdString(node.type) + " · " + count_words(node.objects) + " objects";
  lines << colours_of(node) << bytes_words(node.bytes) + " in slots";
  if (node.looked_at < node.objects) {
    lines << "pointers: a sample of " + count_words(node.looked_at) + " objects";
  }
  if (!reach_words(node.reach).isEmpty()) lines << reach_words(node.reach);
  lines << "a click opens the group";
  return lines.join('\n');
}

QString name_of(const GraphNode& node) {
  const QString type = QString::fromStdString(node.type);
  return node.group ? type : type + " at " + address_words(node.address);
}

}  // namespace

QString address_words(Address address) {
  return address == 0 ? QString("nil") : "0x" + QString::number(address, 16);
}

QString short_type(const std::string& type) {
  static const QRegularExpression kFolders("[\\w.~-]+/");
  const QString text = QString::fromStdString(type).remove(kFolders);
  if (text.startsWith("main.")) return text.mid(5);
  return QString(text).replace("main.", "");
}

QString fitting_type(const std::string& type, const QFontMetricsF& metrics, double width) {
  return metrics.elidedText(short_type(type), Qt::ElideMiddle, width);
}

QString node_detail(const GraphNode& node) {
  return node.group ? "× " + count_words(node.objects) : bytes_words(node.bytes);
}

QString short_node_detail(const GraphNode& node) {
  if (!node.group || node.objects < 10'000) return node_detail(node);
  const double count = static_cast<double>(node.objects);
  return count < 1e6 ? "× " + QString::number(std::floor(count / 1e3)) + "k"
                     : "× " + QString::number(count / 1e6, 'f', 1) + "M";
}

QString node_tip(const GraphNode& node) {
  if (node.group) return group_tip(node);
  QStringList lines;
  lines << address_words(node.address) + " · " + QString::fromStdString(node.type);
  lines << bytes_words(node.bytes) + " in a slot of " + bytes_words(node.slot_bytes) + " · " +
               (node.pointers == 0   ? QString("no pointers")
                : node.pointers == 1 ? QString("1 pointer word")
                                     : count_words(node.pointers) + " pointer words");
  lines << object_colour_word(node.colour) + (node.born_black ? ", born black in this cycle" : "");
  if (!reach_words(node.reach).isEmpty()) lines << reach_words(node.reach);
  return lines.join('\n');
}

QString edge_tip(const GraphView& graph, const GraphEdge& edge) {
  const QString from = name_of(graph.nodes[edge.from]);
  const QString to = name_of(graph.nodes[edge.to]);
  if (edge.pointers > 1 || graph.nodes[edge.from].group) {
    const QString sample = graph.complete ? "" : " (in the sample)";
    return count_words(edge.pointers) + (edge.pointers == 1 ? " pointer" : " pointers") + sample +
           "\nfrom " + from + "\nto " + to;
  }
  return "word " + QString::number(edge.word) + " of " + from + "\npoints to " + to;
}

QString variable_tip(const GraphRoot& root, const GraphVariable& variable) {
  const QString where =
      QString::fromStdString(root.title) +
      (variable.frame.empty() ? "" : " · " + QString::fromStdString(variable.frame));
  return where + "\n" + QString::fromStdString(variable.name) +
         (variable.pointers > 1 ? QString() : " = " + address_words(variable.value));
}

QString summary_text(const GraphView& graph) {
  QStringList parts;
  parts << count_words(graph.objects) + (graph.objects == 1 ? " object" : " objects");
  if (graph.grouped) {
    std::uint64_t gathered = 0;
    for (const GraphNode& node : graph.nodes) gathered += node.group ? node.objects : 0;
    const QString which =
        gathered == graph.objects ? QString("all") : count_words(gathered) + " of them";
    parts << which + " in groups by " + (graph.grouping == GraphGrouping::kType ? "type" : "span");
  }
  if (!graph.complete && graph.looked_at < graph.objects) {
    parts << "pointers of a sample of " + count_words(graph.looked_at);
  }
  if (graph.left_out_edges != 0) parts << count_words(graph.left_out_edges) + " pointers not drawn";
  if (graph.left_out_roots != 0) parts << count_words(graph.left_out_roots) + " roots not drawn";
  return parts.join(" · ");
}

}  // namespace tricolor::ui
