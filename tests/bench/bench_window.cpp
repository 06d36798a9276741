// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
// The whole window at 1920 × 1080 with software rendering: `bench_window [SECONDS [OBJECTS]]`.
//   start  ms from the start of the program to the first picture of a world in the window
//   play   while it plays flat out: pictures per second, median and 99th percentile in ms of the
//          time from one to the next
//   cpu    the same of the time that the window's thread works for one picture: on a machine that
//          does other things as well, this is the program's own share
//   slow   what it worked on in the slowest hundredth of the pictures, in ms for each of them
//   speed  the simulation's speed against the same run without a window
#include <QApplication>
#include <QElapsedTimer>
#include <QMetaEnum>
#include <QTemporaryDir>
#include <QTimer>
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "core/sim/world.h"
#include "ui/bridge/session.h"
#include "ui/bridge/settings.h"
#include "ui/window/main_window.h"

using namespace tricolor;
using namespace tricolor::ui;

namespace {

double thread_cpu_ms() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return 1e3 * static_cast<double>(now.tv_sec) + 1e-6 * static_cast<double>(now.tv_nsec);
}

double quantile(std::vector<double> values, double q) {
  if (values.empty()) return 0;
  std::sort(values.begin(), values.end());
  return values[std::min(values.size() - 1, static_cast<std::size_t>(q * double(values.size())))];
}

/// What the window's thread does from one picture of the map to the next.
struct Picture {
  double wall_ms = 0;
  double cpu_ms = 0;
  std::map<std::string, double> parts_ms;  ///< by who got which event, without events within it
};

/// Notes when the map is drawn, and what each event costs.
class WatchedApplication : public QApplication {
 public:
  using QApplication::QApplication;

  bool notify(QObject* object, QEvent* event) override {
    if (!m_clock.isValid()) return QApplication::notify(object, event);
    const double outer_ms = std::exchange(m_within_ms, 0);
    const bool is_map = event->type() == QEvent::Paint && object == m_map;
    const std::string part = std::string(object->metaObject()->className()) + " " +
                             object->objectName().toStdString() + " " +
                             QMetaEnum::fromType<QEvent::Type>().valueToKey(event->type());
    const double start_ms = thread_cpu_ms();
    const bool handled = QApplication::notify(object, event);
    const double took_ms = thread_cpu_ms() - start_ms;
    m_picture.parts_ms[part] += took_ms - m_within_ms;
    m_within_ms = outer_ms + took_ms;
    if (is_map) end_picture();
    return handled;
  }

  void start(const QObject* map) {
    m_map = map;
    m_clock.start();
  }

  std::vector<Picture> stop() {
    m_clock.invalidate();
    return std::move(m_pictures);
  }

 private:
  void end_picture() {
    const double wall_ms = double(m_clock.nsecsElapsed()) / 1e6;
    const double cpu_ms = thread_cpu_ms();
    m_picture.wall_ms = wall_ms - std::exchange(m_wall_ms, wall_ms);
    m_picture.cpu_ms = cpu_ms - std::exchange(m_cpu_ms, cpu_ms);
    const bool first = m_is_first;
    m_is_first = false;
    Picture done = std::exchange(m_picture, {});
    if (!first) m_pictures.push_back(std::move(done));
  }

  const QObject* m_map = nullptr;
  QElapsedTimer m_clock;
  bool m_is_first = true;
  double m_within_ms = 0;
  double m_wall_ms = 0;
  double m_cpu_ms = 0;
  Picture m_picture;
  std::vector<Picture> m_pictures;
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

template <typename Field>
std::vector<double> all_of(const std::vector<Picture>& pictures, Field field) {
  std::vector<double> values;
  for (const Picture& picture : pictures) values.push_back(picture.*field);
  return values;
}

void report_slowest(std::vector<Picture> pictures) {
  constexpr std::size_t kShown = 12;
  std::sort(pictures.begin(), pictures.end(),
            [](const Picture& a, const Picture& b) { return a.cpu_ms > b.cpu_ms; });
  pictures.resize(std::max<std::size_t>(1, pictures.size() / 100));
  std::map<std::string, double> sums;
  for (const Picture& picture : pictures) {
    for (const auto& [part, ms] : picture.parts_ms) sums[part] += ms;
  }
  std::vector<std::pair<double, std::string>> parts;
  for (const auto& [part, ms] : sums) parts.emplace_back(ms / double(pictures.size()), part);
  std::sort(parts.rbegin(), parts.rend());
  for (std::size_t i = 0; i < std::min(kShown, parts.size()); ++i) {
    std::printf("slow   %7.2f ms  %s\n", parts[i].first, parts[i].second.c_str());
  }
}

void report(const std::vector<Picture>& pictures, double seconds) {
  if (pictures.empty()) return;
  const auto wall = all_of(pictures, &Picture::wall_ms);
  const auto cpu = all_of(pictures, &Picture::cpu_ms);
  std::printf("play   %.1f pictures/s  median %.2f ms  p99 %.2f ms\n",
              double(pictures.size()) / seconds, quantile(wall, 0.5), quantile(wall, 0.99));
  std::printf("cpu    median %.2f ms  p99 %.2f ms  worst %.2f ms\n", quantile(cpu, 0.5),
              quantile(cpu, 0.99), quantile(cpu, 1));
  report_slowest(pictures);
}

}  // namespace

int main(int argc, char** argv) {
  QElapsedTimer since_start;
  since_start.start();
  qputenv("QT_QPA_PLATFORM", "offscreen");
  WatchedApplication app(argc, argv);
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
  window.session().setSpeed(kFlatOut);
  driver.play();
  run_loop(2000);  // the heap fills
  const Nanos from_ns = progress.now_ns();
  app.start(map);
  QElapsedTimer clock;
  clock.start();
  run_loop(seconds * 1000);
  const double took = double(clock.elapsed()) / 1000;
  const Nanos to_ns = progress.now_ns();
  report(app.stop(), took);
  driver.pause();
  run_loop(200);
  const double alone = headless_seconds(config, from_ns, to_ns);
  std::printf("speed  %.3f s of the run in %.2f s; without a window %.2f s: %.0f %%\n",
              double(to_ns - from_ns) / 1e9, took, alone, 100 * alone / took);
}
