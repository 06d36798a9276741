// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include <QtTest>

#include "core/gc/scan_extent.h"
#include "tests/support/room_test.h"

Q_DECLARE_METATYPE(tricolor::PointerLayout)

namespace tricolor {

/// Real figures: Go 1.26.8, a runtime that prints scan sizes, and gcpacertrace.
class TestScanExtent : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void theLastPointerThatFitsTheSlotCounts_data() {
    QTest::addColumn<QString>("type");
    QTest::addColumn<int>("bytes");
    QTest::addColumn<PointerLayout>("pointers");
    QTest::addColumn<int>("room");
    QTest::addColumn<int>("extent");
    const auto row = [](const char* name, const char* type, int bytes,
                        const PointerLayout& pointers, int room, int extent) {
      QTest::newRow(name) << type << bytes << pointers << room << extent;
    };
    row("pointers fill the slot", "[]unsafe.Pointer", 8192, PointerLayout::all(1024), 9464, 9464);
    row("every second word", "[]main.cell", 8192, PointerLayout::every(2, 512), 9464, 9464);
    row("an even room", "[]main.cell", 8192, PointerLayout::every(2, 512), 9472, 9464);
    row("groups of three words", "[]T", 720, {1, 1, 2, 30, 3}, 760, 760);
    row("a group that is cut", "[]T", 720, {1, 1, 2, 30, 3}, 768, 760 + 8);
    row("a struct follows itself", "main.T", 600, PointerLayout::every(1, 1), 632, 608);
    row("its pointer does not fit", "main.T", 600, PointerLayout::every(1, 1, 8), 632, 72);
    row("a struct as large as the room", "main.T", 632, PointerLayout::every(1, 4), 632, 32);
    row("an array of one", "[1]T", 600, PointerLayout::every(1, 1), 608, 608);
    row("no pointers", "[]byte", 600, PointerLayout::none(), 632, 0);
  }
  void theLastPointerThatFitsTheSlotCounts() {
    QFETCH(QString, type);
    QFETCH(int, bytes);
    QFETCH(PointerLayout, pointers);
    QFETCH(int, room);
    TypeTable types;
    const TypeId id = types.intern(type.toStdString(), static_cast<Bytes>(bytes), pointers);
    QTEST(static_cast<int>(scan_extent(types[id], static_cast<Bytes>(room))), "extent");
  }
};

}  // namespace tricolor

TRICOLOR_TEST(scan_extent, tricolor::TestScanExtent)
#include "test_scan_extent.moc"
