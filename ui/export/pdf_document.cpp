// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "ui/export/pdf_document.h"

#include <QBuffer>
#include <QPageLayout>
#include <QPageSize>
#include <QPainter>
#include <QPdfWriter>

#include "ui/export/replay_device.h"

namespace tricolor::ui {

namespace {

constexpr int kDotsPerInch = 96;
constexpr double kPointsPerPixel = 72.0 / kDotsPerInch;

/// Digits after `key` up to `end` become zeros; the length, and so every offset, stays.
void blank_digits(QByteArray& text, const char* key, char end) {
  for (qsizetype at = text.indexOf(key); at >= 0; at = text.indexOf(key, at + 1)) {
    const qsizetype stop = text.indexOf(end, at);
    if (stop < 0) return;
    for (qsizetype i = at; i < stop; i++) {
      const char c = text[i];
      if (c >= '0' && c <= '9') text[i] = '0';
    }
  }
}

}  // namespace

void remove_dates(QByteArray& pdf) {
  blank_digits(pdf, "/CreationDate (D:", ')');
  blank_digits(pdf, "/ModDate (D:", ')');
}

QByteArray pdf_document(QSize size, const std::function<void(QPainter&)>& paint) {
  QByteArray bytes;
  QBuffer buffer(&bytes);
  buffer.open(QIODevice::WriteOnly);
  {
    QPdfWriter writer(&buffer);
    writer.setResolution(kDotsPerInch);
    writer.setPageSize(QPageSize(QSizeF(size) * kPointsPerPixel, QPageSize::Point, "picture",
                                 QPageSize::ExactMatch));
    writer.setPageMargins(QMarginsF(0, 0, 0, 0));
    writer.setTitle("Tricolor");
    QPainter target(&writer);
    ReplayDevice device(target, size);
    QPainter painter(&device);
    paint(painter);
  }
  buffer.close();
  remove_dates(bytes);
  return bytes;
}

}  // namespace tricolor::ui
