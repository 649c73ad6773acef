# What the presets asan, tsan and fuzz build: the tests that carry their label, and nothing else.
foreach(label asan tsan fuzz)
  add_custom_target(${label}_tests)
endforeach()

set(ARCADE_TEST_TIMEOUT 400)
# To note thirty callers of every allocation takes a fifth of the time of the tests that think most.
set(ARCADE_ASAN_OPTIONS "malloc_context_size=4")
# Tools that tests call and ./arcade unpacks here when the machine has none of its own.
set(ARCADE_TEST_TOOLS "${PROJECT_SOURCE_DIR}/build/tools/usr/bin")

# Reading what nearly every test includes takes longer than the test itself: where all of them are
# built, it is read once. The other presets show that each test includes what it uses.
if(BUILD_TESTING AND ARCADE_SANITIZE AND NOT ARCADE_FUZZ)
  # Whoever has other flags reads the headers again, silently.
  set(CMAKE_CXX_COMPILE_OPTIONS_INVALID_PCH "")
  file(WRITE "${CMAKE_BINARY_DIR}/test_headers.cpp" "int main() {}\n")
  add_executable(arcade_test_headers EXCLUDE_FROM_ALL "${CMAKE_BINARY_DIR}/test_headers.cpp")
  target_link_libraries(arcade_test_headers PRIVATE arcade_warnings arcade::protocol Qt6::Test)
  # What <QTest> looks at and differs from test to test.
  set(ARCADE_TEST_FLAGS -UQT_TESTCASE_BUILDDIR -UQT_TESTCASE_SOURCEDIR -UQT_NETWORK_LIB)
  target_compile_options(arcade_test_headers PRIVATE ${ARCADE_TEST_FLAGS})
  target_precompile_headers(arcade_test_headers PRIVATE <QTest>
    "${PROJECT_SOURCE_DIR}/shared/protocol/messages.h" "${PROJECT_SOURCE_DIR}/server/core/coordinator.h")
endif()

# What a test runs in: without a display, bounded in time, with the tools that were unpacked for it.
function(arcade_test_surroundings name)
  cmake_parse_arguments(ARG "" "TIMEOUT" "LABELS" ${ARGN})
  if(NOT ARG_TIMEOUT)
    set(ARG_TIMEOUT ${ARCADE_TEST_TIMEOUT})
  endif()
  # Debian's Qt is built without the thread sanitizer, which takes what it does between its own
  # threads (Qt Test has a watchdog) for races.
  set_tests_properties(${name} PROPERTIES TIMEOUT ${ARG_TIMEOUT} LABELS "${ARG_LABELS}"
    ENVIRONMENT "QT_QPA_PLATFORM=offscreen;QT_LOGGING_RULES=*.debug=false;TSAN_OPTIONS=ignore_noninstrumented_modules=1;LSAN_OPTIONS=suppressions=${PROJECT_SOURCE_DIR}/cmake/leaks.supp:print_suppressions=0;ASAN_OPTIONS=${ARCADE_ASAN_OPTIONS}"
    ENVIRONMENT_MODIFICATION "PATH=path_list_append:${ARCADE_TEST_TOOLS}")
endfunction()

# Begun before the others, so that the end of the run does not wait for one test alone.
function(arcade_test_takes_long name)
  set_tests_properties(${name} PROPERTIES COST 100)
endfunction()

# Drivers and the scene of Qt Quick keep what the leak check takes for lost.
function(arcade_test_draws name)
  set_property(TEST ${name} APPEND PROPERTY ENVIRONMENT "ASAN_OPTIONS=detect_leaks=0:${ARCADE_ASAN_OPTIONS}")
endfunction()

# The meta-objects of sources that include theirs: one short command each. AUTOMOC would take two
# runs of CMake and a source of its own for every test, a tenth of the time of the whole build.
function(arcade_test_moc target)
  set(folder "${CMAKE_CURRENT_BINARY_DIR}/${target}_moc")
  target_include_directories(${target} PRIVATE "${folder}")
  file(MAKE_DIRECTORY "${folder}")
  foreach(source IN LISTS ARGN)
    get_filename_component(source "${source}" ABSOLUTE)
    get_filename_component(name "${source}" NAME_WE)
    string(REGEX REPLACE "\\.cpp$" ".h" header "${source}")
    if(EXISTS "${header}")
      file(STRINGS "${header}" has_meta_object REGEX "^ *Q_OBJECT")
      if(has_meta_object)
        set_property(TARGET ${target} PROPERTY AUTOMOC ON)
      endif()
    endif()
    file(STRINGS "${source}" includes_its_own REGEX "^#include \"${name}.moc\"")
    if(includes_its_own)
      # The moc of Qt 6.4 cannot read <compare> where it comes before any other header.
      add_custom_command(OUTPUT "${folder}/${name}.moc" DEPENDS "${source}" VERBATIM
        COMMAND Qt6::moc -D_COMPARE -o "${folder}/${name}.moc" "${source}")
      target_sources(${target} PRIVATE "${folder}/${name}.moc")
      set_property(SOURCE "${source}" PROPERTY SKIP_AUTOMOC ON)
    endif()
  endforeach()
endfunction()

# arcade_test(tst_amount SOURCES tst_amount.cpp LIBRARIES arcade::vocabulary
#             [LABELS asan tsan] [TIMEOUT seconds])
# A Qt Test program under ctest. The labels say which sanitizer presets run it as well.
function(arcade_test name)
  cmake_parse_arguments(ARG "" "TIMEOUT" "SOURCES;LIBRARIES;LABELS" ${ARGN})
  add_executable(${name} ${ARG_SOURCES})
  target_link_libraries(${name} PRIVATE arcade_warnings Qt6::Test ${ARG_LIBRARIES})
  # One source each: there is nothing to join it with.
  set_target_properties(${name} PROPERTIES AUTOMOC_MOC_OPTIONS "-D_COMPARE" UNITY_BUILD OFF)
  arcade_test_moc(${name} ${ARG_SOURCES})
  # <QTest> has more in it where there is a window system.
  if(TARGET arcade_test_headers AND NOT "${ARG_LIBRARIES}" MATCHES
      "arcade::(client_app|duo|inspector|model)|arcade_model|Qt6::(Gui|Quick)")
    target_precompile_headers(${name} REUSE_FROM arcade_test_headers)
    target_compile_options(${name} PRIVATE ${ARCADE_TEST_FLAGS})
  endif()
  add_test(NAME ${name} COMMAND ${name})
  arcade_test_surroundings(${name} TIMEOUT ${ARG_TIMEOUT} LABELS ${ARG_LABELS})
  foreach(label IN LISTS ARG_LABELS)
    if(TARGET ${label}_tests)
      add_dependencies(${label}_tests ${name})
    endif()
  endforeach()
endfunction()

# arcade_quick_tests(quick_tests SOURCES main.cpp LIBRARIES arcade::controls TESTS tst_controls tst_play)
# Qt Quick Test files of this folder, under ctest one by one, run by one program that has all modules.
function(arcade_quick_tests name)
  cmake_parse_arguments(ARG "" "" "SOURCES;LIBRARIES;TESTS" ${ARGN})
  add_executable(${name} ${ARG_SOURCES})
  target_link_libraries(${name} PRIVATE arcade_warnings Qt6::QuickTest ${ARG_LIBRARIES})
  set_target_properties(${name} PROPERTIES AUTOMOC ON AUTOMOC_MOC_OPTIONS "-D_COMPARE" UNITY_BUILD OFF)
  foreach(test IN LISTS ARG_TESTS)
    add_test(NAME ${test} COMMAND ${name} -input "${CMAKE_CURRENT_SOURCE_DIR}/${test}.qml")
    arcade_test_surroundings(${test})
    arcade_test_draws(${test})
  endforeach()
endfunction()

# arcade_fuzz(fuzz_envelope SOURCES fuzz_envelope.cpp LIBRARIES arcade::codec
#             [CORPUS folder] [SECONDS 20])
# A libFuzzer program, present in the fuzz preset only; ctest gives it a short run from the corpus.
# Inputs it finds are kept in the build folder, never in the sources.
function(arcade_fuzz name)
  if(NOT ARCADE_FUZZ)
    return()
  endif()
  cmake_parse_arguments(ARG "" "CORPUS;SECONDS" "SOURCES;LIBRARIES" ${ARGN})
  if(NOT ARG_SECONDS)
    set(ARG_SECONDS 20)
  endif()
  set(found "${CMAKE_CURRENT_BINARY_DIR}/${name}_found")
  file(MAKE_DIRECTORY "${found}")
  add_executable(${name} ${ARG_SOURCES})
  target_link_libraries(${name} PRIVATE arcade_warnings ${ARG_LIBRARIES})
  target_link_options(${name} PRIVATE -fsanitize=fuzzer)
  add_test(NAME ${name}
    COMMAND ${name} -max_total_time=${ARG_SECONDS} -timeout=10 -rss_limit_mb=1024
            -print_final_stats=1 "-artifact_prefix=${found}/" "${found}" ${ARG_CORPUS})
  set_tests_properties(${name} PROPERTIES TIMEOUT ${ARCADE_TEST_TIMEOUT} LABELS fuzz)
  add_dependencies(fuzz_tests ${name})
endfunction()
