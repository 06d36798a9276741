// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include <QGuiApplication>
#include <QImage>
#include <QPainter>
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <functional>
#include <vector>

#include "core/sim/world.h"
#include "ui/graph/graph_scene.h"

// What the object graph costs: taking it from a world of 10^3 to 10^6 objects, laying out 300
// objects from scratch and again, and painting them at 1920x1080. Prints medians and the worst of
// the runs.

namespace tricolor {
namespace {

void report(const char* what, int runs, const std::function<void()>& work) {
  std::vector<double> ms;
  for (int i = 0; i < runs; ++i) {
    const auto begin = std::chrono::steady_clock::now();
    work();
    const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - begin;
    ms.push_back(took.count());
  }
  std::sort(ms.begin(), ms.end());
  std::printf("%-44s median %8.3f ms   worst %8.3f ms\n", what, ms[ms.size() / 2], ms.back());
}

World steady(std::int64_t objects) {
  Config config;
  config.program = "steady";
  config.parameters = {
      {"n", objects}, {"size", 64}, {"kind", 2}, {"fill", 2}, {"steps", 4 * objects}};
  World world = std::move(World::create(config).value());
  RunLimit limit;
  limit.max_actions = static_cast<std::uint64_t>(objects) * 2;
  world.run(limit);
  return world;
}

std::shared_ptr<const Snapshot> picture(World& world, const GraphRequest& graph) {
  SnapshotRequest request;
  request.graph = graph;
  request.graph.wanted = true;
  return std::make_shared<const Snapshot>(world.snapshot(request));
}

void bench_taking() {
  for (const std::int64_t n : {1'000, 10'000, 100'000, 1'000'000}) {
    World world = steady(n);
    SnapshotRequest without;
    without.spans_per_class = 0;
    SnapshotRequest with = without;
    with.graph.wanted = true;
    char what[64];
    std::snprintf(what, sizeof what, "snapshot without graph, %lld objects",
                  static_cast<long long>(n));
    report(what, 50, [&] { world.snapshot(without); });
    std::snprintf(what, sizeof what, "snapshot with graph, %lld objects",
                  static_cast<long long>(n));
    report(what, 50, [&] { world.snapshot(with); });
  }
}

void bench_three_hundred() {
  Config config;
  config.program = "lost-object";
  config.parameters = {{"nodes", 147}};
  config.runtime_startup = false;
  World world = std::move(World::create(config).value());
  RunLimit limit;
  limit.max_actions = 299;
  world.run(limit);
  const auto snapshot = picture(world, {});
  std::printf("graph of %zu nodes, %zu pointers\n", snapshot->graph.nodes.size(),
              snapshot->graph.edges.size());
  report("layout from scratch", 200, [&] {
    ui::GraphLayout layout;
    layout.update(snapshot->graph);
  });
  ui::GraphLayout layout;
  layout.update(snapshot->graph);
  report("layout again", 200, [&] { layout.update(snapshot->graph); });
  ui::GraphScene scene(ui::theme(ui::ThemeId::kLight));
  scene.set_size({1920, 1080});
  QImage image(1920, 1080, QImage::Format_ARGB32_Premultiplied);
  std::int64_t now = 0;
  const auto paint = [&] {
    scene.set_now(now += 16);
    QPainter painter(&image);
    scene.paint(painter);
  };
  report("snapshot taken over by the scene", 200, [&] { scene.set_snapshot(snapshot); });
  report("frame, pointers drawn anew", 100, [&] {
    scene.pan(QPointF(1, 0));
    scene.zoom_at({900, 500}, now % 32 == 0 ? 1.01 : 1 / 1.01);
    paint();
  });
  report("frame, nothing moved", 100, paint);
}

}  // namespace
}  // namespace tricolor

int main(int argc, char** argv) {
  qputenv("QT_QPA_PLATFORM", "offscreen");
  const QGuiApplication app(argc, argv);
  tricolor::bench_three_hundred();
  tricolor::bench_taking();
  return 0;
}
