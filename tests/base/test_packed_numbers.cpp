// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include <QtTest>

#include <vector>

#include "core/base/packed_numbers.h"
#include "core/base/rng.h"
#include "tests/support/room_test.h"

namespace tricolor {

class TestPackedNumbers : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void whatWasAddedIsRead();
  void numbersNearEachOtherTakeLittle();
  void multiplesOfAPowerOfTwoTakeLittle();
  void nothingTakesNothing();
};

namespace {

using Block = std::vector<std::uint32_t>;

/// Numbers of some width above a common one, a power of two apart.
Block random_block(SplitMix64& rng) {
  const std::uint64_t width = rng.below(33);
  const std::uint64_t shift = rng.below(33 - width);
  const auto least = static_cast<std::uint32_t>(rng.below(std::uint64_t{1} << 32));
  Block block(1 + rng.below(PackedNumbers::kBlock));
  for (std::uint32_t& number : block) {
    number = least + static_cast<std::uint32_t>(rng.below(std::uint64_t{1} << width) << shift);
  }
  return block;
}

Bytes packed_bytes(const Block& block, int times) {
  PackedNumbers packed;
  for (int i = 0; i < times; ++i) packed.add(block);
  packed.finish();
  return packed.bytes();
}

}  // namespace

// Enough for many chunks, and with all widths.
void TestPackedNumbers::whatWasAddedIsRead() {
  SplitMix64 rng(3);
  std::vector<Block> blocks;
  std::vector<std::uint64_t> raws;
  PackedNumbers packed;
  for (int i = 0; i < 3000; ++i) {
    blocks.push_back(random_block(rng));
    packed.add(blocks.back());
    const std::size_t bytes = 1 + static_cast<std::size_t>(i) % 8;
    raws.push_back(rng.next() >> (64 - 8 * bytes));
    packed.add_raw(raws.back(), bytes);
  }
  packed.finish();
  for (int round = 0; round < 2; ++round) {
    PackedReader reader(packed);
    for (std::size_t i = 0; i < blocks.size(); ++i) {
      Block block(blocks[i].size());
      reader.read(block);
      QVERIFY2(block == blocks[i], qPrintable(QString("block %1").arg(i)));
      QCOMPARE(reader.read_raw(1 + i % 8), raws[i]);
    }
  }
}

void TestPackedNumbers::numbersNearEachOtherTakeLittle() {
  Block block;
  for (std::uint32_t i = 0; i < 128; ++i) block.push_back(4'000'000'000 + i * 7 % 128);
  const Bytes plain = 100 * block.size() * sizeof(std::uint32_t);
  QVERIFY(packed_bytes(block, 100) < plain / 3);
}

void TestPackedNumbers::multiplesOfAPowerOfTwoTakeLittle() {
  Block block;
  for (std::uint32_t i = 0; i < 128; ++i) block.push_back(1 + i * 4096);
  const Bytes plain = 100 * block.size() * sizeof(std::uint32_t);
  QVERIFY(packed_bytes(block, 100) < plain / 3);
}

void TestPackedNumbers::nothingTakesNothing() {
  PackedNumbers packed;
  packed.finish();
  QCOMPARE(packed.bytes(), Bytes{0});
}

}  // namespace tricolor

TRICOLOR_TEST(packed_numbers, tricolor::TestPackedNumbers)
#include "test_packed_numbers.moc"
