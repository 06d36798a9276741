# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Tricolor authors
find_package(Qt6 6.4 QUIET COMPONENTS Core Test)
if(NOT TARGET Qt6::Test)
  message(STATUS "Qt Test is not installed: only the CLI's smoke test is built")
  return()
endif()

# The tests of what runs on several threads, worth a build of their own under ThreadSanitizer.
add_custom_target(tsan_tests)

# <QtTest> costs more than most tests, so it is precompiled once for core's tests and once for the
# window's, by a program that is never built for itself.
function(tricolor_test_pch kind)
  file(CONFIGURE OUTPUT pch_${kind}.cpp CONTENT "int main() {}\n")
  add_executable(test_pch_${kind} EXCLUDE_FROM_ALL ${CMAKE_CURRENT_BINARY_DIR}/pch_${kind}.cpp)
  target_link_libraries(test_pch_${kind} PRIVATE tricolor_test_base Qt6::Test ${ARGN})
  target_precompile_headers(test_pch_${kind} PRIVATE
    <QtTest> <memory> <string> <vector> $<$<STREQUAL:${kind},ui>:<QWidget$<ANGLE-R>>)
endfunction()
if(TRICOLOR_PCH)
  tricolor_test_pch(core)
  if(TARGET tricolor_ui)
    tricolor_test_pch(ui tricolor::app)
  endif()
endif()

# tricolor_helpers(ROOM FILES...): a room's sources without a main, as library tricolor_test_ROOM.
function(tricolor_helpers room)
  add_library(tricolor_test_${room} STATIC ${ARGN})
  target_link_libraries(tricolor_test_${room} PUBLIC tricolor_test_base Qt6::Test)
endfunction()

# tricolor_room(ROOM NAME KIND FILES...): the tests FILES of tests/ROOM as executable test_NAME and,
# one by one, as ctests. KIND says what they are linked to: core, ui, or bridge for those of threads,
# which see bridge/ only, so that ThreadSanitizer needs no instrumented panels.
function(tricolor_room room name kind)
  set(_target test_${name})
  string(REGEX REPLACE "^architecture$" "arch" _room_name ${room})
  set(_labels ${_room_name})
  if(kind STREQUAL bridge)
    list(APPEND _labels tsan)
    add_dependencies(tsan_tests ${_target})
  endif()

  set(_moc_folder ${CMAKE_CURRENT_BINARY_DIR}/moc/${room})
  set(_sources "")
  set(_declarations "")
  set(_rows "")
  foreach(_source IN LISTS ARGN)
    cmake_path(GET _source STEM _stem)
    string(REGEX REPLACE "^test_" "" _thing ${_stem})
    # Each test is one class in one source that includes its test_THING.moc: moc is run on it
    # directly, which saves the second that AUTOMOC takes to look at each program.
    qt_generate_moc(${_source} ${_moc_folder}/${_stem}.moc)
    set_source_files_properties(${_source} PROPERTIES OBJECT_DEPENDS ${_moc_folder}/${_stem}.moc)
    list(APPEND _sources ${_source} ${_moc_folder}/${_stem}.moc)
    string(APPEND _declarations "int run_${_thing}(int argc, char** argv);\n")
    string(APPEND _rows "      {\"${_thing}\", run_${_thing}},\n")
    add_test(NAME ${_room_name}.${_thing} COMMAND ${_target} ${_thing})
    set_tests_properties(${_room_name}.${_thing} PROPERTIES
      LABELS "${_labels}" TIMEOUT 600
      ENVIRONMENT "${_test_environment}")
  endforeach()
  set(_main ${CMAKE_CURRENT_BINARY_DIR}/main/${_target}.cpp)
  configure_file(support/room_main.cpp.in ${_main} @ONLY)
  set_source_files_properties(${_main} PROPERTIES
    SKIP_PRECOMPILE_HEADERS ON SKIP_UNITY_BUILD_INCLUSION ON)

  add_executable(${_target} ${_sources} ${_main})
  # A test costs more to read headers for than to compile. Helpers of tests that are joined must not
  # have the same name (see tricolor_unity).
  set_target_properties(${_target} PROPERTIES
    UNITY_BUILD ${TRICOLOR_UNITY} UNITY_BUILD_BATCH_SIZE 8)
  target_include_directories(${_target} PRIVATE ${_moc_folder})
  target_link_libraries(${_target} PRIVATE tricolor_test_base Qt6::Test)
  if(kind STREQUAL bridge)
    target_link_libraries(${_target} PRIVATE tricolor::bridge)
  elseif(kind STREQUAL ui)
    target_link_libraries(${_target} PRIVATE tricolor::app)
  elseif(room STREQUAL cli)
    target_link_libraries(${_target} PRIVATE tricolor::command_line)
  endif()
  if(TARGET tricolor_test_${room} AND NOT kind STREQUAL bridge)
    target_link_libraries(${_target} PRIVATE tricolor_test_${room})
  endif()
  if(TARGET tricolor_test_support)
    target_link_libraries(${_target} PRIVATE tricolor_test_support)
  endif()
  if(TRICOLOR_PCH)
    string(REPLACE bridge core _pch ${kind})
    target_precompile_headers(${_target} REUSE_FROM test_pch_${_pch})
  endif()
  foreach(_program tricolor-cli tricolor)
    if(TARGET ${_program} AND room MATCHES "^(cli|app)$")
      add_dependencies(${_target} ${_program})
    endif()
  endforeach()
endfunction()

# Sanitizers stay silent about what libraries keep for the program's whole life.
set(_test_environment
  QT_QPA_PLATFORM=offscreen
  LC_ALL=C.UTF-8
  LSAN_OPTIONS=suppressions=${CMAKE_CURRENT_SOURCE_DIR}/support/lsan.supp:print_suppressions=0
  UBSAN_OPTIONS=print_stacktrace=1
  TSAN_OPTIONS=suppressions=${CMAKE_CURRENT_SOURCE_DIR}/support/tsan.supp:ignore_noninstrumented_modules=1)

file(GLOB _rooms CONFIGURE_DEPENDS RELATIVE ${CMAKE_CURRENT_SOURCE_DIR} *)
list(REMOVE_ITEM _rooms bench golden)
list(REMOVE_ITEM _rooms support)
list(PREPEND _rooms support)
foreach(_room IN LISTS _rooms)
  if(NOT IS_DIRECTORY ${CMAKE_CURRENT_SOURCE_DIR}/${_room})
    continue()
  endif()
  set(_is_ui OFF)
  if(_room MATCHES "^ui$|^ui_|_ui$|^app$")
    set(_is_ui ON)
    if(NOT TARGET tricolor_ui)
      continue()
    endif()
  endif()
  file(GLOB _tests CONFIGURE_DEPENDS ${_room}/test_*.cpp)
  file(GLOB _helpers CONFIGURE_DEPENDS ${_room}/*.cpp)
  list(FILTER _helpers EXCLUDE REGEX "/test_[^/]*\\.cpp$")
  if(_helpers AND NOT TARGET tricolor_test_${_room})
    tricolor_helpers(${_room} ${_helpers})
    if(_is_ui)
      target_link_libraries(tricolor_test_${_room} PUBLIC tricolor::app)
    endif()
  endif()
  set(_kind core)
  if(_is_ui)
    set(_kind ui)
    set(_thread_tests ${_tests})
    list(FILTER _thread_tests INCLUDE REGEX "/test_driver[^/]*$")
    list(FILTER _tests EXCLUDE REGEX "/test_driver[^/]*$")
    if(_thread_tests)
      tricolor_room(${_room} ${_room}_driver bridge ${_thread_tests})
    endif()
  endif()
  if(_tests)
    tricolor_room(${_room} ${_room} ${_kind} ${_tests})
  endif()
endforeach()
