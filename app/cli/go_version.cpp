// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "app/cli/go_version.h"

#include "app/cli/diagnostics.h"

namespace tricolor::cli {

constexpr int kFirstMinor = 19;
constexpr int kLastMinor = 26;

Result<int> parse_go_version(std::string_view text) {
  std::string valid;
  for (int minor = kFirstMinor; minor <= kLastMinor; ++minor) {
    const std::string version = go_version_text(minor);
    if (text == version) return minor;
    valid += (valid.empty() ? "" : ", ") + version;
  }
  return Error{quote(text) + " is not a Go version that is modelled; give one of " + valid};
}

std::string go_version_text(int go_minor) {
  return "1." + std::to_string(go_minor);
}

Result<MarkerKind> parse_marker(std::string_view text, int go_minor) {
  if (text == "classic") return MarkerKind::kClassic;
  if (text != "greentea") {
    return Error{quote(text) + " is not a marker; give classic or greentea"};
  }
  if (!holds(Since::kGreenTeaPossible, go_minor)) {
    return Error{"Go " + go_version_text(go_minor) +
                 " has no Green Tea marker; give --go 1.25 or 1.26, or --gc classic"};
  }
  return MarkerKind::kGreenTea;
}

}  // namespace tricolor::cli
