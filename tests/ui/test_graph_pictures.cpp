// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include <QDir>
#include <QPainter>
#include <QtTest>

#include "tests/support/room_test.h"
#include "tests/ui/graph_text_builder.h"
#include "ui/graph/graph_scene.h"

using namespace tricolor;
using namespace tricolor::ui;
using tricolor::test::graph_key;
using tricolor::test::graph_text;

namespace {

constexpr QSize kGraphSize(480, 320);
// Fonts differ from machine to machine: pictures are compared a quarter as large, in the mean.
constexpr int kShrink = 4;
constexpr double kMeanTolerance = 6;

Snapshot marking() {
  Snapshot s;
  s.graph = graph_text("root->A:B->B:B->C:G->D:W, root->E:B->F:G, A:B->G:B, X->Y->X, Z");
  Event followed;
  followed.kind = EventKind::kGrey;
  followed.object = graph_key("C");
  followed.other = graph_key("B");
  s.events.push_back(followed);
  s.last_event = 1;
  s.now_ns = 10;
  return s;
}

Snapshot violated() {
  Snapshot s;
  s.graph = graph_text("root->A:B->B:B->C:W, root->D:B");
  Violation lost;
  lost.lost = graph_key("C");
  lost.holder = lost.store_object = graph_key("B");
  lost.has_store = true;
  s.lost.push_back(lost);
  return s;
}

Snapshot long_chain() {
  std::string text = "root";
  for (int i = 0; i < 90; ++i) {
    text += "->n" + std::to_string(i) + (i < 30 ? ":B" : i < 34 ? ":G" : ":W");
  }
  Snapshot s;
  s.graph = graph_text(text);
  return s;
}

Snapshot groups() {
  Snapshot s;
  s.graph = graph_text("root->A:B");
  for (const auto& [white, grey, black] :
       {std::tuple{700u, 50u, 250u}, std::tuple{0u, 0u, 4000u}, std::tuple{90'000u, 0u, 0u}}) {
    GraphNode group;
    group.key = kGraphGroup | s.graph.nodes.size();
    group.group = true;
    group.type = "main.leaf";
    group.white = white;
    group.grey = grey;
    group.black = black;
    group.objects = white + grey + black;
    s.graph.nodes.push_back(group);
    s.graph.edges.push_back({0, static_cast<std::uint32_t>(s.graph.nodes.size() - 1), 0, 40});
  }
  s.graph.edges.push_back({1, 1, 0, 900});
  s.graph.grouped = true;
  return s;
}

QImage draw(Snapshot snapshot, ThemeId id, Address selected = 0, std::vector<Address> path = {}) {
  GraphScene scene(theme(id));
  scene.set_motion(false);
  scene.set_size(kGraphSize);
  scene.set_snapshot(std::make_shared<const Snapshot>(std::move(snapshot)));
  scene.set_selected(selected);
  scene.set_path(std::move(path));
  QImage image(kGraphSize, QImage::Format_RGB32);
  QPainter painter(&image);
  scene.paint(painter);
  return image;
}

std::vector<Address> way_to_d() {
  return {graph_key("A"), graph_key("B"), graph_key("C"), graph_key("D")};
}

QImage shrunk(const QImage& image) {
  return image.convertToFormat(QImage::Format_RGB32)
      .scaled(kGraphSize / kShrink, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
}

double mean_difference(const QImage& a, const QImage& b) {
  double sum = 0;
  for (int y = 0; y < a.height(); ++y) {
    for (int x = 0; x < a.width(); ++x) {
      const QColor p = a.pixelColor(x, y), q = b.pixelColor(x, y);
      sum += std::abs(p.red() - q.red()) + std::abs(p.green() - q.green()) +
             std::abs(p.blue() - q.blue());
    }
  }
  return sum / (3.0 * a.width() * a.height());
}

}  // namespace

class GraphPicturesTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void thePictureIsTheGoldenOne_data() {
    QTest::addColumn<QImage>("image");
    for (const ThemeId id : all_themes()) {
      QTest::newRow(qPrintable("marking_" + theme_name(id))) << draw(marking(), id);
    }
    for (const ThemeId id : all_themes()) {
      QTest::newRow(qPrintable("alive_" + theme_name(id)))
          << draw(marking(), id, graph_key("D"), way_to_d());
    }
    QTest::newRow("violation") << draw(violated(), ThemeId::kLight);
    QTest::newRow("chain") << draw(long_chain(), ThemeId::kLight);
    QTest::newRow("groups") << draw(groups(), ThemeId::kLight);
    QTest::newRow("selected") << draw(marking(), ThemeId::kLight, graph_key("B"));
  }
  void thePictureIsTheGoldenOne() {
    QFETCH(QImage, image);
    const QString path =
        QStringLiteral(TRICOLOR_GOLDEN_DIR "/graph/") + QTest::currentDataTag() + ".png";
    if (qEnvironmentVariableIsSet("TRICOLOR_UPDATE_GOLDEN")) {
      QVERIFY(QDir().mkpath(QFileInfo(path).path()));
      QVERIFY(image.save(path));
      return;
    }
    const QImage golden(path);
    QCOMPARE(golden.size(), image.size());
    const double difference = mean_difference(shrunk(image), shrunk(golden));
    QVERIFY2(difference <= kMeanTolerance, qPrintable(QString("differs by %1").arg(difference)));
  }

  void aDifferentStateIsMoreThanTheToleranceAway() {
    const QImage one = shrunk(draw(long_chain(), ThemeId::kLight));
    QVERIFY(mean_difference(one, shrunk(draw(groups(), ThemeId::kLight))) > kMeanTolerance / 2);
    QVERIFY(mean_difference(one, shrunk(draw(long_chain(), ThemeId::kDark))) > 10 * kMeanTolerance);
  }

  /// Also where all colours are greys.
  void theWayFromARootIsToldApartWithoutColour_data() {
    QTest::addColumn<int>("id");
    for (const ThemeId id : all_themes()) {
      QTest::newRow(qPrintable(theme_name(id))) << static_cast<int>(id);
    }
  }
  void theWayFromARootIsToldApartWithoutColour() {
    QFETCH(int, id);
    const auto grey = [&](std::vector<Address> path) {
      return draw(marking(), static_cast<ThemeId>(id), graph_key("D"), std::move(path))
          .convertToFormat(QImage::Format_Grayscale8);
    };
    constexpr double kVisible = 0.7;
    const double difference = mean_difference(grey(way_to_d()), grey({}));
    QVERIFY2(difference > kVisible, qPrintable(QString("differs by %1").arg(difference)));
  }

  void noPointerCrossesTheWordsAboveTheUnreachable() {
    constexpr int kAround = 3;  // px beside each letter
    Snapshot apart;
    apart.graph = graph_text("root->A:B->B:B->C:B, X:W, Y:W");
    Snapshot across;
    across.graph = graph_text("root->A:B->B:B->C:B, X:W->B:B, Y:W->C:B");
    const QImage without = draw(apart, ThemeId::kLight);
    const QImage with = draw(across, ThemeId::kLight);
    const QColor words = theme(ThemeId::kLight).muted_text;
    int letters = 0;
    for (int y = 0; y < kGraphSize.height(); ++y) {
      for (int x = kAround; x < kGraphSize.width() - kAround; ++x) {
        if (without.pixelColor(x, y) != words) continue;
        ++letters;
        for (int near = x - kAround; near <= x + kAround; ++near) {
          QCOMPARE(with.pixelColor(near, y), without.pixelColor(near, y));
        }
      }
    }
    QVERIFY(letters > 50);
  }

  void aWayToAnotherObjectIsNotDrawn() {
    const QImage selected = draw(marking(), ThemeId::kLight, graph_key("B"));
    QCOMPARE(draw(marking(), ThemeId::kLight, graph_key("B"), way_to_d()), selected);
  }
};

TRICOLOR_WIDGET_TEST(graph_pictures, GraphPicturesTest)
#include "test_graph_pictures.moc"
