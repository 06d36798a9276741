// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include <QImage>
#include <QPainter>
#include "tests/support/room_test.h"

#include "core/sim/world.h"
#include "ui/heapmap/heapmap_scene.h"

using namespace tricolor;
using namespace tricolor::ui;

namespace {

constexpr QSize kKeptSize(900, 560);
constexpr int kPictures = 25;

/// A heap that allocates, marks and sweeps without end, with its map.
class LiveMap {
 public:
  explicit LiveMap(std::int64_t objects, std::int64_t bytes_each = 48)
      : m_world(world_of(objects, bytes_each)), m_scene(light()) {
    m_scene.set_size(kKeptSize);
  }

  HeapMapScene& scene() { return m_scene; }

  void go_on(std::uint64_t actions = 700) {
    RunLimit limit;
    limit.max_actions = actions;
    m_world.run(limit);
    const SnapshotDetail detail = m_scene.wanted_detail();
    SnapshotRequest request;
    request.since_epoch = detail == m_detail ? m_epoch : 0;
    request.tiles_since_epoch = m_epoch;
    request.spans_per_class = detail.spans_per_class;
    request.max_slots = detail.max_slots;
    request.more_spans = detail.more_spans;
    request.pages = detail.pages;
    const auto snapshot = std::make_shared<const Snapshot>(m_world.snapshot(request));
    m_detail = detail;
    m_epoch = snapshot->epoch;
    m_scene.set_snapshot(snapshot, m_wall_ms += 70, true);
  }

  /// Rows that are on their way arrive.
  void let_rows_settle() {
    picture();
    m_wall_ms += RowMotion::kLifeMs;
  }

  QImage picture() {
    QImage image(kKeptSize, QImage::Format_RGB32);
    QPainter painter(&image);
    m_scene.paint(painter, m_wall_ms);
    return image;
  }

  /// As long as it is not done with what is new, and how many pictures that took.
  int pictures_until_done() {
    for (int pictures = 1; pictures < 100; ++pictures) {
      m_wall_ms += 16;
      picture();
      if (!m_scene.moving(m_wall_ms)) return pictures;
    }
    return 100;
  }

  /// With everything that was kept forgotten.
  QImage picture_made_anew() {
    m_scene.set_theme(light());
    return picture();
  }

 private:
  static const Theme& light() { return theme(ThemeId::kLight); }
  static World world_of(std::int64_t objects, std::int64_t bytes_each) {
    Config config;
    config.program = "steady";
    config.parameters = {{"n", objects}, {"size", bytes_each}, {"kind", 2}, {"steps", 100'000'000}};
    return World::create(config).take();
  }

  World m_world;
  HeapMapScene m_scene;
  SnapshotDetail m_detail;
  std::uint64_t m_epoch = 0;
  std::int64_t m_wall_ms = 0;
};

}  // namespace

/// The map keeps its pixels and draws only what changed.
class HeapMapKeptTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void whatIsKeptLooksLikeWhatIsDrawnAnew_data() {
    QTest::addColumn<int>("objects");
    QTest::addColumn<double>("zoom");
    for (const int objects : {300, 20'000}) {
      for (const double zoom : {0.5, 0.75, 1.0, 4.0, 32.0, 500.0}) {
        QTest::addRow("%d objects, zoom %g", objects, zoom) << objects << zoom;
      }
    }
  }

  void whatIsKeptLooksLikeWhatIsDrawnAnew() {
    QFETCH(int, objects);
    QFETCH(double, zoom);
    LiveMap map(objects);
    map.go_on();
    map.scene().zoom_at(map.scene().areas().map.center(), zoom);
    for (int i = 0; i < kPictures; ++i) {
      map.go_on();
      map.let_rows_settle();
      const QImage kept = map.picture();
      QCOMPARE(kept, map.picture_made_anew());
      // The next one starts from pixels that several pictures have left.
      for (int more = 0; more < 3; ++more) {
        map.go_on();
        map.picture();
      }
    }
  }

  void tensOfThousandsOfTilesAreDrawnInSeveralPictures_data() {
    QTest::addColumn<double>("zoom");
    QTest::addColumn<std::uint64_t>("objects");  // 16 in a span
    QTest::newRow("arena") << 0.5 << std::uint64_t{400'000};
    QTest::newRow("on the way") << 0.75 << std::uint64_t{400'000};
    QTest::newRow("classes") << 1.0 << std::uint64_t{800'000};
  }

  void tensOfThousandsOfTilesAreDrawnInSeveralPictures() {
    QFETCH(double, zoom);
    QFETCH(std::uint64_t, objects);
    LiveMap map(static_cast<std::int64_t>(objects), 512);
    map.go_on(objects);
    map.scene().zoom_at(map.scene().areas().map.center(), zoom);
    int pictures = 0;
    for (int round = 0; round < 4; ++round) {  // until the heap grows no more
      map.go_on(objects);
      pictures = map.pictures_until_done();
    }
    QVERIFY2(pictures > 1 && pictures < 20, qPrintable(QString::number(pictures)));
    const QImage in_pieces = map.picture();
    QCOMPARE(in_pieces, map.picture_made_anew());
  }
};

TRICOLOR_WIDGET_TEST(heapmap_kept, HeapMapKeptTest)
#include "test_heapmap_kept.moc"
