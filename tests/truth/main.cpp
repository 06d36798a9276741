// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include <charconv>
#include <cstdio>
#include <deque>
#include <exception>
#include <filesystem>
#include <fstream>
#include <regex>
#include <string_view>

#include "tests/truth/comparison.h"
#include "tests/truth/pacer_exactness.h"
#include "tests/truth/page.h"
#include "tests/truth/reference_reader.h"
#include "tests/truth/table.h"

// truth: simulated whole programs beside recorded real ones. Exit 0: every target is met; 1: one is
// missed; 2: bad input.

namespace tricolor::truth {
namespace {

constexpr std::string_view kUsage =
    R"(truth: simulates the recorded runs of real Go programs and compares

  --data DIR       recorded runs of the reference's runner   [the reference, Go 1.19]
  --condensed FILE recorded runs in condensed form            [tests/golden/truth, Go 1.26]
  --only REGEXP    only settings whose title matches, "steady.* GOGC=100 .*2P"
  --other DIR|FILE judge the first real run of each setting recorded there, simulate nothing
  --order N        measured latencies come in that order      [19]
  --jobs N         simulations at the same time               [2]
  --worst N        misses to print per quantity               [6]
  --rows FILE      all values, tab-separated
  --cycles FILE    all simulated cycles, tab-separated
  --page DIR       write the page of both comparisons, 1.19 and 1.26, with its plots
  --condense FILE  write what --data has in condensed form, simulate nothing
  --vectors 0|1    the machine of --data had AVX-512 and GFNI, which Go 1.26 marks with   [1]
)";

struct Options {
  std::string data = TRICOLOR_SHARED_DIR "/reference/workloads/data";
  std::string condensed;
  std::string other;
  std::string only;
  std::string rows;
  std::string cycles;
  std::string condense;
  std::string page;
  int order = static_cast<int>(kUsualLatencyOrder);
  int jobs = 2;
  int worst = 6;
  int vectors = 1;
};

/// Says what is wrong; the exit code for it.
int complain(const std::string& what) {
  std::fprintf(stderr, "truth: %s\n", what.c_str());
  return 2;
}

bool parse_number(std::string_view text, int& value) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc() && end == text.data() + text.size() && value >= 0;
}

bool set_option(Options& options, std::string_view name, const std::string& value) {
  if (name == "--data") return options.data = value, true;
  if (name == "--condensed") return options.condensed = value, true;
  if (name == "--other") return options.other = value, true;
  if (name == "--only") return options.only = value, true;
  if (name == "--rows") return options.rows = value, true;
  if (name == "--cycles") return options.cycles = value, true;
  if (name == "--page") return options.page = value, true;
  if (name == "--condense") return options.condense = value, true;
  if (name == "--order") return parse_number(value, options.order);
  if (name == "--jobs") return parse_number(value, options.jobs) && options.jobs > 0;
  if (name == "--worst") return parse_number(value, options.worst);
  if (name == "--vectors") return parse_number(value, options.vectors) && options.vectors <= 1;
  return false;
}

bool parse(int argc, char** argv, Options& options) {
  for (int i = 1; i < argc; i += 2) {
    if (i + 1 >= argc || !set_option(options, argv[i], argv[i + 1])) return false;
  }
  return true;
}

Result<std::vector<Setting>> read_either(const std::string& path) {
  std::error_code error;
  return std::filesystem::is_directory(path, error) ? read_reference(path) : read_condensed(path);
}

Result<std::vector<Setting>> read(const Options& options) {
  auto all = read_either(options.condensed.empty() ? options.data : options.condensed);
  if (!all) return Error{all.error()};
  if (options.condensed.empty()) {
    for (Setting& s : all.value()) s.vectors = options.vectors == 1;
  }
  for (Setting& s : all.value()) s.latency_order = static_cast<std::uint64_t>(options.order);
  const std::regex wanted(options.only);
  std::erase_if(all.value(),
                [&](const Setting& s) { return !std::regex_search(title(s), wanted); });
  return all;
}

bool print_exactness(const Options& options) {
  const PacerExactness e = check_pacer(options.data, options.only);
  if (e.cycles == 0) return true;
  const bool met = e.goals_differ == 0 && e.triggers_differ == 0;
  std::printf(
      "%-5s goal from marked heap, stacks, globals, GOGC: %d of %d real cycles differ; trigger "
      "from "
      "the real cons/mark: %d differ   [exact]\n",
      met ? "ok" : "MISS", e.goals_differ, e.cycles, e.triggers_differ);
  if (!e.first_difference.empty()) std::printf("      %s\n", e.first_difference.c_str());
  return met;
}

int report(const Options& options, const std::vector<Pair>& pairs) {
  bool met = true;
  for (const Pair& pair : pairs) {
    if (pair.error.empty()) continue;
    std::printf("MISS  %s\n", pair.error.c_str());
    met = false;
  }
  const std::vector<Line> lines = compare(pairs);
  std::fputs(table_text(lines, options.worst).c_str(), stdout);
  for (const Line& line : lines) met = met && line.met;
  if (!options.rows.empty()) std::ofstream(options.rows) << rows_text(lines);
  if (!options.cycles.empty()) std::ofstream(options.cycles) << cycles_text(pairs);
  if (options.condensed.empty()) met = print_exactness(options) && met;
  return met ? 0 : 1;
}

Chapter chapter_of(const Options& options, const std::vector<Pair>& pairs) {
  Chapter chapter;
  chapter.pairs = &pairs;
  chapter.lines = compare(pairs);
  if (!options.condensed.empty()) {
    chapter.heading = "Go 1.26";
    chapter.introduction =
        "Recorded with Go 1.26.8 on two machines, three runs each, and condensed to NumGC, "
        "MemStats and what gctrace says of the first cycles, in whole MiB. The first machine, "
        "which the "
        "plots show, marks without AVX-512, the second with it.";
    chapter.file_prefix = "go126";
    return chapter;
  }
  chapter.heading = "Go 1.19";
  chapter.introduction = "The reference workloads, Go 1.19.8 with exact records of each cycle.";
  chapter.file_prefix = "go119";
  chapter.exactness = check_pacer(options.data, options.only);
  return chapter;
}

/// What the lines of the page's chapters point into.
using AllPairs = std::deque<std::vector<Pair>>;

// False, and it says why, if a record cannot be read.
bool add_chapter(Options options, const char* condensed, const char* second, AllPairs& all,
                 std::vector<Chapter>& chapters) {
  options.condensed = condensed;
  const auto settings = read(options);
  if (!settings) {
    complain(settings.error());
    return false;
  }
  all.push_back(simulate_all(settings.value(), options.jobs));
  Chapter& chapter = chapters.emplace_back(chapter_of(options, all.back()));
  if (second == nullptr) return true;
  options.condensed = second;
  const auto elsewhere = read(options);
  if (!elsewhere) {
    complain(elsewhere.error());
    return false;
  }
  all.push_back(pair_with(settings.value(), elsewhere.value()));
  chapter.second_real = compare(all.back());
  all.push_back(simulate_all(elsewhere.value(), options.jobs));
  chapter.second_simulated = compare(all.back());
  return true;
}

int write_chapters(const Options& options) {
  AllPairs all;
  std::vector<Chapter> chapters;
  const bool read_all = add_chapter(options, "", nullptr, all, chapters) &&
                        add_chapter(options, TRICOLOR_GOLDEN_DIR "/truth/go126.jsonl",
                                    TRICOLOR_GOLDEN_DIR "/truth/go126-second.jsonl", all, chapters);
  return read_all && write_page(options.page, chapters) ? 0 : 2;
}

int run(int argc, char** argv) {
  Options options;
  if (!parse(argc, argv, options)) {
    std::fputs(std::string(kUsage).c_str(), stderr);
    return 2;
  }
  if (!options.page.empty()) return write_chapters(options);
  const auto settings = read(options);
  if (!settings) {
    return complain(settings.error());
  }
  if (!options.condense.empty()) {
    std::ofstream(options.condense) << condensed(settings.value());
    return 0;
  }
  std::printf("%zu settings\n", settings.value().size());
  if (options.other.empty()) return report(options, simulate_all(settings.value(), options.jobs));
  const auto others = read_either(options.other);
  if (!others) {
    return complain(others.error());
  }
  return report(options, pair_with(settings.value(), others.value()));
}

}  // namespace
}  // namespace tricolor::truth

// What may still be thrown: a regular expression that is none, memory that is used up.
int main(int argc, char** argv) try {
  return tricolor::truth::run(argc, argv);
} catch (const std::exception& error) {
  return tricolor::truth::complain(error.what());
}
