// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "tests/truth/svg_plot.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace tricolor::truth {
namespace {

constexpr double kWidth = 640;
constexpr double kHeight = 420;
constexpr double kLeft = 70;
constexpr double kRight = 20;
constexpr double kTop = 40;
constexpr double kBottom = 55;

template <typename... Values>
std::string format(const char* pattern, Values... values) {
  char text[512];
  const int length = std::snprintf(text, sizeof text, pattern, values...);
  return {text, std::min(static_cast<std::size_t>(length), sizeof text - 1)};
}

/// One axis: values to pixels.
struct Axis {
  double low = 0;
  double high = 1;
  bool logarithmic = false;
  double from = 0;
  double to = 1;
  double at(double value) const {
    const double v = logarithmic ? std::log10(value) : value;
    const double l = logarithmic ? std::log10(low) : low;
    const double h = logarithmic ? std::log10(high) : high;
    return from + (v - l) / (h - l) * (to - from);
  }
};

std::string text_at(double x, double y, const char* anchor, const std::string& text) {
  return format("<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">", x, y, anchor) + text +
         "</text>\n";
}

std::string line_at(double x1, double y1, double x2, double y2, const char* style) {
  return format("<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" %s/>\n", x1, y1, x2, y2,
                style);
}

std::string head(const std::string& heading) {
  return format(
             "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %.0f %.0f\" "
             "font-family=\"sans-serif\" font-size=\"12\" fill=\"#222\">\n"
             "<rect width=\"100%%\" height=\"100%%\" fill=\"#fff\"/>\n",
             kWidth, kHeight) +
         text_at(kWidth / 2, 22, "middle", "<tspan font-size=\"15\">" + heading + "</tspan>");
}

std::string tick_text(double value) {
  return value >= 1e6   ? format("%gM", value / 1e6)
         : value >= 1e3 ? format("%gk", value / 1e3)
                        : format("%g", value);
}

constexpr const char* kGrid = "stroke=\"#ddd\"";

std::string tick(const Axis& x, const Axis& y, double value, bool on_x) {
  const double at = on_x ? x.at(value) : y.at(value);
  if (on_x) {
    return line_at(at, kTop, at, kHeight - kBottom, kGrid) +
           text_at(at, kHeight - kBottom + 16, "middle", tick_text(value));
  }
  return line_at(kLeft, at, kWidth - kRight, at, kGrid) +
         text_at(kLeft - 6, at + 4, "end", tick_text(value));
}

std::string labels(const std::string& x_label, const std::string& y_label) {
  return text_at((kLeft + kWidth - kRight) / 2, kHeight - 14, "middle", x_label) +
         format("<text transform=\"translate(16 %.0f) rotate(-90)\" text-anchor=\"middle\">",
                (kTop + kHeight - kBottom) / 2) +
         y_label + "</text>\n";
}

double rounded_step(double range) {
  const double rough = range / 5;
  const double power = std::pow(10, std::floor(std::log10(rough)));
  for (const double factor : {1.0, 2.0, 5.0}) {
    if (factor * power >= rough) return factor * power;
  }
  return 10 * power;
}

std::string mark_at(const Axis& x, const Axis& y, const ScatterPoint& p) {
  const double px = x.at(p.real);
  const double py = y.at(p.simulated);
  const std::string title = "<title>" + p.title + "</title>";
  if (p.inside) {
    return format("<circle cx=\"%.1f\" cy=\"%.1f\" r=\"3\" fill=\"#0072b2\" fill-opacity=\"0.6\">",
                  px, py) +
           title + "</circle>\n";
  }
  return format(
             "<path d=\"M%.1f %.1fl8 8m0 -8l-8 8\" stroke=\"#b33900\" stroke-width=\"1.5\" "
             "fill=\"none\">",
             px - 4, py - 4) +
         title + "</path>\n";
}

}  // namespace

std::string scatter_svg(const std::string& heading, const std::string& unit,
                        const std::vector<ScatterPoint>& points) {
  double low = INFINITY;
  double high = 1;
  for (const ScatterPoint& p : points) {
    if (p.real <= 0 || p.simulated <= 0) continue;
    low = std::min({low, p.real, p.simulated});
    high = std::max({high, p.real, p.simulated});
  }
  if (!(low < high)) return {};
  low *= 0.8;
  high *= 1.25;
  const Axis x{low, high, true, kLeft, kWidth - kRight};
  const Axis y{low, high, true, kHeight - kBottom, kTop};
  std::string svg = head(heading);
  for (double decade = std::pow(10, std::floor(std::log10(low))); decade <= high; decade *= 10) {
    for (const double factor : {1.0, 2.0, 5.0}) {
      const double value = decade * factor;
      if (value >= low && value <= high) svg += tick(x, y, value, true) + tick(x, y, value, false);
    }
  }
  svg += line_at(x.at(low), y.at(low), x.at(high), y.at(high), "stroke=\"#888\"");
  for (const ScatterPoint& p : points) {
    if (p.real > 0 && p.simulated > 0) svg += mark_at(x, y, p);
  }
  return svg + labels("real, " + unit, "simulated, " + unit) + "</svg>\n";
}

std::string lines_svg(const std::string& heading, const std::string& x_label,
                      const std::string& y_label, const std::vector<PlotLine>& lines) {
  double right = 1;
  double high = 1;
  for (const PlotLine& line : lines) {
    for (const auto& [px, py] : line.points) {
      right = std::max(right, px);
      high = std::max(high, py);
    }
  }
  const Axis x{0, right * 1.02, false, kLeft, kWidth - kRight};
  const Axis y{0, high * 1.1, false, kHeight - kBottom, kTop};
  std::string svg = head(heading);
  for (double v = 0; v <= x.high; v += rounded_step(x.high)) svg += tick(x, y, v, true);
  for (double v = 0; v <= y.high; v += rounded_step(y.high)) svg += tick(x, y, v, false);
  double legend = kLeft + 10;
  for (const PlotLine& line : lines) {
    const std::string style = "stroke=\"" + line.colour + "\" fill=\"none\" stroke-width=\"1.6\"" +
                              (line.dashed ? " stroke-dasharray=\"5 4\"" : "");
    svg += "<polyline " + style + " points=\"";
    for (const auto& [px, py] : line.points) svg += format("%.1f,%.1f ", x.at(px), y.at(py));
    svg += "\"/>\n" + line_at(legend, kTop + 8, legend + 24, kTop + 8, style.c_str()) +
           text_at(legend + 28, kTop + 12, "start", line.name);
    legend += 40 + 7.0 * static_cast<double>(line.name.size());
  }
  return svg + labels(x_label, y_label) + "</svg>\n";
}

}  // namespace tricolor::truth
