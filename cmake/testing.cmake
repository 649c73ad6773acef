# What the presets asan, tsan and fuzz build: the tests that carry their label, and nothing else.
foreach(label asan tsan fuzz)
  add_custom_target(${label}_tests)
endforeach()

set(ARCADE_TEST_TIMEOUT 400)
# Tools that tests call and ./arcade unpacks here when the machine has none of its own.
set(ARCADE_TEST_TOOLS "${PROJECT_SOURCE_DIR}/build/tools/usr/bin")

# arcade_test(tst_amount SOURCES tst_amount.cpp LIBRARIES arcade::vocabulary
#             [LABELS asan tsan] [TIMEOUT seconds])
# A Qt Test program under ctest. The labels say which sanitizer presets run it as well.
function(arcade_test name)
  cmake_parse_arguments(ARG "" "TIMEOUT" "SOURCES;LIBRARIES;LABELS" ${ARGN})
  add_executable(${name} ${ARG_SOURCES})
  target_link_libraries(${name} PRIVATE arcade_warnings Qt6::Test ${ARG_LIBRARIES})
  # The moc of Qt 6.4 cannot read <compare> where it comes before any other header.
  # One source each: there is nothing to join it with.
  set_target_properties(${name} PROPERTIES AUTOMOC ON AUTOMOC_MOC_OPTIONS "-D_COMPARE" UNITY_BUILD OFF)
  add_test(NAME ${name} COMMAND ${name})
  if(NOT ARG_TIMEOUT)
    set(ARG_TIMEOUT ${ARCADE_TEST_TIMEOUT})
  endif()
  # Debian's Qt is built without the thread sanitizer, which takes what it does between its own
  # threads (Qt Test has a watchdog) for races.
  set_tests_properties(${name} PROPERTIES TIMEOUT ${ARG_TIMEOUT} LABELS "${ARG_LABELS}"
    ENVIRONMENT "QT_QPA_PLATFORM=offscreen;QT_LOGGING_RULES=*.debug=false;TSAN_OPTIONS=ignore_noninstrumented_modules=1;LSAN_OPTIONS=suppressions=${PROJECT_SOURCE_DIR}/cmake/leaks.supp:print_suppressions=0"
    ENVIRONMENT_MODIFICATION "PATH=path_list_append:${ARCADE_TEST_TOOLS}")
  foreach(label IN LISTS ARG_LABELS)
    if(TARGET ${label}_tests)
      add_dependencies(${label}_tests ${name})
    endif()
  endforeach()
endfunction()

# arcade_quick_test(tst_controls LIBRARIES arcade::controls [SOURCES a.cpp] [LABELS asan])
# A Qt Quick Test program that runs the QML file of its name, under ctest.
function(arcade_quick_test name)
  cmake_parse_arguments(ARG "" "TIMEOUT" "SOURCES;LIBRARIES;LABELS" ${ARGN})
  arcade_test(${name} SOURCES "${ARCADE_QUICK_TEST_MAIN}" ${ARG_SOURCES}
    LIBRARIES Qt6::QuickTest ${ARG_LIBRARIES} LABELS ${ARG_LABELS} TIMEOUT ${ARG_TIMEOUT})
  target_compile_definitions(${name} PRIVATE
    "ARCADE_QUICK_TEST=\"${CMAKE_CURRENT_SOURCE_DIR}/${name}.qml\"")
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
