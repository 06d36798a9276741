# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Tricolor authors
# Proves that tricolor-cli runs where Qt Test, and so every other test, is missing.
function(tricolor_smoke_test name expected)
  add_test(NAME cli.smoke.${name} COMMAND tricolor-cli ${ARGN})
  set_tests_properties(cli.smoke.${name} PROPERTIES
    PASS_REGULAR_EXPRESSION ${expected} LABELS smoke TIMEOUT 60)
endfunction()

tricolor_smoke_test(help "size-class" --help)
tricolor_smoke_test(size_class "\"slot_bytes\": ?112" size-class 100)
tricolor_smoke_test(run "\"NumGC\": ?[1-9]"
  run steady --params n=4096,steps=100000 --verify --json)
tricolor_smoke_test(unknown_program "unknown program" run nonesuch)
