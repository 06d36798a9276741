#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Tricolor authors
#
# record.sh GO FOLDER [COUNT]: drives the pacer and the limiter of GO's own runtime through COUNT
# random scenarios each and writes what they computed to FOLDER, for `tricolor-cli replay --check`.
# GO is the command of Go 1.19 or of 1.21 and later, whose sources must be installed: its runtime is
# built anew with the files beside this one laid over it, nothing there is changed. Not part of the
# tests: these carry a few such files in tests/golden/pacer.
set -euo pipefail

if (($# < 2 || $# > 3)); then
  echo 'record.sh: give the go command, a folder for the scenarios and, if not 1000, how many' >&2
  exit 2
fi
go=$1
here=$(CDPATH="" cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)
mkdir -p -- "$2"
RECORD_FOLDER=$(CDPATH="" cd -- "$2" && pwd)
RECORD_COUNT=${3:-1000}

case $("$go" env GOVERSION) in
  go1.19*) RECORD_VARIANT=go1.19 state=state_go119.go ;;
  go1.2[1-9]*) RECORD_VARIANT=go1.21 state=state_go121.go ;;
  *)
    echo "record.sh: $("$go" version) is none of go1.19 and go1.21 to go1.29" >&2
    exit 2
    ;;
esac

runtime=$("$go" env GOROOT)/src/runtime
overlay=$(mktemp)
trap 'rm -f -- "$overlay"' EXIT
# Names that end in _test.go are seen by tests only.
cat >"$overlay" <<END
{"Replace": {
  "$runtime/tricolor_state_test.go": "$here/$state",
  "$runtime/tricolor_calls_test.go": "$here/calls.go",
  "$runtime/tricolor_record_test.go": "$here/record_test.go"}}
END
export RECORD_FOLDER RECORD_COUNT RECORD_VARIANT
"$go" test -vet=off -count=1 -overlay "$overlay" -run 'TestRecord(Pacer|Limiter)' runtime
