// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
// The rules of the house, checked on the real sources, and proof that each check can fail.
#include <QtTest>

#include "tests/architecture/house_rules.h"
#include "tests/architecture/room_rules.h"
#include "tests/support/room_test.h"

using namespace tricolor::architecture;

namespace {

const std::string kSpdxHead =
    "// SPDX-License-Identifier: GPL-3.0-or-later\n"
    "// SPDX-FileCopyrightText: 2026 The Tricolor authors\n";

/// A tree with one file of that path that includes that target.
SourceTree tree_with(const QString& path, const QString& include) {
  SourceTree tree;
  tree.add(path.toStdString(), kSpdxHead + "#include " + include.toStdString() + "\n");
  return tree;
}

QString text_of(const Violations& violations) {
  QString text;
  for (const auto& violation : violations) text += QString::fromStdString(violation) + "\n";
  return text;
}

bool is_permitted(const char* path, const char* target) {
  return rule_for(path) != nullptr && rule_for(path)->permits(target);
}

}  // namespace

/// Prints every broken rule if there is one.
#define VERIFY_NONE(violations) QVERIFY2((violations).empty(), qPrintable(text_of(violations)))

class TestIncludes : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void init();

  void roomsIncludeOnlyTheRoomsBelowThem() { VERIFY_NONE(check_room_order(m_tree)); }
  void librariesStayInTheirRooms() { VERIFY_NONE(check_libraries(m_tree)); }
  void layoutsAndSeriesSeeNoWidget() { VERIFY_NONE(check_pure_files(m_tree)); }
  void everySourceHasTheHouseForm() { VERIFY_NONE(check_form(m_tree)); }
  void theRootFolderHoldsOnlyWhatItMay() { VERIFY_NONE(check_top_level(m_tree)); }

  void theCheckerReadsTheWholeTree();
  void includesAreFoundInEverySpelling();
  void anIncludeAgainstTheOrderIsFound_data();
  void anIncludeAgainstTheOrderIsFound();
  void anIncludeAlongTheOrderIsPermitted_data();
  void anIncludeAlongTheOrderIsPermitted();
  void aLibraryInTheWrongRoomIsFound_data();
  void aLibraryInTheWrongRoomIsFound();
  void aSecondFileWithQCustomPlotIsFound();
  void aWidgetBehindAHeaderOfOursIsFound();
  void aWidgetNamedWithoutIncludeIsFound();
  void aMissingSpdxHeadIsFound();
  void aHeadAfterTheFirstLineOfAScriptIsAccepted();
  void badFormIsFound_data();
  void badFormIsFound();
  void aStrangerInTheRootFolderIsFound();
  void aMissingRoomIsFound();

 private:
  SourceTree m_tree;
};

void TestIncludes::init() {
  if (m_tree.files.empty()) m_tree = read_tree(TRICOLOR_SOURCE_DIR);
}

void TestIncludes::theCheckerReadsTheWholeTree() {
  QVERIFY(m_tree.files.size() > 20);
  QVERIFY(m_tree.files.contains("core/base/units.h"));
  QVERIFY(m_tree.files.contains("CMakeLists.txt"));
  QVERIFY(m_tree.files.contains("packaging/run.sh"));
  QVERIFY(!m_tree.files.at("core/sim/world.h").includes.empty());
}

void TestIncludes::includesAreFoundInEverySpelling() {
  const auto includes = find_includes(
      "#include <vector>\n  #  include \"core/base/units.h\"  // why\n// #include <QWidget>\n"
      "#include MACRO\n#include <broken\n#include<QString>");
  QCOMPARE(includes.size(), std::size_t{3});
  QCOMPARE(includes[0].target, std::string("vector"));
  QVERIFY(!includes[0].quoted);
  QCOMPARE(includes[1].target, std::string("core/base/units.h"));
  QCOMPARE(includes[1].line, 2);
  QVERIFY(includes[1].quoted);
  QCOMPARE(includes[2].line, 6);
}

void TestIncludes::anIncludeAgainstTheOrderIsFound_data() {
  QTest::addColumn<QString>("path");
  QTest::addColumn<QString>("target");
  QTest::newRow("base knows nobody") << "core/base/a.h"
                                     << "core/heap/heap.h";
  QTest::newRow("heap knows no collector") << "core/heap/a.h"
                                           << "core/gc/collector.h";
  QTest::newRow("gc knows no world") << "core/gc/a.h"
                                     << "core/sim/world.h";
  QTest::newRow("gc knows no pacer") << "core/gc/a.h"
                                     << "core/pacer/pacer.h";
  QTest::newRow("pacer sees no span") << "core/pacer/a.h"
                                      << "core/heap/span.h";
  QTest::newRow("ownership knows no gc") << "core/ownership/a.h"
                                         << "core/gc/marker.h";
  QTest::newRow("program keeps to the facade") << "core/program/a.cpp"
                                               << "core/heap/page_heap.h";
  QTest::newRow("program knows no sim") << "core/program/a.cpp"
                                        << "core/sim/event.h";
  QTest::newRow("files know no world") << "core/files/a.cpp"
                                       << "core/sim/world.h";
  QTest::newRow("core knows no window") << "core/sim/a.cpp"
                                        << "ui/theme/theme.h";
  QTest::newRow("ui knows no app") << "ui/window/a.cpp"
                                   << "app/main.h";
  QTest::newRow("only the bridge has the world") << "ui/window/a.cpp"
                                                 << "core/sim/world.h";
  QTest::newRow("a panel has no world") << "ui/heapmap/a.cpp"
                                        << "core/sim/world.h";
  QTest::newRow("a panel has no heap") << "ui/heapmap/a.cpp"
                                       << "core/heap/heap.h";
  QTest::newRow("panel and panel") << "ui/heapmap/a.cpp"
                                   << "ui/plots/plot.h";
  QTest::newRow("panel and ownership") << "ui/controls/a.cpp"
                                       << "ui/ownership/view.h";
  QTest::newRow("panel and window") << "ui/plots/a.cpp"
                                    << "ui/window/main_window.h";
  QTest::newRow("bridge and panel") << "ui/bridge/a.cpp"
                                    << "ui/controls/tuning.h";
  QTest::newRow("theme stands alone") << "ui/theme/a.cpp"
                                      << "ui/bridge/settings.h";
  QTest::newRow("the CLI has no window") << "app/cli/main.cpp"
                                         << "ui/theme/theme.h";
  QTest::newRow("nobody includes tests") << "core/sim/a.cpp"
                                         << "tests/support/heap_text.h";
  QTest::newRow("no room without a rule") << "ui/extras/a.cpp"
                                          << "core/base/units.h";
}

void TestIncludes::anIncludeAgainstTheOrderIsFound() {
  QFETCH(QString, path);
  QFETCH(QString, target);
  const auto violations = check_room_order(tree_with(path, "\"" + target + "\""));
  QCOMPARE(violations.size(), std::size_t{1});
  QVERIFY2(text_of(violations).startsWith(path + ":3: "), qPrintable(text_of(violations)));
}

void TestIncludes::anIncludeAlongTheOrderIsPermitted_data() {
  QTest::addColumn<QString>("path");
  QTest::addColumn<QString>("target");
  QTest::newRow("own room") << "core/gc/a.cpp"
                            << "core/gc/marker.h";
  QTest::newRow("heap below gc") << "core/gc/a.cpp"
                                 << "core/heap/span.h";
  QTest::newRow("heap's facade") << "core/program/a.cpp"
                                 << "core/heap/heap.h";
  QTest::newRow("sim knows everyone") << "core/sim/a.cpp"
                                      << "core/pacer/pacer.h";
  QTest::newRow("plain structs for views") << "ui/heapmap/a.cpp"
                                           << "core/sim/snapshot.h";
  QTest::newRow("the world for the bridge") << "ui/bridge/a.cpp"
                                            << "core/sim/world.h";
  QTest::newRow("selection for panels") << "ui/plots/a.cpp"
                                        << "ui/bridge/selection.h";
  QTest::newRow("the C++ side for its panel") << "ui/ownership/a.cpp"
                                              << "core/ownership/scope.h";
  QTest::newRow("rooms meet in the window") << "ui/window/a.cpp"
                                            << "ui/plots/memory_plot.h";
}

void TestIncludes::anIncludeAlongTheOrderIsPermitted() {
  QFETCH(QString, path);
  QFETCH(QString, target);
  QVERIFY(is_permitted(qPrintable(path), qPrintable(target)));
  VERIFY_NONE(check_room_order(tree_with(path, "\"" + target + "\"")));
}

void TestIncludes::aLibraryInTheWrongRoomIsFound_data() {
  QTest::addColumn<QString>("path");
  QTest::addColumn<QString>("target");
  QTest::newRow("a Qt class in core") << "core/sim/a.h"
                                      << "QString";
  QTest::newRow("a Qt module in core") << "core/sim/a.h"
                                       << "QtCore/QObject";
  QTest::newRow("a Qt file in core") << "core/base/a.h"
                                     << "qglobal.h";
  QTest::newRow("Qt in the CLI") << "app/cli/a.cpp"
                                 << "QCoreApplication";
  QTest::newRow("JSON outside files") << "core/sim/a.cpp"
                                      << "nlohmann/json.hpp";
  QTest::newRow("JSON in the window") << "ui/window/a.cpp"
                                      << "nlohmann/json.hpp";
  QTest::newRow("options outside the CLI") << "core/files/a.cpp"
                                           << "CLI/CLI.hpp";
  QTest::newRow("QCustomPlot outside plots") << "ui/ownership/a.h"
                                             << "qcustomplot.h";
}

void TestIncludes::aLibraryInTheWrongRoomIsFound() {
  QFETCH(QString, path);
  QFETCH(QString, target);
  const auto violations = check_libraries(tree_with(path, "<" + target + ">"));
  QCOMPARE(violations.size(), std::size_t{1});
  QVERIFY2(text_of(violations).startsWith(path + ":3: <" + target),
           qPrintable(text_of(violations)));
}

void TestIncludes::aSecondFileWithQCustomPlotIsFound() {
  SourceTree tree = tree_with("ui/plots/plot_surface.cpp", "<qcustomplot.h>");
  VERIFY_NONE(check_libraries(tree));
  tree.add("ui/plots/plot_theme.cpp", "#include <qcustomplot.h>\n");
  QCOMPARE(check_libraries(tree).size(), std::size_t{1});
}

void TestIncludes::aWidgetBehindAHeaderOfOursIsFound() {
  SourceTree tree = tree_with("ui/heapmap/heap_map_layout.h", "\"ui/heapmap/tile.h\"");
  tree.add("ui/heapmap/tile.h", "#include <QRectF>\n");
  VERIFY_NONE(check_pure_files(tree));
  tree.add("ui/heapmap/tile.h", "#include <QWidget>\n#include \"ui/heapmap/heap_map_layout.h\"\n");
  QCOMPARE(check_pure_files(tree).size(), std::size_t{1});
}

void TestIncludes::aWidgetNamedWithoutIncludeIsFound() {
  SourceTree tree;
  tree.add("ui/plots/memory_series.h", kSpdxHead + "class QWidget;\n");
  tree.add("ui/plots/memory_plot.h", kSpdxHead + "class QWidget;\n");
  QCOMPARE(check_pure_files(tree).size(), std::size_t{1});
}

void TestIncludes::aMissingSpdxHeadIsFound() {
  SourceTree tree;
  tree.add("core/base/good.cpp", kSpdxHead);
  VERIFY_NONE(check_form(tree));
  tree.add("core/base/bare.cpp", "int x;\n");
  tree.add("core/base/empty.cpp", "");
  tree.add("core/base/late.cpp", "\n" + kSpdxHead);
  tree.add("core/base/half.cpp", "// SPDX-License-Identifier: GPL-3.0-or-later\n");
  QCOMPARE(check_form(tree).size(), std::size_t{4});
}

void TestIncludes::aHeadAfterTheFirstLineOfAScriptIsAccepted() {
  SourceTree tree;
  tree.add("packaging/run.sh",
           "#!/usr/bin/env bash\n# SPDX-License-Identifier: GPL-3.0-or-later\n"
           "# SPDX-FileCopyrightText: 2026 The Tricolor authors\n");
  VERIFY_NONE(check_form(tree));
  tree.add("packaging/bare.sh", "#!/usr/bin/env bash");
  QCOMPARE(check_form(tree).size(), std::size_t{1});
}

void TestIncludes::badFormIsFound_data() {
  QTest::addColumn<QString>("path");
  QTest::addColumn<QString>("body");
  QTest::newRow("header without a guard") << "core/base/a.h"
                                          << "int x();";
  QTest::newRow("camel case name") << "core/base/MyRing.cpp"
                                   << "";
  QTest::newRow("include beside the file") << "core/heap/a.cpp"
                                           << "#include \"span.h\"";
  QTest::newRow("include upwards") << "core/heap/a.cpp"
                                   << "#include \"../base/units.h\"";
}

void TestIncludes::badFormIsFound() {
  QFETCH(QString, path);
  QFETCH(QString, body);
  SourceTree tree;
  tree.add(path.toStdString(), kSpdxHead + body.toStdString());
  QCOMPARE(check_form(tree).size(), std::size_t{1});
}

void TestIncludes::aStrangerInTheRootFolderIsFound() {
  SourceTree tree;
  tree.top_level = {
      ".ci",  ".git", "CMakeLists.txt", "CMakePresets.json", "LICENSE", "README.md", "app", "build",
      "core", "out",  "packaging",      "resources",         "tests",   "ui"};
  VERIFY_NONE(check_top_level(tree));
  tree.top_level.push_back("notes.txt");
  QCOMPARE(text_of(check_top_level(tree)),
           QString("notes.txt: does not belong in the root folder\n"));
}

void TestIncludes::aMissingRoomIsFound() {
  SourceTree tree;
  tree.top_level = {".ci", "CMakeLists.txt", "CMakePresets.json", "LICENSE", "README.md",
                    "app", "core",           "packaging",         "tests",   "ui"};
  QCOMPARE(text_of(check_top_level(tree)), QString("resources: is missing from the root folder\n"));
}

TRICOLOR_TEST(includes, TestIncludes)
#include "test_includes.moc"
