// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "ui/heapmap/arena_canvas.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "ui/heapmap/map_painter.h"
#include "ui/heapmap/pixel_sink.h"

namespace tricolor::ui {

namespace {

constexpr int kMostSpans = 20'000;  // that have changed, in one picture

// The highest bits of a look say what kind it is.
constexpr std::uint64_t kKindOther = 1;
constexpr std::uint64_t kKindTile = 2;
constexpr std::uint64_t kKindRest = 3;  ///< a page behind the first of its span
constexpr std::uint64_t kKindMany = 4;  ///< a span on several lines
constexpr int kKindShift = 60;
constexpr int kPagesShift = 34;

/// A span in one line looks the same while its parts are as high and its state is as before.
///
///     63 … 60 | 59 … 34 | 33 32 | 31 … 24 | … | 7 … 0
///      kind   |  pages  | state | heights of the four parts
std::uint64_t look_of_tile(const KnownSpan& span, int height) {
  std::uint64_t look = (kKindTile << 26 | (span.view.pages & 0x3ffffff)) << 2;
  look = (look | static_cast<std::uint64_t>(span.view.state)) << 32;
  int shift = 0;
  for (const int part : tile_stack(span, height)) {
    look |= static_cast<std::uint64_t>(part & 0xff) << shift;
    shift += 8;
  }
  return look;
}

}  // namespace

void ArenaCanvas::start(const Frame& frame, const Theme& theme) {
  if (frame.theme != m_frame.theme || frame.scale != m_frame.scale || m_image.isNull()) {
    m_sprites.reset(theme, frame.scale);
  }
  if (m_image.size() != frame.pixels) m_image = QImage(frame.pixels, QImage::Format_RGB32);
  m_image.setDevicePixelRatio(frame.scale);
  m_image.fill(theme.panel);
  m_looks.clear();
  m_versions.clear();
  m_resume_page = 0;
  m_behind = false;
  m_frame = frame;
}

const QImage& ArenaCanvas::draw(const ArenaScene& scene, QSize size, const Theme& theme,
                                double scale, std::int64_t wall_ms) {
  const QSize pixels(static_cast<int>(std::ceil(size.width() * scale)),
                     static_cast<int>(std::ceil(size.height() * scale)));
  const Frame frame{pixels, theme.id, scale, scene.arena, scene.t};
  const bool goes_on = frame.goes_on_from(m_frame);
  if (goes_on) m_frame = frame;
  if (goes_on && ArenaCloud::is_one(scene)) {
    m_cloud.draw_piece(m_image, scene, m_sprites, theme, wall_ms);
    return m_image;
  }
  m_cloud.finished(scene, wall_ms);
  // Pages that are smaller than a pixel share it.
  const bool apart = scene.t >= 1 && scene.arena.cell() >= 1;
  if (!apart || m_looks.empty() || !goes_on) start(frame, theme);
  PixelSink sink(m_image, m_sprites, theme);
  if (apart) {
    update_pages(sink, scene, theme);
  } else {
    paint_arena(sink, scene, QPoint(0, 0), theme);
  }
  return m_image;
}

/// A picture that is drawn for the first time is drawn whole; later ones go on where the last one
/// stopped, once around.
void ArenaCanvas::update_pages(SlotSink& sink, const ArenaScene& scene, const Theme& theme) {
  const std::uint32_t pages = scene.arena.pages();
  const bool all = m_looks.empty();
  m_looks.resize(pages);
  m_versions.resize(pages);
  const std::uint32_t first = m_resume_page < pages ? std::exchange(m_resume_page, 0) : 0;
  m_behind = false;
  int spans = 0;
  std::uint32_t page = first;
  for (std::uint32_t done = 0; done < pages;) {
    const std::uint32_t next = update_at(sink, scene, page, theme, spans);
    done += next - page;
    page = next < pages ? next : 0;
    if (!all && spans == kMostSpans && done < pages) {
      m_resume_page = page;
      m_behind = true;
      return;
    }
  }
}

/// What is at `page`: adds to `spans` if that is one that has changed. Where the next thing begins.
std::uint32_t ArenaCanvas::update_at(SlotSink& sink, const ArenaScene& scene, std::uint32_t page,
                                     const Theme& theme, int& spans) {
  const KnownSpan* span = scene.store.span_at(page);
  if (span == nullptr) {
    update_page(sink, scene, page, theme);
    return page + 1;
  }
  spans += update_span(sink, scene, *span, theme) ? 1 : 0;
  const std::uint32_t end = ArenaLayout::page_of(span->view.base) + std::max(1u, span->view.pages);
  return std::max(end, page + 1);
}

/// False if it is as it was.
bool ArenaCanvas::update_span(SlotSink& sink, const ArenaScene& scene, const KnownSpan& span,
                              const Theme& theme) {
  const std::uint32_t first = ArenaLayout::page_of(span.view.base);
  if (m_versions[first] == span.version) return false;
  m_versions[first] = span.version;
  const auto columns = static_cast<std::uint32_t>(scene.arena.columns());
  const bool one_line = first % columns + span.view.pages <= columns;
  const QRect rect = scene.arena.first_rect(first, span.view.pages);
  const Look look =
      one_line ? look_of_tile(span, rect.height()) : (kKindMany << kKindShift) | span.version;
  if (m_looks[first] == look) return true;
  const bool same_pages = one_line && (m_looks[first] ^ look) >> kPagesShift == 0;
  if (same_pages) {  // which the tile covers
    m_looks[first] = look;
    paint_tile(sink, rect, span, theme);
    return true;
  }
  const std::size_t end = std::min<std::size_t>(first + span.view.pages, m_looks.size());
  std::fill(m_looks.begin() + first, m_looks.begin() + static_cast<std::ptrdiff_t>(end),
            (kKindRest << kKindShift) | first);
  m_looks[first] = look;
  const auto rects =
      one_line ? std::vector<QRect>{rect} : scene.arena.run_rects(first, span.view.pages);
  for (const QRect& run : rects) {
    wipe(sink, run, theme);
    paint_tile(sink, run, span, theme);
  }
  return true;
}

void ArenaCanvas::update_page(SlotSink& sink, const ArenaScene& scene, std::uint32_t page,
                              const Theme& theme) {
  const bool known = page < scene.pages.pages;
  const PageUse use = known ? use_of(scene.pages, page) : PageUse::kIdle;
  const Look look = (kKindOther << kKindShift) | (known ? 1 + static_cast<Look>(use) : 0);
  if (m_looks[page] == look) return;
  m_looks[page] = look;
  const QRect rect = scene.arena.page_rect(page);
  wipe(sink, rect, theme);
  if (known) paint_page(sink, rect, use, theme);
}

/// Also the gap behind it, over which a longer run may have gone.
void ArenaCanvas::wipe(SlotSink& sink, const QRect& rect, const Theme& theme) const {
  const int gap = m_frame.arena.gap();
  sink.fill(rect.adjusted(0, 0, gap, gap), theme.panel);
}

}  // namespace tricolor::ui
