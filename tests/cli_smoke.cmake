# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Tricolor authors
# Proves that tricolor-cli runs where Qt Test, and so every other test, is missing.
add_test(NAME cli.smoke.help COMMAND tricolor-cli --help)
add_test(NAME cli.smoke.size_class COMMAND tricolor-cli size-class 100)
set_tests_properties(cli.smoke.size_class PROPERTIES PASS_REGULAR_EXPRESSION "\"slot_bytes\": ?112")
set_tests_properties(cli.smoke.help cli.smoke.size_class PROPERTIES LABELS smoke TIMEOUT 60)
