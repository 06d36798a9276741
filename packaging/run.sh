#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Tricolor authors
#
# Installs what is missing, builds a release and starts the window; arguments go to the program.
# Without a display it draws the same demo to out/*.png and prints what happened in it.
set -euo pipefail
source "$(dirname -- "${BASH_SOURCE[0]}")/common.sh"

readonly TRICOLOR="$ROOT/build/release/app/tricolor"
readonly TRICOLOR_CLI="$ROOT/build/release/app/tricolor-cli"

# The window's demo, shortened so that it ends.
readonly DEMO_PROGRAM=steady
readonly DEMO_PARAMETERS='n=4000,size=256,kind=half,fill=2,steps=200000'
readonly DEMO_MOMENT=cycle:8

has_display() { [[ -n ${DISPLAY:-} || -n ${WAYLAND_DISPLAY:-} ]]; }

# Whether these arguments ask for something that opens no window.
is_windowless() {
  [[ ${1:-} == render || ${1:-} == screenshots || ${1:-} == lessons ]] && return 0
  local argument
  for argument in "$@"; do
    [[ $argument == --help || $argument == -h || $argument == --version ]] && return 0
  done
  return 1
}

# The theme among a window's arguments is as good for pictures; the rest needs the window.
theme_of() {
  while (($# > 0)); do
    case $1 in
      --theme) printf '%s\n' "${2:-}" && return ;;
      --theme=*) printf '%s\n' "${1#--theme=}" && return ;;
    esac
    shift
  done
  printf 'light\n'
}

draw_demo() {
  local theme=$1 view
  mkdir -p -- "$ROOT/out"
  for view in window heap memory cycles; do
    "$TRICOLOR" render --program "$DEMO_PROGRAM" --params "$DEMO_PARAMETERS" --at "$DEMO_MOMENT" \
      --view "$view" --size 1280x720 --theme "$theme" --out "$ROOT/out/demo-$view.png"
    say "Drew out/demo-$view.png"
  done
}

# Qt warns where a session's runtime folder is missing, as it is without a session.
quiet_runtime_dir() {
  [[ -z ${XDG_RUNTIME_DIR:-} ]] || return 0
  export XDG_RUNTIME_DIR="$ROOT/build/runtime"
  mkdir -p -m 700 -- "$XDG_RUNTIME_DIR"
}

# demo_without_display WHY WINDOW-ARGUMENTS...
demo_without_display() {
  say "No display ($1): drawing the demo to out/ instead"
  shift
  export QT_QPA_PLATFORM=offscreen
  quiet_runtime_dir
  draw_demo "$(theme_of "$@")"
  say "Its garbage collections and MemStats: tricolor-cli run $DEMO_PROGRAM --gctrace"
  "$TRICOLOR_CLI" run "$DEMO_PROGRAM" --params "$DEMO_PARAMETERS" --gctrace
}

# Qt aborts at once, with this exit code, where a display is named but lets nobody in.
readonly ABORTED=134

open_window() {
  local started=$SECONDS status=0
  "$TRICOLOR" "$@" || status=$?
  if ((status == ABORTED && SECONDS - started < 5)); then
    demo_without_display "${DISPLAY:-$WAYLAND_DISPLAY} cannot be opened" "$@"
    return
  fi
  exit "$status"
}

install_packages "${BUILD_PACKAGES[@]}"
build_preset release
if is_windowless "$@"; then
  QT_QPA_PLATFORM=offscreen exec "$TRICOLOR" "$@"
elif has_display; then
  open_window "$@"
else
  demo_without_display "neither DISPLAY nor WAYLAND_DISPLAY is set" "$@"
fi
