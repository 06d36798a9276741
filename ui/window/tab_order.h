// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

class QWidget;

namespace tricolor::ui {

/// Puts all controls below `root` into the order in which one reads them: as layouts, splitters and
/// tabs have them, whatever the order in which they were made or moved. Panels change places with
/// the window's size and make controls while the program runs, so this is done anew for each Tab.
void order_as_read(QWidget& root);

/// Scrolls what surrounds a control until it is seen, also if the focus came from outside.
void scroll_to(QWidget& control);

}  // namespace tricolor::ui
