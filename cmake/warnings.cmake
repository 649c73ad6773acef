# Warnings are errors in every target, always.
add_library(arcade_warnings INTERFACE)
target_compile_options(arcade_warnings INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wold-style-cast
  -Wnon-virtual-dtor -Woverloaded-virtual -Wswitch-enum -Wsuggest-override -Werror)
if(CMAKE_CXX_COMPILER_ID STREQUAL "Clang")
  target_compile_options(arcade_warnings INTERFACE -Wno-unknown-warning-option)
endif()
target_compile_definitions(arcade_warnings INTERFACE
  QT_NO_KEYWORDS QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_URL_CAST_FROM_STRING
  QT_NO_CAST_FROM_BYTEARRAY QT_NO_NARROWING_CONVERSIONS_IN_CONNECT QT_DISABLE_DEPRECATED_BEFORE=0x060400)

if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  # Nobody replaces a function of another library. What uses Qt is compiled as for a shared one, where
  # calls would take a detour and nothing be inlined.
  target_compile_options(arcade_warnings INTERFACE -fno-semantic-interposition)
endif()

if(ARCADE_SANITIZE)
  target_compile_options(arcade_warnings INTERFACE
    -fsanitize=${ARCADE_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
  target_link_options(arcade_warnings INTERFACE -fsanitize=${ARCADE_SANITIZE})
  if(ARCADE_SANITIZE MATCHES "undefined")
    # Qt looks at its objects while they are destroyed, and this check needs a free descriptor.
    target_compile_options(arcade_warnings INTERFACE -fno-sanitize=vptr)
    # A wrong pointer ends the program under the address sanitizer as well; to check each one a second
    # time costs a fifth of the compilation.
    target_compile_options(arcade_warnings INTERFACE
      -fno-sanitize=null,alignment,object-size,nonnull-attribute,returns-nonnull-attribute,pointer-overflow)
  endif()
  if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    # The sanitizers make g++ 12 see uninitialised values in the standard library that are not there.
    target_compile_options(arcade_warnings INTERFACE -Wno-maybe-uninitialized)
  endif()
endif()

if(ARCADE_FUZZ)
  # Every target feeds the fuzzer's coverage; only the fuzz programs link its main function.
  target_compile_options(arcade_warnings INTERFACE -fsanitize=fuzzer-no-link)
endif()
