#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Tricolor authors
#
# record.sh GO FOLDER [COUNT]: makes random calls of GO's own runtime and writes what it answered to
# FOLDER, in COUNT files each: of the pacer (random0.go1.21.jsonl), of the CPU limiter
# (limiter-random0.jsonl), both for `tricolor-cli replay --check`, and from 1.21 on of the page
# allocator (page_alloc-random0.txt). GO is the command of Go 1.19 or of 1.21 and later, whose sources
# must be installed: its runtime is built anew with the files beside this one laid over it, nothing
# there is changed. Not part of the tests: these carry a few such files in tests/golden/pacer and,
# one after the other, in tests/golden/heap/page_alloc.txt.
set -euo pipefail

if (($# < 2 || $# > 3)); then
  echo 'record.sh: give the go command, a folder for the files and, if not 1000, how many' >&2
  exit 2
fi
go=$1
here=$(CDPATH="" cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)
mkdir -p -- "$2"
RECORD_FOLDER=$(CDPATH="" cd -- "$2" && pwd)
RECORD_COUNT=${3:-1000}

files=(recording_test.go record_pacer_test.go pacer_calls.go)
case $("$go" env GOVERSION) in
  go1.19*)
    RECORD_VARIANT=go1.19
    files+=(pacer_state_go119.go)
    ;;
  go1.2[1-9]*)
    RECORD_VARIANT=go1.21
    files+=(pacer_state_go121.go record_page_alloc_test.go page_alloc_calls.go)
    ;;
  *)
    echo "record.sh: $("$go" version) is none of go1.19 and go1.21 to go1.29" >&2
    exit 2
    ;;
esac

runtime=$("$go" env GOROOT)/src/runtime
overlay=$(mktemp)
trap 'rm -f -- "$overlay"' EXIT
# Names that end in _test.go are seen by tests only.
{
  printf '{"Replace": {'
  for file in "${files[@]}"; do
    [[ $file == "${files[0]}" ]] || printf ','
    printf '\n  "%s": "%s"' "$runtime/tricolor_${file%.go}_test.go" "$here/$file"
  done
  printf '}}\n'
} >"$overlay"
export RECORD_FOLDER RECORD_COUNT RECORD_VARIANT
"$go" test -vet=off -count=1 -overlay "$overlay" -run '^TestRecord' runtime
