"""Rules about single lines and files: what may not be written, and how much of it."""

import re

MAXIMUM_COLUMNS = 100
HEADER_LINES, SOURCE_LINES, TEST_LINES = 200, 400, 500

_LEFT_OVER = re.compile(r"\b(TODO|FIXME|XXX|HACK)\b")

# What would make the engine depend on anything but its commands and the time it is handed.
_IMPURE_HEADERS = {
    "random": "every draw comes from the seeded generator",
    "thread": "the engine has one thread", "mutex": "the engine has one thread",
    "shared_mutex": "the engine has one thread", "future": "the engine has one thread",
    "condition_variable": "the engine has one thread", "atomic": "the engine has one thread",
    "iostream": "the engine does not print", "ostream": "the engine does not print",
    "sstream": "the engine does not print", "fstream": "the engine opens no file",
    "cstdio": "the engine does not print", "filesystem": "the engine opens no file",
    "ctime": "the engine is handed the time", "cmath": "floating point differs between machines",
    "unordered_map": "hash order differs between runs",
    "unordered_set": "hash order differs between runs",
}
_IMPURE_CODE = [
    (re.compile(r"::\s*now\s*\("), "a clock is read: the engine is handed the time"),
    (re.compile(r"\b(?:float|double)\b"), "floating point differs between machines"),
    (re.compile(r"\bunordered_\w+"), "hash order differs between runs"),
    (re.compile(r"\b(?:rand|srand|random_device|mt19937(?:_64)?)\b"),
     "every draw comes from the seeded generator"),
]
_TEST_CODE = [
    (re.compile(r"\bQSKIP\b"), "QSKIP: a test that does not run shows nothing"),
    (re.compile(r"\bqSleep\s*\(|\bQThread\s*::\s*[mu]?sleep\s*\(|\bsleep_(?:for|until)\s*\("
                r"|\b(?:u|nano)?sleep\s*\("),
     "a sleep: wait for the event instead (QTRY_COMPARE, QSignalSpy)"),
]


def check_text(tree):
    """Tabs, trailing spaces, the last line's end, long lines, left-overs."""
    for file in tree.all():
        if "/corpus/" in file.path:
            continue
        if file.text and not file.text.endswith("\n"):
            yield file.path, len(file.lines), "the last line has no end: tools would join it"
        for number, line in enumerate(file.lines, 1):
            if "\t" in line:
                yield file.path, number, "tab: indent with spaces, write \\t in strings"
            if line != line.rstrip():
                yield file.path, number, "trailing space"
            if file.is_code and len(line) > MAXIMUM_COLUMNS:
                yield file.path, number, f"{len(line)} columns: at most {MAXIMUM_COLUMNS}"
            match = None if file.path.startswith("tests/tidy/") else _LEFT_OVER.search(line)
            if match:
                yield file.path, number, f"{match.group()}: do it now or open an issue"


def check_sizes(tree):
    for file in tree.all():
        if not file.is_code:
            continue
        limit = (HEADER_LINES if file.is_header and not file.is_test
                 else TEST_LINES if file.is_test else SOURCE_LINES)
        if len(file.lines) > limit:
            yield file.path, limit + 1, f"{len(file.lines)} lines: at most {limit}; split the job"


def check_headers(tree):
    for file in tree.cpp():
        if file.is_header and "#pragma once" not in file.lines:
            yield file.path, 1, "#pragma once is missing: a second include would not compile"


def check_core(tree):
    for file in tree.cpp():
        if not file.path.startswith("server/core/"):
            continue
        for number, line in enumerate(file.code_lines, 1):
            header = re.match(r"\s*#\s*include\s*<([^>]+)>", line)
            if header:
                reason = _IMPURE_HEADERS.get(header[1])
                if reason:
                    yield file.path, number, f"<{header[1]}> in server/core: {reason}"
                continue
            for pattern, reason in _IMPURE_CODE:
                match = pattern.search(line)
                if match:
                    yield file.path, number, f'"{match.group()}" in server/core: {reason}'


def check_tests(tree):
    for file in tree.cpp():
        if not file.is_test:
            continue
        for number, line in enumerate(file.code_lines, 1):
            for pattern, reason in _TEST_CODE:
                if pattern.search(line):
                    yield file.path, number, reason


def check_modes(tree):
    for file in tree.all():
        if file.executable and not file.text.startswith("#!"):
            yield file.path, 1, "executable without a first line that says what runs it"
