// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include <QFile>
#include <QTest>

#include "core/program/append_growth.h"
#include "tests/program/replay.h"
#include "tests/support/room_test.h"

using namespace tricolor;
using namespace tricolor::test;

/// append's growth against measured capacities and the sequences of the model.
class TestAppendGrowth : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void everyMeasuredGrowthIsReproduced();
  void bytesGrowAsABuilderDoes();
  void pointersGrowByTheHeaderRuleSince122();
};

/// A Mutator of a heap as one Go version sizes it.
struct Sizes {
  explicit Sizes(int go_minor) : replay(go_minor), heap(SizeClassMap(go_minor, false), 1) {}
  Replay replay;
  Heap heap;
  Stack stack;
  Globals globals;
  Mutator mutator{heap, replay, stack, globals, 1, false};
};

void TestAppendGrowth::everyMeasuredGrowthIsReproduced() {
  QFile file(QStringLiteral(TRICOLOR_SHARED_DIR "/reference/slice-growth.csv"));
  if (!file.open(QIODevice::ReadOnly)) QSKIP("shared/reference/slice-growth.csv is not there");
  Sizes sizes(19);
  file.readLine();
  int rows = 0;
  while (!file.atEnd()) {
    const QList<QByteArray> columns = file.readLine().trimmed().split(',');
    QCOMPARE(columns.size(), qsizetype{5});
    const std::uint64_t needed = columns[2].toULongLong() + columns[3].toULongLong();
    if (needed <= columns[1].toULongLong()) continue;
    const std::uint64_t capacity =
        grown_capacity(sizes.mutator.sizes(), columns[1].toULongLong(), needed,
                       SliceElement{columns[0].toULongLong(), true});
    QVERIFY2(capacity == columns[4].toULongLong(), columns.join(',').constData());
    ++rows;
  }
  QVERIFY(rows > 1000);
}

void TestAppendGrowth::bytesGrowAsABuilderDoes() {
  Sizes sizes(19);
  const std::vector<std::uint64_t> expected{8,   16,  32,   64,   128,  256,
                                            512, 896, 1408, 2048, 3072, 4096};
  QVERIFY(append_capacities(sizes.mutator, 4000, 4, SliceElement{1, true}) == expected);
}

void TestAppendGrowth::pointersGrowByTheHeaderRuleSince122() {
  const SliceElement pointer{8, false};
  const std::vector<std::uint64_t> before{1, 2, 4, 8, 16, 32, 64, 128, 256, 512};
  const std::vector<std::uint64_t> since{1, 2, 4, 8, 16, 32, 64, 143, 287, 607};
  Sizes old_sizes(21);
  Sizes new_sizes(22);
  QVERIFY(append_capacities(old_sizes.mutator, 500, 1, pointer) == before);
  QVERIFY(append_capacities(new_sizes.mutator, 500, 1, pointer) == since);
}

TRICOLOR_TEST(append_growth, TestAppendGrowth)
#include "test_append_growth.moc"
