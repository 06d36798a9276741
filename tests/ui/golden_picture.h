// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <QImage>
#include <QString>

namespace tricolor::test {

/// How pictures are compared: fonts differ a little from one machine to another, forms and places
/// do not. So by the mean grey of blocks of pixels.
struct PictureTolerance {
  int block = 8;                 ///< px
  int grey = 28;                 ///< of 255: a block differs if it is further away
  double most_different = 0.03;  ///< of all blocks
};

/// The share of blocks that differ.
double different_share(const QImage& a, const QImage& b, const PictureTolerance& tolerance);

enum class PictureSize { kSame, kSameWidth };

/// Fails the running test unless `image` looks as tests/golden/`folder`/TAG.png does, TAG being the
/// current data row. With TRICOLOR_UPDATE_GOLDEN=1 it is saved there instead.
void compare_with_golden(const QImage& image, const QString& folder,
                         const PictureTolerance& tolerance, PictureSize size = PictureSize::kSame);

}  // namespace tricolor::test
