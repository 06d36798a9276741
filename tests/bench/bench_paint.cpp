// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
// What a frame costs at 1920 × 1080 with software rendering: `bench_paint [FRAMES]`.
// CPU time, so that other work on the machine does not count. Links tricolor::ui.
// One line per number of objects: median and 99th percentile in ms of
//   first   the first frame after everything changed (scrolled, resized)
//   step    a snapshot in which one span changed, and its frame
//   play    a snapshot in which a tenth of the spans changed, and its frame
// and for the plots, per number of samples, of a snapshot and its drawing.
#include <QApplication>
#include <QImage>
#include <QPainter>
#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <functional>
#include <vector>

#include "core/base/rng.h"
#include "tests/support/snapshot_builder.h"
#include "ui/bridge/selection.h"
#include "ui/heapmap/heapmap_scene.h"
#include "ui/plots/cycle_plot.h"
#include "ui/plots/memory_plot.h"

using namespace tricolor;
using namespace tricolor::ui;
using tricolor::test::SnapshotBuilder;

namespace {

constexpr QSize kSize(1920, 1080);

struct ClassShare {
  std::uint8_t size_class;
  std::uint32_t slot_bytes;
  std::uint32_t slots;
  bool noscan;
  double share;  // of all objects
};

// About what a server's heap looks like.
constexpr std::array kShares = {
    ClassShare{2, 16, 504, false, 0.10},  ClassShare{2, 16, 512, true, 0.14},
    ClassShare{4, 32, 256, true, 0.20},   ClassShare{5, 48, 170, false, 0.15},
    ClassShare{6, 64, 128, false, 0.25},  ClassShare{10, 128, 64, false, 0.11},
    ClassShare{24, 512, 16, false, 0.03}, ClassShare{30, 1024, 8, true, 0.02},
};

std::string random_slots(SplitMix64& rng, std::uint32_t slots) {
  std::string text(slots, '.');
  for (char& slot : text) {
    const std::uint64_t dice = rng.below(100);
    slot = dice < 25 ? '.' : dice < 55 ? 'W' : dice < 60 ? 'G' : 'B';
  }
  return text;
}

Snapshot heap_of(std::size_t objects) {
  SplitMix64 rng(1);
  SnapshotBuilder builder;
  builder.epoch(1).now(1).phase(Phase::kMark);
  for (const ClassShare& share : kShares) {
    const auto spans = static_cast<std::size_t>(
        std::ceil(static_cast<double>(objects) * share.share / 0.75 / share.slots));
    for (std::size_t i = 0; i < spans; ++i) {
      builder.span(share.size_class, share.slot_bytes, share.noscan,
                   random_slots(rng, share.slots));
    }
  }
  const std::size_t spans = builder.raw().spans.size();
  for (GoroutineId g = 1; g <= 12; ++g) {
    builder.goroutine(
        g, "main.handle",
        {{"req", builder.address(rng.below(spans))}, {"buf", builder.address(rng.below(spans))}});
  }
  for (std::uint8_t p = 0; p < 4; ++p) {
    builder.processor(p, Activity::kDedicatedWorker, builder.address(rng.below(spans)));
  }
  return *builder.build();
}

/// The next snapshot: `spans` of them have some slots of another colour, the others are left out.
std::shared_ptr<const Snapshot> change(Snapshot& heap, std::size_t spans, SplitMix64& rng) {
  Snapshot next = heap;
  next.epoch = ++heap.epoch;
  next.now_ns = ++heap.now_ns;
  next.spans.clear();
  for (std::size_t i = 0; i < spans; ++i) {
    SpanView& span = heap.spans[rng.below(heap.spans.size())];
    for (int j = 0; j < 8; ++j) {
      span.slots[rng.below(span.slots.size())] = static_cast<SlotColour>(rng.below(4));
    }
    next.spans.push_back(span);
  }
  return std::make_shared<const Snapshot>(std::move(next));
}

void report(const char* what, std::size_t count, std::vector<double> times_ms) {
  std::sort(times_ms.begin(), times_ms.end());
  const std::size_t p99 = std::min(times_ms.size() - 1, times_ms.size() * 99 / 100);
  std::printf("%-8s %9zu  median %7.3f ms  p99 %7.3f ms\n", what, count,
              times_ms[times_ms.size() / 2], times_ms[p99]);
}

std::vector<double> measure(int frames, const std::function<void()>& before,
                            const std::function<void()>& frame) {
  std::vector<double> times_ms;
  for (int i = 0; i < frames; ++i) {
    before();
    const std::clock_t start = std::clock();
    frame();
    times_ms.push_back(1e3 * static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC);
  }
  return times_ms;
}

void bench_heap_map(std::size_t objects, int frames) {
  Snapshot heap = heap_of(objects);
  SplitMix64 rng(2);
  HeapMapScene scene(theme(ThemeId::kLight));
  QImage screen(kSize, QImage::Format_RGB32);
  scene.set_size(kSize);
  scene.set_snapshot(std::make_shared<const Snapshot>(heap), 0, true);
  std::int64_t wall_ms = 0;
  std::shared_ptr<const Snapshot> next;
  const auto paint = [&] {
    QPainter painter(&screen);
    scene.paint(painter);
  };
  const auto show = [&] {
    scene.set_snapshot(next, wall_ms += 16, true);
    paint();
  };
  paint();
  report("first", objects,
         measure(
             frames, [&] { scene.set_theme(theme(ThemeId::kLight)); }, paint));
  report("step", objects,
         measure(
             frames, [&] { next = change(heap, 1, rng); }, show));
  const std::size_t tenth = std::max<std::size_t>(1, heap.spans.size() / 10);
  report("play", objects,
         measure(
             frames, [&] { next = change(heap, tenth, rng); }, show));
}

std::shared_ptr<const Snapshot> run_of(std::size_t samples) {
  SnapshotBuilder builder;
  for (std::size_t i = 0; i < samples; ++i) {
    const auto at = static_cast<Nanos>(i) * kMillisecond;
    const Bytes heap = (10 + i % 40) * kMiB;
    builder.sample(at, heap, 50 * kMiB, 45 * kMiB);
    if (i % 40 == 39) {
      builder.cycle(static_cast<std::uint32_t>(i / 40 + 1), at, at + kMillisecond / 2);
    }
  }
  return builder.build();
}

template <typename Plot>
void bench_plot(const char* name, std::size_t samples, int frames) {
  Selection selection;
  Plot plot(selection);
  plot.resize(1920, 300);
  plot.setAttribute(Qt::WA_DontShowOnScreen);
  plot.show();
  const auto snapshot = run_of(samples);
  report(name, samples,
         measure(
             frames, [] {},
             [&] {
               plot.setSnapshot(snapshot);
               plot.drawNow();
             }));
}

}  // namespace

int main(int argc, char** argv) {
  qputenv("QT_QPA_PLATFORM", "offscreen");
  QApplication app(argc, argv);
  const int frames = argc > 1 ? std::max(1, std::atoi(argv[1])) : 200;
  for (const std::size_t objects : {1'000u, 10'000u, 100'000u, 1'000'000u}) {
    bench_heap_map(objects, frames);
  }
  for (const std::size_t samples : {256u, 1024u, 4096u}) {
    bench_plot<MemoryPlot>("memory", samples, frames);
    bench_plot<CyclePlot>("cycles", samples, frames);
  }
}
