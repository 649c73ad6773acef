# One function per kind of target. Folder = target = namespace; include root = repository root.

# arcade_library(core SOURCES a.cpp HEADERS a.h LIBRARIES arcade::protocol [MOC])
# defines arcade_core and its alias arcade::core. Without sources it is header-only. Shared where the
# tests are built: two hundred programs that each contain all of it take 7 GB.
function(arcade_library name)
  cmake_parse_arguments(ARG "MOC" "" "SOURCES;HEADERS;LIBRARIES;PRIVATE_LIBRARIES" ${ARGN})
  set(target arcade_${name})
  if(ARG_SOURCES)
    add_library(${target} ${ARG_SOURCES} ${ARG_HEADERS})
    target_include_directories(${target} PUBLIC "${PROJECT_SOURCE_DIR}")
    target_link_libraries(${target} PUBLIC ${ARG_LIBRARIES} PRIVATE arcade_warnings ${ARG_PRIVATE_LIBRARIES})
    # The moc of Qt 6.4 cannot read <compare> where it comes before any other header.
    set_target_properties(${target} PROPERTIES AUTOMOC ${ARG_MOC} AUTOMOC_MOC_OPTIONS "-D_COMPARE")
  else()
    add_library(${target} INTERFACE)
    target_include_directories(${target} INTERFACE "${PROJECT_SOURCE_DIR}")
    target_link_libraries(${target} INTERFACE ${ARG_LIBRARIES})
  endif()
  add_library(arcade::${name} ALIAS ${target})
endfunction()

# arcade_executable(arcade-bench SOURCES main.cpp LIBRARIES arcade::codec [MOC])
function(arcade_executable name)
  cmake_parse_arguments(ARG "MOC" "" "SOURCES;LIBRARIES" ${ARGN})
  add_executable(${name} ${ARG_SOURCES})
  target_link_libraries(${name} PRIVATE arcade_warnings ${ARG_LIBRARIES})
  set_target_properties(${name} PROPERTIES AUTOMOC ${ARG_MOC} AUTOMOC_MOC_OPTIONS "-D_COMPARE")
endfunction()
