// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include <QFile>
#include <QtTest>

#include "core/heap/size_classes.h"
#include "tests/support/room_test.h"

namespace tricolor {

static QList<QStringList> rows_of(const QString& path) {
  QFile file(QStringLiteral(TRICOLOR_SHARED_DIR "/reference/") + path);
  QList<QStringList> rows;
  if (!file.open(QIODevice::ReadOnly)) return rows;
  file.readLine();
  while (!file.atEnd()) rows.append(QString::fromUtf8(file.readLine()).trimmed().split(','));
  return rows;
}

class TestSizeClasses : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void theTableIsGosTable() {
    const auto rows = rows_of(QStringLiteral("size-classes.csv"));
    if (rows.isEmpty()) QSKIP("../shared/reference/size-classes.csv is not there");
    QCOMPARE(rows.size(), qsizetype{kSizeClasses});
    for (const QStringList& row : rows) {
      const int index = row[0].toInt();
      if (index == kLargeClass) continue;
      const SizeClass& c = size_class(index);
      QCOMPARE(c.object_bytes, row[1].toUInt());
      QCOMPARE(c.span_bytes, row[2].toUInt());
      QCOMPARE(uint{c.objects}, row[4].toUInt());
      QCOMPARE(uint{c.tail_waste_bytes}, row[5].toUInt());
      QCOMPARE(uint{c.objects_scan_1_22}, row[8].toUInt());
      QCOMPARE(uint{c.objects_noscan_1_26}, row[9].toUInt());
      QCOMPARE(uint{c.objects_scan_1_26}, row[10].toUInt());
    }
  }

  void everySizeGetsTheSmallestClassThatHoldsIt() {
    const SizeClassMap map(19, false);
    for (Bytes n = 1; n <= kMaxSmallBytes; ++n) {
      const int index = map.class_for(n, true);
      QVERIFY(size_class(index).object_bytes >= n);
      QVERIFY(index == 1 || size_class(index - 1).object_bytes < n);
    }
    QCOMPARE(map.class_for(kMaxSmallBytes + 1, true), kLargeClass);
  }

  void largeObjectsTakeWholePages() {
    const SizeClassMap map(19, false);
    QCOMPARE(map.slot_bytes(100'000, true), Bytes{106'496});
    QCOMPARE(map.slot_bytes(32'769, false), Bytes{40'960});
  }

  void from122PointerfulObjectsAbove512BytesCarryAHeader() {
    const SizeClassMap map(22, false);
    QCOMPARE(map.slot_bytes(512, false), Bytes{512});
    QCOMPARE(map.slot_bytes(1024, false), Bytes{1152});
    QCOMPARE(map.slot_bytes(1024, true), Bytes{1024});
    QCOMPARE(map.slot_bytes(32'760, false), Bytes{32'768});
    QCOMPARE(map.class_for(32'761, true), kLargeClass);
    QCOMPARE(map.round_up(1024, false), Bytes{1144});
  }

  void inlineMarkBitsTakeSlotsOfSmallClasses() {
    const SizeClassMap green(26, true);
    const SizeClassMap classic(26, false);
    QCOMPARE(green.objects_per_span(6, true), 126U);
    QCOMPARE(green.objects_per_span(6, false), 124U);
    QCOMPARE(classic.objects_per_span(6, true), 128U);
  }
};

}  // namespace tricolor

TRICOLOR_TEST(size_classes, tricolor::TestSizeClasses)
#include "test_size_classes.moc"
