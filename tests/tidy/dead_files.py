"""Every C++ file is built by somebody: it is named in a CMakeLists.txt. A test's own header needs
only to be included."""

import posixpath
import re

from includes import included

_NAME = re.compile(r"[\w${}./-]+\.(?:cpp|h)\b")
_VARIABLE_NAME = re.compile(r"\$\{\w+\}\.(cpp|h)\b")
_SOURCE_ROOT = re.compile(r"^\$\{(?:PROJECT_SOURCE_DIR|CMAKE_SOURCE_DIR)\}/")
_THIS_FOLDER = re.compile(r"^\$\{(?:CMAKE_CURRENT_SOURCE_DIR|CMAKE_CURRENT_LIST_DIR)\}/")


def named_files(path, text):
    """The files one CMakeLists.txt names, relative to the root."""
    text = re.sub(r"#.*", "", text)
    folder = posixpath.dirname(path)
    for name in _NAME.findall(text):
        if _SOURCE_ROOT.match(name):
            yield _SOURCE_ROOT.sub("", name)
        else:
            yield posixpath.normpath(posixpath.join(folder, _THIS_FOLDER.sub("", name)))
    # foreach(name a b) … ${name}.cpp builds every word it could stand for.
    for suffix in set(_VARIABLE_NAME.findall(text)):
        for word in re.findall(r"[\w-]+", text):
            yield posixpath.normpath(posixpath.join(folder, f"{word}.{suffix}"))


def check_dead_files(tree):
    named = set()
    for file in tree.all():
        if file.name == "CMakeLists.txt":
            named.update(named_files(file.path, file.text))
        elif file.is_cpp and file.is_test:
            named.update(name for _, name, _ in included(file) if name.startswith("tests/"))
    for file in tree.cpp():
        if file.path not in named:
            yield file.path, 1, "named in no CMakeLists.txt: nobody builds or checks it"
