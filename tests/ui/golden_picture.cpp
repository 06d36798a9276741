// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "tests/ui/golden_picture.h"

#include <QDir>
#include <QtTest>
#include <cmath>

namespace tricolor::test {
namespace {

double mean_grey(const QImage& image, int x0, int y0, int block) {
  double sum = 0;
  for (int y = y0; y < y0 + block; ++y) {
    for (int x = x0; x < x0 + block; ++x) sum += qGray(image.pixel(x, y));
  }
  return sum / (block * block);
}

}  // namespace

double different_share(const QImage& a, const QImage& b, const PictureTolerance& tolerance) {
  const int block = tolerance.block;
  int different = 0;
  int all = 0;
  for (int y = 0; y + block <= a.height(); y += block) {
    for (int x = 0; x + block <= a.width(); x += block, ++all) {
      const double grey = std::abs(mean_grey(a, x, y, block) - mean_grey(b, x, y, block));
      different += grey > tolerance.grey ? 1 : 0;
    }
  }
  return double(different) / all;
}

void compare_with_golden(const QImage& image, const QString& folder,
                         const PictureTolerance& tolerance, PictureSize size) {
  const QDir place(TRICOLOR_GOLDEN_DIR "/" + folder);
  const QString path = place.filePath(QString(QTest::currentDataTag()) + ".png");
  if (qEnvironmentVariableIntValue("TRICOLOR_UPDATE_GOLDEN") == 1) {
    QVERIFY(place.mkpath("."));
    QVERIFY(image.save(path));
    return;
  }
  const QImage golden(path);
  QVERIFY2(!golden.isNull(), qPrintable(path + " is missing; make it with "
                                               "TRICOLOR_UPDATE_GOLDEN=1"));
  QCOMPARE(image.width(), golden.width());
  if (size == PictureSize::kSame) QCOMPARE(image.height(), golden.height());
  const double share = different_share(image, golden, tolerance);
  QVERIFY2(share <= tolerance.most_different,
           qPrintable(QString("%1 of the picture differs").arg(share)));
}

}  // namespace tricolor::test
