// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
// What the heap map costs while a simulated heap of 10^3 … 10^7 objects is marked and swept:
// `bench_map [FRAMES [MOST OBJECTS [FOLDER]]]`, 1920 × 1080, software rendering. With a folder, the
// last frame of each line is kept there as a picture.
// One line per number of objects, phase and zoom: median and 99th percentile in ms of CPU time of
// the window's thread for one frame (taking a snapshot that the world has changed by a sixtieth of
// a second's work, drawing, and asking for what the next one should hold), and the median of the
// simulation's thread for making the snapshot.
#include <QApplication>
#include <QImage>
#include <QPainter>
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <vector>

#include "core/sim/world.h"
#include "ui/heapmap/heapmap_scene.h"

using namespace tricolor;
using namespace tricolor::ui;

namespace {

constexpr QSize kSize(1920, 1080);
constexpr double kFrameMs = 1000.0 / 60;

double cpu_ms() {
  return 1e3 * static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
}

double quantile(std::vector<double> values, double q) {
  if (values.empty()) return 0;
  std::sort(values.begin(), values.end());
  return values[std::min(values.size() - 1, static_cast<std::size_t>(q * double(values.size())))];
}

/// A world with its map, fed as the driver feeds it.
class Bench {
 public:
  explicit Bench(World world) : m_world(std::move(world)), m_scene(theme(ThemeId::kLight)) {
    m_scene.set_size(kSize);
    m_screen = QImage(kSize, QImage::Format_RGB32);
  }

  bool run_to(Phase phase) {
    RunLimit limit;
    limit.step = RunLimit::Step::kPhase;
    for (int i = 0; i < 60; ++i) {
      if (m_world.phase() == phase) return true;
      if (m_world.run(limit) != StopReason::kStep) return false;
    }
    return false;
  }

  /// What a whole cycle has changed is seen at once: that is no frame of those that are measured.
  bool skip_to(Phase phase) {
    if (!run_to(phase)) return false;
    look();
    m_making_ms.pop_back();
    show();
    m_frame_ms.pop_back();
    return true;
  }

  /// As much as the simulation does in one frame of its own processor, but not beyond the phase.
  bool run_frame(Phase phase) {
    const double end = cpu_ms() + kFrameMs;
    RunLimit limit;
    limit.max_actions = 2000;
    while (cpu_ms() < end && m_world.phase() == phase) {
      if (m_world.run(limit) != StopReason::kActions) return false;
    }
    return true;
  }

  void look() {
    SnapshotRequest request;
    const bool same = m_wanted == m_detail;
    const SnapshotDetail& detail = m_detail = m_wanted;
    request.since_epoch = same ? m_epoch : 0;
    request.tiles_since_epoch = m_epoch;
    request.spans_per_class = detail.spans_per_class;
    request.max_slots = detail.max_slots;
    request.more_spans = detail.more_spans;
    request.objects = detail.objects;
    request.pages = detail.pages;
    request.events_after = m_last_event;
    const double start = cpu_ms();
    m_next = std::make_shared<const Snapshot>(m_world.snapshot(request));
    m_making_ms.push_back(cpu_ms() - start);
    m_epoch = m_next->epoch;
    m_last_event = m_next->last_event;
  }

  void show() {
    const double start = cpu_ms();
    m_scene.set_snapshot(m_next, m_wall_ms += 16, true);
    QPainter painter(&m_screen);
    m_scene.paint(painter, m_wall_ms);
    painter.end();
    m_wanted = m_scene.wanted_detail();
    m_frame_ms.push_back(cpu_ms() - start);
  }

  void zoom_to(double zoom) {
    m_scene.reset_view();
    m_scene.zoom_at(crowd_centre(), std::min(zoom, m_scene.layout().most_zoom()));
    look();
    show();
    look();
    show();
    m_making_ms.clear();
    m_frame_ms.clear();
  }

  /// The middle of the class with most spans, where every zoom has something to show.
  QPoint crowd_centre() const {
    const auto& rows = m_scene.layout().rows();
    const auto crowd =
        std::max_element(rows.begin(), rows.end(),
                         [](const MapRow& a, const MapRow& b) { return a.count < b.count; });
    if (crowd == rows.end() || crowd->count == 0) return m_scene.areas().map.center();
    const SpanItem& item = m_scene.layout().items()[crowd->first + crowd->count / 2];
    return item.rect.center() + m_scene.areas().map.topLeft();
  }

  void report(std::size_t objects, const char* phase, double zoom) const {
    std::printf("%9zu  %-5s  zoom %7.2f  frame median %7.2f  p99 %7.2f  snapshot %7.2f ms\n",
                objects, phase, zoom, quantile(m_frame_ms, 0.5), quantile(m_frame_ms, 0.99),
                quantile(m_making_ms, 0.5));
    std::fflush(stdout);
  }

  void keep_picture(const QString& folder, std::size_t objects, const char* phase,
                    double zoom) const {
    if (folder.isEmpty()) return;
    m_screen.save(QString("%1/%2-%3-%4.png").arg(folder).arg(objects).arg(phase).arg(zoom));
  }

  void measure(std::size_t objects, Phase phase, const char* name, int frames,
               const QString& folder) {
    for (const double zoom : {0.5, 0.75, 1.0, 4.0, 32.0, 1000.0}) {
      if (!skip_to(phase)) return;
      zoom_to(zoom);
      for (int i = 0; i < frames; ++i) {
        if (m_world.phase() != phase && !skip_to(phase)) return;
        if (!run_frame(phase)) return;
        look();
        show();
      }
      report(objects, name, zoom);
      keep_picture(folder, objects, name, zoom);
    }
  }

 private:
  World m_world;
  HeapMapScene m_scene;
  QImage m_screen;
  SnapshotDetail m_wanted;  ///< by what is in sight
  SnapshotDetail m_detail;
  std::shared_ptr<const Snapshot> m_next;
  std::uint64_t m_epoch = 0;
  std::uint32_t m_last_event = 0;
  std::int64_t m_wall_ms = 0;
  std::vector<double> m_making_ms;
  std::vector<double> m_frame_ms;
};

Config config_of(std::size_t objects) {
  Config config;
  config.program = "steady";
  config.parameters = {
      {"n", static_cast<std::int64_t>(objects)}, {"size", 48}, {"kind", 2}, {"steps", 4'000'000'000}};
  return config;
}

}  // namespace

int main(int argc, char** argv) {
  qputenv("QT_QPA_PLATFORM", "offscreen");
  QApplication app(argc, argv);
  const int frames = argc > 1 ? std::max(1, std::atoi(argv[1])) : 150;
  const double most = argc > 2 ? std::atof(argv[2]) : 1e7;
  const QString folder = argc > 3 ? QString::fromLocal8Bit(argv[3]) : QString();
  for (double objects = 1e3; objects <= most; objects *= 10) {
    const auto count = static_cast<std::size_t>(objects);
    auto world = World::create(config_of(count));
    if (!world) {
      std::printf("%9zu  %s\n", count, world.error().c_str());
      continue;
    }
    Bench bench(world.take());
    bench.measure(count, Phase::kMark, "mark", frames, folder);
    bench.measure(count, Phase::kSweep, "sweep", frames, folder);
  }
}
