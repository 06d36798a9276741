// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <QColor>
#include <QFont>
#include <QString>
#include <cstdint>
#include <optional>
#include <span>

class QApplication;
class QWidget;

namespace tricolor {
enum class Phase : std::uint8_t;
enum class SlotColour : std::uint8_t;
}  // namespace tricolor

namespace tricolor::ui {

enum class ThemeId : std::uint8_t { kLight, kDark, kProjector, kPrint };

/// What a piece of text is for; the theme decides family, size and weight.
enum class FontRole : std::uint8_t {
  kBody,       ///< labels and buttons
  kSmall,      ///< second lines, legends, axis labels
  kSmallBold,  ///< names of objects and words about them
  kTitle,      ///< panel titles
  kMono,       ///< numbers that change in place, addresses, code
  kMonoSmall,  ///< variables of frames, console
  kLetter,     ///< W G B inside an object
};

/// How a kind of thing is filled and outlined.
struct Paint {
  QColor fill;  ///< transparent: hollow
  QColor outline;
};

/// A phase's band behind a plot: a pale fill and the line at its edges.
struct Band {
  QColor fill;
  QColor edge;
};

/// Every colour, pen width and font size of the program. Nothing else may name one.
///
/// Colours start from the Okabe–Ito set and are darkened or lightened until text has at least
/// 4.5 : 1 and marks at least 3 : 1 against `panel` (tested). White, grey and black objects differ
/// in fill, hatch and outline width as well, so that they are told apart without hue.
struct Theme {
  ThemeId id = ThemeId::kLight;
  bool dark = false;

  // --- surfaces and text -----------------------------------------------------------------
  QColor window;        ///< behind the panels
  QColor panel;         ///< background of panels and of all painted views
  QColor panel_border;  ///< decoration only
  QColor inset;         ///< boxes inside a panel: roots, code, console, buttons
  QColor grid;          ///< grid lines of plots, separators; decoration only
  QColor axis;          ///< axis lines and ticks
  QColor text;
  QColor muted_text;  ///< still 4.5 : 1
  QColor accent;      ///< sliders, focus, links; readable as text too
  QColor on_accent;   ///< text on `accent`
  QColor chip;        ///< background of the phase chip
  QColor on_chip;
  QColor highlight;  ///< background of the current code line
  QColor warning;    ///< background of banners
  QColor on_warning;

  // --- objects ---------------------------------------------------------------------------
  Paint white;  ///< hollow
  Paint grey;   ///< filled, hatched with `hatch`, ring of `ring_width`
  Paint black;  ///< solid
  Paint free;   ///< dotted outline
  QColor white_letter;
  QColor grey_letter;
  QColor black_letter;
  QColor hatch;
  QColor fresh;      ///< corner dot: allocated just now
  QColor shaded;     ///< slash: greyed by the write barrier
  QColor swept;      ///< fading outline: freed by the sweeper
  QColor scavenged;  ///< faded page: returned to the system
  QColor unswept;    ///< span that waits for its sweep
  QColor cached;     ///< span in a processor's cache
  QColor pointer;    ///< arrows
  QColor worker;     ///< cursor of a mark worker
  QColor sweeper;    ///< cursor of the sweeper
  QColor selection;
  QColor hover;

  // --- plots -----------------------------------------------------------------------------
  QColor heap_alloc;
  QColor heap_alloc_fill;  ///< under the curve; decoration only
  QColor heap_live;
  QColor goal;
  QColor trigger;
  QColor limit;
  QColor cpp;      ///< the same program in C++
  QColor real_go;  ///< a real run, from its gctrace
  QColor gc_cpu;
  QColor pause;
  QColor num_gc;
  QColor time_cursor;
  QColor selected_fill;  ///< over the selected cycle: so pale that curves are still seen on it
  Band sweep_termination;
  Band mark;
  Band mark_termination;
  Band sweep;

  // --- ownership -------------------------------------------------------------------------
  QColor unique_owner;
  QColor shared_owner;
  QColor weak_owner;
  QColor raw_owner;
  QColor leak;

  // --- pen widths and distances, in device-independent pixels ------------------------------
  double hairline = 1;  ///< grid, separators
  double outline_width = 1.2;
  double ring_width = 2.4;  ///< round grey objects
  double pointer_width = 1.2;
  double line_width = 1.8;         ///< curves
  double strong_line_width = 2.4;  ///< goal, limit
  double cursor_width = 2;
  double selection_width = 2.6;
  double radius = 3;  ///< corners of objects
  double panel_radius = 6;
  int spacing = 8;
  int margin = 10;

  // --- type --------------------------------------------------------------------------------
  double body_pt = 9.5;
  double small_pt = 8.5;
  double title_pt = 11;
  double mono_pt = 9.5;
  double mono_small_pt = 8.5;
  double letter_pt = 7.5;

  /// A font with tabular figures for the role.
  QFont font(FontRole role) const;
  /// How an object of the colour is drawn.
  const Paint& object(SlotColour colour) const;
  /// Text colour of the letter inside an object of the colour.
  const QColor& letter(SlotColour colour) const;
  /// The band of a phase; transparent for kOff.
  Band band(Phase phase) const;
};

/// The four themes; the reference stays valid for ever.
const Theme& theme(ThemeId id);

/// Those four, in menu order.
std::span<const ThemeId> all_themes();

/// "light", "dark", "projector", "print": for the command line and the settings.
QString theme_name(ThemeId id);
std::optional<ThemeId> find_theme(const QString& name);

/// WCAG contrast ratio of two opaque colours, 1 … 21.
double contrast(const QColor& a, const QColor& b);

/// Sets style, palette, font and style sheet of the whole program, or of one window.
void apply_theme(QApplication& app, const Theme& theme);
void apply_theme(QWidget& widget, const Theme& theme);

}  // namespace tricolor::ui
