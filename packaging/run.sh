#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Tricolor authors
#
# Installs what is missing, builds a release and starts the window; arguments go to the program.
# Without a display it draws the same demo to out/*.png and prints what happened in it.
set -euo pipefail
source "$(dirname -- "${BASH_SOURCE[0]}")/common.sh"

readonly DEMO_PROGRAM=request
readonly TRICOLOR="$ROOT/build/release/app/tricolor"
readonly TRICOLOR_CLI="$ROOT/build/release/app/tricolor-cli"

has_display() { [[ -n ${DISPLAY:-} || -n ${WAYLAND_DISPLAY:-} ]]; }

# Whether these arguments ask for something that needs no window.
is_windowless() {
  case ${1:-} in
    render | screenshots | lessons | --help | -h | --help-all | --version) return 0 ;;
  esac
  return 1
}

# draw_demo ARGS...: each view of the demo as a picture.
draw_demo() {
  local view file
  mkdir -p -- "$ROOT/out"
  for view in window heap memory cycles; do
    file="$ROOT/out/demo-$view.png"
    "$TRICOLOR" render --program "$DEMO_PROGRAM" --at cycle:3 --view "$view" \
      --size 1280x720 "$@" --out "$file"
    say "Drew out/demo-$view.png"
  done
}

run_without_display() {
  export QT_QPA_PLATFORM=offscreen
  if is_windowless "$@"; then
    exec "$TRICOLOR" "$@"
  fi
  say "No display (neither DISPLAY nor WAYLAND_DISPLAY is set): drawing the demo to out/ instead"
  draw_demo "$@"
  say "The demo's garbage collections and MemStats (tricolor-cli run $DEMO_PROGRAM --gctrace):"
  "$TRICOLOR_CLI" run "$DEMO_PROGRAM" --gctrace
}

install_packages "${BUILD_PACKAGES[@]}"
build_preset release
if has_display; then
  exec "$TRICOLOR" "$@"
fi
run_without_display "$@"
