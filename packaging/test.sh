#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Tricolor authors
#
# Installs what is missing, builds and runs the whole test suite: the ci preset, core and CLI without
# Qt, the suite under ASan + UBSan, the simulation driver under TSan. TRICOLOR_SKIP_SANITIZERS=1
# leaves the sanitizers out. The last line says `N passed, N failed`; the exit code is 1 on a failure.
set -euo pipefail
source "$(dirname -- "${BASH_SOURCE[0]}")/common.sh"

passed=0
failed=0

# check NAME COMMAND...: one more pass or failure.
check() {
  local name=$1
  shift
  if "$@"; then
    passed=$((passed + 1))
  else
    failed=$((failed + 1))
    say "FAILED: $name"
  fi
}

# run_ctest PRESET [WRAPPER...]: runs the preset's tests and adds them to the counts.
run_ctest() {
  local preset=$1 summary status=0 bad=0 total=0
  shift
  say "Testing $preset"
  summary=$(mktemp)
  (cd -- "$ROOT" && "$@" ctest --preset "$preset" -j "$(nproc)" --output-on-failure) |
    tee -- "$summary" || status=1
  # "97% tests passed, 1 tests failed out of 36"
  read -r bad total < <(sed -nE \
    's/^[0-9]+% tests passed, ([0-9]+) tests? failed out of ([0-9]+).*/\1 \2/p' "$summary") ||
    bad=1 total=1 # it never got to a summary
  rm -f -- "$summary"
  ((status == 0 || bad > 0)) || bad=1
  failed=$((failed + bad))
  passed=$((passed + total - bad))
}

# build_and_test PRESET TARGET [WRAPPER...]
build_and_test() {
  local preset=$1 target=$2
  shift 2
  if build_preset "$preset" "$target"; then
    run_ctest "$preset" "$@"
  else
    failed=$((failed + 1))
    say "FAILED: building $preset"
  fi
}

# The thread sanitizer cannot place its shadow under some kernels' address randomisation.
without_aslr() {
  if setarch "$(uname -m)" -R true 2>/dev/null; then
    setarch "$(uname -m)" -R "$@"
  else
    "$@"
  fi
}

# A build without Qt, optimised and without asserts, must compute the very same run.
same_run_everywhere() {
  local run=(run steady --params "n=4096,steps=100000" --json)
  cmp <("$ROOT/build/ci/app/tricolor-cli" "${run[@]}") \
    <("$ROOT/build/core-only/app/tricolor-cli" "${run[@]}")
}

install_packages "${BUILD_PACKAGES[@]}" "${TEST_PACKAGES[@]}"
build_and_test ci all
build_and_test core-only all
check "ci and core-only builds print the same run" same_run_everywhere
if [[ ${TRICOLOR_SKIP_SANITIZERS:-0} != 1 ]]; then
  build_and_test asan all
  build_and_test tsan tsan_tests without_aslr
fi

printf '%d passed, %d failed\n' "$passed" "$failed"
((failed == 0))
