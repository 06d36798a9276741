# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Tricolor authors
# The program `truth` compares simulated whole programs with recorded real ones. It needs neither Qt
# nor a Go. Not part of `all` where tests are not built: cmake --build BUILD --target truth.
find_package(nlohmann_json 3.9 REQUIRED)
file(GLOB _truth_sources CONFIGURE_DEPENDS truth/*.cpp truth/*.h)
list(FILTER _truth_sources EXCLUDE REGEX "/(main|test_[^/]*)\\.cpp$")
set(_truth_all "")
if(NOT TRICOLOR_BUILD_TESTS)
  set(_truth_all EXCLUDE_FROM_ALL)
endif()
add_library(tricolor_test_truth STATIC ${_truth_all} ${_truth_sources})
target_link_libraries(tricolor_test_truth
  PUBLIC tricolor_test_base
  PRIVATE nlohmann_json::nlohmann_json)
add_executable(truth ${_truth_all} truth/main.cpp)
target_link_libraries(truth PRIVATE tricolor_test_truth)
