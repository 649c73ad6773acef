# One folder, one QML module. Qt 6.4 does not search the resource prefix by itself: programs call
# addImportPath("qrc:/qt/qml").
set(QT_QML_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/qml")

# arcade_qml_module(controls URI Arcade.Controls QML_FILES A.qml B.qml
#                   [SINGLETONS Theme.qml] [SOURCES a.cpp a.h] [RESOURCES icon.svg]
#                   [IMPORTS Arcade.Theme] [LIBRARIES arcade::session])
# defines the static library arcade_controls, its plugin target arcade_controlsplugin, and the
# interface arcade::controls that a program links to have both.
function(arcade_qml_module name)
  cmake_parse_arguments(ARG "" "URI" "QML_FILES;SINGLETONS;SOURCES;RESOURCES;IMPORTS;LIBRARIES" ${ARGN})
  set(target arcade_${name})
  set_source_files_properties(${ARG_SINGLETONS} PROPERTIES QT_QML_SINGLETON_TYPE TRUE)
  # Type registration looks at the property when the module is declared, not later.
  set(CMAKE_AUTOMOC ON)
  qt_add_library(${target} STATIC)
  # Not for the helper targets, which have no classes.
  set(CMAKE_AUTOMOC OFF)
  qt_add_qml_module(${target}
    URI ${ARG_URI}
    VERSION 1.0
    RESOURCE_PREFIX /qt/qml
    QML_FILES ${ARG_SINGLETONS} ${ARG_QML_FILES}
    SOURCES ${ARG_SOURCES}
    RESOURCES ${ARG_RESOURCES}
    IMPORTS ${ARG_IMPORTS}
    DEPENDENCIES QtQuick)
  # A file of byte code takes longer to start compiling than to compile: all of a module go together.
  if(ARG_QML_FILES OR ARG_SINGLETONS)
    set_target_properties(${target} PROPERTIES UNITY_BUILD ON UNITY_BUILD_BATCH_SIZE 0)
    set_source_files_properties(${ARG_SOURCES} PROPERTIES SKIP_UNITY_BUILD_INCLUSION ON)
  endif()
  # Byte code starts as fast; the C++ that Qt 6.4 writes from bindings is slow to compile and not free
  # of warnings.
  set_target_properties(${target} PROPERTIES QT_QMLCACHEGEN_ARGUMENTS "--only-bytecode")
  # Beside the options by which type registration learns of the classes.
  set_property(TARGET ${target} APPEND PROPERTY AUTOMOC_MOC_OPTIONS "-D_COMPARE")
  target_include_directories(${target} PUBLIC "${PROJECT_SOURCE_DIR}"
    PRIVATE "${CMAKE_CURRENT_SOURCE_DIR}")
  target_link_libraries(${target} PUBLIC Qt6::Quick ${ARG_LIBRARIES} PRIVATE arcade_warnings)
  # qmllint reads what the imported modules have put into the output folder.
  if(TARGET ${target}_qmllint)
    list(FILTER ARG_LIBRARIES INCLUDE REGEX "^arcade::")
    list(TRANSFORM ARG_LIBRARIES REPLACE "^arcade::" "arcade_")
    add_dependencies(${target}_qmllint ${target} ${ARG_LIBRARIES})
  endif()
  add_library(${target}_module INTERFACE)
  target_link_libraries(${target}_module INTERFACE ${target} ${target}plugin)
  add_library(arcade::${name} ALIAS ${target}_module)
endfunction()
