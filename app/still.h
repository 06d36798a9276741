// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <QSize>
#include <memory>

#include "app/render_options.h"
#include "core/sim/world.h"
#include "ui/export/picture.h"

namespace tricolor::app {

/// A run at one moment: what a picture shows.
struct Still {
  std::shared_ptr<const Snapshot> snapshot;
};

/// Everything that fits on a picture of that view.
Still take_still(World& world, View view);

/// A view with a still in it, ready to be painted into a file.
class StillPainter {
 public:
  virtual ~StillPainter() = default;
  virtual ui::Painting painting() = 0;
};

/// Makes the view that the options ask for, in the given size.
std::unique_ptr<StillPainter> make_still_painter(const RenderOptions& options, const Still& still,
                                                 QSize size);

}  // namespace tricolor::app
