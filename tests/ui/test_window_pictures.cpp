// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include <QTest>

#include "core/sim/runtime.h"
#include "tests/support/made_world.h"
#include "tests/support/room_test.h"
#include "tests/ui/golden_picture.h"
#include "tests/ui/window_test.h"

using namespace tricolor;
using namespace tricolor::ui;
using namespace tricolor::test;

namespace {

constexpr QSize kWindowSize(1280, 720);
constexpr std::uint32_t kCyclesShown = 5;
constexpr double kMiddle = 0.5;

/// Ends by itself, so that the strip's figures are those of the whole run.
Config five_cycles() {
  Config config;
  config.program = "steady";
  config.parameters = {{"n", 4000}, {"size", 256}, {"kind", 1}, {"fill", 2}, {"steps", 60'000}};
  return config;
}

/// Everything a window asks for.
SnapshotRequest everything() {
  SnapshotRequest request;
  request.pages = true;
  request.extended = true;
  return request;
}

/// As far as the scan work that is expected of it.
bool is_half_marked(const World& world) {
  const Runtime& runtime = world.runtime();
  const auto done = static_cast<double>(runtime.pacer().scan_work().total());
  return world.phase() == Phase::kMark && done >= kMiddle * runtime.expected_scan_work();
}

/// Marking is half done in the fifth cycle.
std::shared_ptr<const Snapshot> half_marked(const Config& config) {
  World world = made_world(config);
  RunLimit cycle;
  cycle.step = RunLimit::Step::kCycle;
  for (std::uint32_t i = 1; i < kCyclesShown; ++i) world.run(cycle);
  world.watch(true);
  RunLimit some;
  some.max_actions = 32;
  while (!world.finished() && !is_half_marked(world)) world.run(some);
  return std::make_shared<const Snapshot>(world.snapshot(everything()));
}

}  // namespace

/// Pictures of the whole window, paused in the middle of a mark phase, beside those in
/// tests/golden/window. After a wanted change: TRICOLOR_UPDATE_GOLDEN=1, and look at each before
/// committing it.
class WindowPicturesTest : public WindowTest {
  Q_OBJECT

 private Q_SLOTS:
  void init() { open(five_cycles(), kWindowSize); }
  void cleanup() { close(); }

  void theWindowLooksAsItDid_data() {
    QTest::addColumn<int>("id");
    for (const ThemeId id : all_themes()) {
      QTest::newRow(qPrintable("half-marked-" + theme_name(id))) << static_cast<int>(id);
    }
  }
  void theWindowLooksAsItDid() {
    QFETCH(int, id);
    m_window->setThemeId(static_cast<ThemeId>(id));
    const auto snapshot = half_marked(five_cycles());
    QCOMPARE(snapshot->phase, Phase::kMark);
    m_window->showStill(snapshot, false);
    QCoreApplication::sendPostedEvents();
    compare_with_golden(m_window->grab().toImage().convertToFormat(QImage::Format_RGB32), "window",
                        {});
  }
};

TRICOLOR_WIDGET_TEST(window_pictures, WindowPicturesTest)
#include "test_window_pictures.moc"
