// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
// The whole window at 1920 × 1080 with software rendering: `bench_window [SECONDS [OBJECTS]]`.
//   start  ms from the start of the program to the first picture of a world in the window
//   play   while it plays flat out: pictures per second, median and 99th percentile in ms of the
//   time
//          from one to the next, and the simulation's speed against the same run without a window
#include <QApplication>
#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTimer>
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <vector>

#include "core/sim/world.h"
#include "ui/bridge/session.h"
#include "ui/bridge/settings.h"
#include "ui/window/main_window.h"

using namespace tricolor;
using namespace tricolor::ui;

namespace {

/// Notes when the map is drawn.
class PaintWatch : public QObject {
 public:
  explicit PaintWatch(QWidget& map) { map.installEventFilter(this); }
  bool eventFilter(QObject* object, QEvent* event) override {
    if (event->type() == QEvent::Paint) m_times_ms.push_back(double(m_clock.nsecsElapsed()) / 1e6);
    return QObject::eventFilter(object, event);
  }
  void start() {
    m_times_ms.clear();
    m_clock.start();
  }
  std::vector<double> gaps_ms() const {
    std::vector<double> gaps;
    for (std::size_t i = 1; i < m_times_ms.size(); ++i) {
      gaps.push_back(m_times_ms[i] - m_times_ms[i - 1]);
    }
    std::sort(gaps.begin(), gaps.end());
    return gaps;
  }

 private:
  QElapsedTimer m_clock;
  std::vector<double> m_times_ms;
};

Config config_of(std::int64_t objects) {
  Config config;
  config.program = "steady";
  config.parameters = {{"n", objects}, {"size", 48}, {"kind", 2}, {"steps", 4'000'000'000}};
  return config;
}

void run_loop(int ms) {
  QEventLoop loop;
  QTimer::singleShot(ms, &loop, &QEventLoop::quit);
  loop.exec();
}

/// Virtual ns that the driver's world has reached, as the last picture says.
class Progress : public QObject {
 public:
  explicit Progress(SimulationDriver& driver) {
    connect(&driver, &SimulationDriver::cycleFinished, this,
            [this](const CycleRecord& cycle) { m_now_ns = cycle.end_ns; });
  }
  Nanos now_ns() const { return m_now_ns; }

 private:
  Nanos m_now_ns = 0;
};

double headless_seconds(const Config& config, Nanos from_ns, Nanos to_ns) {
  auto world = World::create(config);
  if (!world) return 0;
  RunLimit limit;
  limit.until_ns = from_ns;
  world.value().run(limit);
  const auto start = std::chrono::steady_clock::now();
  limit.until_ns = to_ns;
  world.value().run(limit);
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

void report(const std::vector<double>& gaps, double seconds) {
  if (gaps.empty()) return;
  std::printf("play   %.1f pictures/s  median %.2f ms  p99 %.2f ms\n",
              double(gaps.size()) / seconds, gaps[gaps.size() / 2],
              gaps[std::min(gaps.size() - 1, gaps.size() * 99 / 100)]);
}

}  // namespace

int main(int argc, char** argv) {
  QElapsedTimer since_start;
  since_start.start();
  qputenv("QT_QPA_PLATFORM", "offscreen");
  QApplication app(argc, argv);
  const int seconds = argc > 1 ? std::max(1, std::atoi(argv[1])) : 5;
  const std::int64_t objects = argc > 2 ? std::atoll(argv[2]) : 1'000'000;
  const QTemporaryDir folder;
  const auto settings = Settings::in_file(folder.filePath("settings.ini"));
  const Config config = config_of(objects);
  MainWindow window(config, *settings);
  window.resize(1920, 1080);
  QWidget* map = window.findChild<QWidget*>("heapMap");
  QEventLoop first;
  QObject::connect(&window.session().driver(), &SimulationDriver::snapshotReady, &first,
                   [&] { QTimer::singleShot(0, &first, &QEventLoop::quit); });
  window.show();
  first.exec();
  window.grab();
  std::printf("start  %lld ms\n", static_cast<long long>(since_start.elapsed()));

  SimulationDriver& driver = window.session().driver();
  Progress progress(driver);
  PaintWatch watch(*map);
  window.session().setSpeed(kFlatOut);
  driver.play();
  run_loop(2000);  // the heap fills
  const Nanos from_ns = progress.now_ns();
  watch.start();
  QElapsedTimer clock;
  clock.start();
  run_loop(seconds * 1000);
  const double took = double(clock.elapsed()) / 1000;
  const Nanos to_ns = progress.now_ns();
  report(watch.gaps_ms(), took);
  driver.pause();
  run_loop(200);
  const double alone = headless_seconds(config, from_ns, to_ns);
  std::printf("speed  %.3f s of the run in %.2f s; without a window %.2f s: %.0f %%\n",
              double(to_ns - from_ns) / 1e9, took, alone, 100 * alone / took);
}
