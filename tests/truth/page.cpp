// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "tests/truth/page.h"

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>

#include "tests/truth/page_text.h"
#include "tests/truth/svg_plot.h"
#include "tests/truth/table.h"

namespace tricolor::truth {
namespace {

template <typename... Values>
std::string format(const char* pattern, Values... values) {
  char text[512];
  const int length = std::snprintf(text, sizeof text, pattern, values...);
  return {text, std::min(static_cast<std::size_t>(length), sizeof text - 1)};
}

/// A folder that files are written to, remembering whether it worked.
class Folder {
 public:
  explicit Folder(std::string path) : m_path(std::move(path)) {
    std::error_code error;
    std::filesystem::create_directories(m_path, error);
  }
  void write(const std::string& name, const std::string& text) {
    std::ofstream out(m_path + "/" + name);
    m_good = (out << text).good() && m_good;
  }
  bool good() const { return m_good; }

 private:
  std::string m_path;
  bool m_good = true;
};

std::string percent_of(int inside, int judged) {
  return judged == 0 ? std::string() : format("%.1f %%", 100.0 * inside / judged);
}

// The share of that quantity's settings that are inside, as another cell of a row.
std::string cell_of(const std::vector<Line>& lines, std::string_view quantity) {
  for (const Line& line : lines) {
    if (line.quantity->name == quantity) {
      return " " + percent_of(line.inside, static_cast<int>(line.judgements.size())) + " |";
    }
  }
  return {};
}

std::string summary_table(const Chapter& chapter) {
  const bool second = !chapter.second_real.empty();
  std::string text =
      "| quantity | within | inside | aim | | a third real run, by two | simulated, by the same "
      "two |";
  if (second) text += " real Go on a second machine | simulated, by the second machine |";
  text += "\n|---|---|--:|--:|---|--:|--:|";
  if (second) text += "--:|--:|";
  text += "\n";
  for (const Line& line : chapter.lines) {
    const auto count = static_cast<double>(line.judgements.size());
    text +=
        format("| %s | %s | %d of %.0f, %.1f %% | %.0f %% | %s | %s | %s |",
               std::string(line.quantity->name).c_str(),
               std::string(line.quantity->tolerance).c_str(), line.inside, count,
               100 * line.inside / count, 100 * line.quantity->share, line.met ? "met" : "missed",
               percent_of(line.by_two.real_inside, line.by_two.judged).c_str(),
               percent_of(line.by_two.simulated_inside, line.by_two.judged).c_str());
    text += cell_of(chapter.second_real, line.quantity->name);
    text += cell_of(chapter.second_simulated, line.quantity->name) + "\n";
  }
  const PacerExactness& e = chapter.exactness;
  if (e.cycles != 0) {
    text += format("| goal of each real cycle | exact | %d of %d | 100 %% | %s | | |\n",
                   e.cycles - e.goals_differ, e.cycles, e.goals_differ == 0 ? "met" : "missed");
    text +=
        format("| trigger from its real cons/mark | exact | %d of %d | 100 %% | %s | | |\n",
               e.cycles - e.triggers_differ, e.cycles, e.triggers_differ == 0 ? "met" : "missed");
  }
  return text + "\n";
}

std::string worst_table(const Chapter& chapter) {
  std::string text = "| quantity | setting | real | spread | simulated |\n|---|---|--:|--:|--:|\n";
  for (const Line& line : chapter.lines) {
    int shown = 0;
    for (const Judgement& j : line.judgements) {
      if (j.verdict.inside || shown++ == 3) break;
      text += "| " + std::string(line.quantity->name) + " | " + title(j.pair->setting) + " | " +
              short_number(j.verdict.real) + " | " + short_number(j.verdict.range) + " | " +
              short_number(j.verdict.simulated) + " |\n";
    }
  }
  return text + "\n";
}

std::string scatter(Folder& folder, const Chapter& chapter, std::string_view quantity,
                    const std::string& name, const std::string& unit) {
  std::vector<ScatterPoint> points;
  for (const Line& line : chapter.lines) {
    if (line.quantity->name != quantity) continue;
    for (const Judgement& j : line.judgements) {
      points.push_back(
          {j.verdict.real, j.verdict.simulated, j.verdict.inside, title(j.pair->setting)});
    }
  }
  const std::string svg = scatter_svg(std::string(quantity), unit, points);
  if (svg.empty()) return {};
  const std::string file = chapter.file_prefix + "-" + name + ".svg";
  folder.write(file, svg);
  return "![" + std::string(quantity) + ", real beside simulated](" + file + ")\n\n";
}

using Points = std::vector<std::pair<double, double>>;

std::string cycles_plot(Folder& folder, const Pair& pair) {
  if (pair.setting.runs.empty() || pair.setting.runs.front().cycles.empty()) return {};
  Points real_end, real_marked, end, marked;
  constexpr double kMB = 1e6;
  for (const CyclePoint& c : pair.setting.runs.front().cycles) {
    real_end.emplace_back(c.number, c.mark_end / kMB);
    real_marked.emplace_back(c.number, c.marked / kMB);
  }
  const double last = pair.setting.runs.front().cycles.back().number;
  for (const CycleRecord& c : pair.simulated.cycles) {
    if (c.number > last) break;
    end.emplace_back(c.number, static_cast<double>(c.heap_at_mark_end_bytes) / kMB);
    marked.emplace_back(c.number, static_cast<double>(c.heap_marked_bytes) / kMB);
  }
  const std::string heading = title(pair.setting);
  std::string file = "cycles-" + heading + ".svg";
  std::ranges::replace(file, ' ', '-');
  std::ranges::replace(file, '=', '-');
  folder.write(file, lines_svg(heading, "cycle", "MB",
                               {{"peak, real", false, "#b33900", real_end},
                                {"peak, simulated", true, "#b33900", end},
                                {"marked, real", false, "#0072b2", real_marked},
                                {"marked, simulated", true, "#0072b2", marked}}));
  return "![" + heading + "](" + file + ")\n\n";
}

std::string cycle_plots(Folder& folder, const Chapter& chapter) {
  std::string text;
  for (const char* wanted : {"steady-64-full GOGC=100 1P", "steady-64-full GOGC=100 2P",
                             "list-churn GOGC=100 2P", "ramp GOGC=50 1P", "request GOGC=100 2P"}) {
    for (const Pair& pair : *chapter.pairs) {
      if (title(pair.setting) == wanted) text += cycles_plot(folder, pair);
    }
  }
  return text.empty() ? text : "The heap over the cycles:\n\n" + text;
}

std::string chapter_text(Folder& folder, const Chapter& chapter) {
  std::string text =
      "## " + chapter.heading + "\n\n" + chapter.introduction + "\n\n" + summary_table(chapter);
  text += scatter(folder, chapter, "NumGC", "num-gc", "cycles");
  text += scatter(folder, chapter, "heap at start", "heap-at-start", "bytes");
  text += scatter(folder, chapter, "heap at mark end", "heap-at-mark-end", "bytes");
  text += scatter(folder, chapter, "heap marked", "heap-marked", "bytes");
  text += scatter(folder, chapter, "GCCPUFraction", "gc-cpu", "share");
  text += cycle_plots(folder, chapter);
  return text + "The settings that are furthest off, three of each quantity:\n\n" +
         worst_table(chapter);
}

}  // namespace

bool write_page(const std::string& path, const std::vector<Chapter>& chapters) {
  Folder folder(path);
  std::string text(kPageIntroduction);
  for (const Chapter& chapter : chapters) text += chapter_text(folder, chapter);
  text += kPageReasons;
  folder.write("README.md", text);
  return folder.good();
}

}  // namespace tricolor::truth
