// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "ui/export/picture.h"

#include <QBuffer>
#include <QFileInfo>
#include <QImage>
#include <QPainter>
#include <QWidget>

#include "core/files/output_file.h"
#include "ui/export/pdf_document.h"
#include "ui/export/svg_device.h"

namespace tricolor::ui {

namespace {

constexpr int kFooterMargin = 8;
constexpr int kDotsPerMetre = 3780;  // 96 per inch: fonts get the size that they have on screen
constexpr int kMostPixels = 32'768;

/// The text lines under a picture and how high they are.
class Footer {
 public:
  Footer(const PictureSpec& spec, const Theme& theme)
      : m_spec(spec), m_theme(theme), m_width(spec.size.width() - 2 * kFooterMargin) {
    m_caption_height = height(spec.caption, FontRole::kBody);
    m_settings_height = height(spec.settings, FontRole::kSmall);
  }
  int height() const {
    const int lines = m_caption_height + m_settings_height;
    return lines == 0 ? 0 : lines + 2 * kFooterMargin;
  }
  void paint(QPainter& painter) const {
    QRect box(kFooterMargin, m_spec.size.height() - height() + kFooterMargin, m_width,
              m_caption_height);
    line(painter, box, m_spec.caption, FontRole::kBody, m_theme.text);
    box.translate(0, m_caption_height);
    box.setHeight(m_settings_height);
    line(painter, box, m_spec.settings, FontRole::kSmall, m_theme.muted_text);
  }

 private:
  int height(const QString& text, FontRole role) const {
    if (text.isEmpty()) return 0;
    const QRect space(0, 0, std::max(1, m_width), kMostPixels);
    return QFontMetrics(m_theme.font(role)).boundingRect(space, Qt::TextWordWrap, text).height();
  }
  void line(QPainter& painter, const QRect& box, const QString& text, FontRole role,
            const QColor& colour) const {
    painter.setFont(m_theme.font(role));
    painter.setPen(colour);
    painter.drawText(box, Qt::TextWordWrap | Qt::AlignLeft, text);
  }

  const PictureSpec& m_spec;
  const Theme& m_theme;
  int m_width;
  int m_caption_height = 0;
  int m_settings_height = 0;
};

void paint_all(QPainter& painter, const PictureSpec& spec, const Theme& theme,
               const Painting& painting) {
  painter.fillRect(QRect(QPoint(0, 0), spec.size), theme.panel);
  painter.save();
  painting(painter, painting_size(spec, theme));
  painter.restore();
  Footer(spec, theme).paint(painter);
}

QByteArray as_png(const PictureSpec& spec, const Theme& theme, const Painting& painting) {
  QImage image((QSizeF(spec.size) * spec.scale).toSize(), QImage::Format_RGB32);
  image.setDevicePixelRatio(spec.scale);
  image.setDotsPerMeterX(kDotsPerMetre);
  image.setDotsPerMeterY(kDotsPerMetre);
  QPainter painter(&image);
  paint_all(painter, spec, theme, painting);
  painter.end();
  QByteArray bytes;
  QBuffer buffer(&bytes);
  buffer.open(QIODevice::WriteOnly);
  image.save(&buffer, "PNG");
  return bytes;
}

QByteArray as_svg(const PictureSpec& spec, const Theme& theme, const Painting& painting) {
  SvgDevice device(spec.size, spec.caption.isEmpty() ? QString("Tricolor") : spec.caption);
  QPainter painter(&device);
  paint_all(painter, spec, theme, painting);
  painter.end();
  return device.document();
}

Error problem(const QString& path, const QString& what) {
  return Error{(path + ": " + what).toStdString()};
}

}  // namespace

QSize painting_size(const PictureSpec& spec, const Theme& theme) {
  const int footer = Footer(spec, theme).height();
  return {spec.size.width(), std::max(1, spec.size.height() - footer)};
}

std::optional<Error> save_picture(const QString& path, const PictureSpec& spec, const Theme& theme,
                                  const Painting& painting) {
  const QString ending = QFileInfo(path).suffix().toLower();
  if (ending != "png" && ending != "svg" && ending != "pdf") {
    return problem(path, "this kind of picture is unknown; end the name in .png, .svg or .pdf");
  }
  auto file = OutputFile::create(path.toStdString());
  if (!file) return Error{file.error()};
  QByteArray bytes;
  if (ending == "png") bytes = as_png(spec, theme, painting);
  if (ending == "svg") bytes = as_svg(spec, theme, painting);
  if (ending == "pdf") {
    bytes = pdf_document(spec.size,
                         [&](QPainter& painter) { paint_all(painter, spec, theme, painting); });
  }
  if (bytes.isEmpty()) return problem(path, "the picture is too large; choose a smaller size");
  file.value().write({bytes.constData(), static_cast<std::size_t>(bytes.size())});
  return file.value().commit();
}

Painting painting_of(QWidget& widget) {
  return [&widget](QPainter& painter, QSize size) {
    painter.setClipRect(QRect(QPoint(0, 0), size));
    widget.render(&painter, QPoint(0, 0));
  };
}

}  // namespace tricolor::ui
