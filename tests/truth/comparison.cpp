// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "tests/truth/comparison.h"

#include <algorithm>
#include <atomic>
#include <cstdio>
#include <thread>
#include <unordered_map>

namespace tricolor::truth {
namespace {

void simulate_into(Pair& pair) {
  auto run = simulate(pair.setting);
  if (run) {
    pair.simulated = run.take();
  } else {
    pair.error = run.error();
  }
}

/// Each setting with each of its real runs left out, where that leaves two.
struct LeftOut {
  const Pair* pair;
  RunFigures real;  ///< the one that was left out
  Setting others;
};

std::vector<LeftOut> leave_each_out(const std::vector<Pair>& pairs) {
  std::vector<LeftOut> all;
  for (const Pair& pair : pairs) {
    const std::vector<RunFigures>& runs = pair.setting.runs;
    if (!pair.error.empty() || runs.size() != 3) continue;
    for (std::size_t i = 0; i < runs.size(); ++i) {
      LeftOut out{&pair, runs[i], pair.setting};
      out.others.runs.erase(out.others.runs.begin() + static_cast<std::ptrdiff_t>(i));
      all.push_back(std::move(out));
    }
  }
  return all;
}

JudgedByTwo judge_by_two(const Quantity& quantity, const std::vector<LeftOut>& all) {
  JudgedByTwo sum;
  for (const LeftOut& out : all) {
    const auto real = quantity.judge(out.others, out.real);
    const auto simulated = quantity.judge(out.others, out.pair->simulated.figures);
    if (!real || !simulated) continue;
    ++sum.judged;
    sum.real_inside += real->inside ? 1 : 0;
    sum.simulated_inside += simulated->inside ? 1 : 0;
  }
  return sum;
}

Line line_of(const Quantity& quantity, const std::vector<Pair>& pairs) {
  Line line;
  line.quantity = &quantity;
  for (const Pair& pair : pairs) {
    if (!pair.error.empty()) continue;
    const auto verdict = quantity.judge(pair.setting, pair.simulated.figures);
    if (!verdict) continue;
    line.judgements.push_back({&pair, *verdict});
    if (verdict->inside) ++line.inside;
    if (!verdict->bounded) ++line.unbounded;
  }
  std::ranges::stable_sort(line.judgements, [](const Judgement& a, const Judgement& b) {
    if (a.verdict.inside != b.verdict.inside) return b.verdict.inside;
    return a.off() > b.off();
  });
  const auto count = static_cast<double>(line.judgements.size());
  line.met = line.inside >= quantity.share * count - 1e-9 &&
             (!quantity.all_bounded || line.unbounded == 0);
  return line;
}

}  // namespace

double Judgement::off() const {
  const double difference = std::abs(verdict.simulated - verdict.real);
  return verdict.real == 0 ? difference : difference / std::abs(verdict.real);
}

std::vector<Pair> simulate_all(const std::vector<Setting>& settings, int jobs) {
  std::vector<Pair> pairs(settings.size());
  for (std::size_t i = 0; i < settings.size(); ++i) pairs[i].setting = settings[i];
  std::atomic<std::size_t> next = 0;
  const auto work = [&] {
    for (std::size_t i = next++; i < pairs.size(); i = next++) {
      simulate_into(pairs[i]);
      if (i % 20 == 19) std::fputc('.', stderr);
    }
  };
  std::vector<std::thread> threads;
  for (int i = 1; i < jobs; ++i) threads.emplace_back(work);
  work();
  for (std::thread& thread : threads) thread.join();
  if (pairs.size() >= 20) std::fputc('\n', stderr);
  return pairs;
}

std::vector<Pair> pair_with(const std::vector<Setting>& settings,
                            const std::vector<Setting>& others) {
  std::unordered_map<std::string, const Setting*> by_title;
  for (const Setting& other : others) by_title.emplace(title(other), &other);
  std::vector<Pair> pairs;
  for (const Setting& setting : settings) {
    const auto found = by_title.find(title(setting));
    if (found == by_title.end() || found->second->runs.empty()) continue;
    pairs.push_back({setting, {found->second->runs.front(), {}}, {}});
  }
  return pairs;
}

std::vector<Line> compare(const std::vector<Pair>& pairs) {
  const std::vector<LeftOut> left_out = leave_each_out(pairs);
  std::vector<Line> lines;
  for (const Quantity& quantity : quantities()) {
    Line line = line_of(quantity, pairs);
    line.by_two = judge_by_two(quantity, left_out);
    if (!line.judgements.empty()) lines.push_back(std::move(line));
  }
  return lines;
}

}  // namespace tricolor::truth
