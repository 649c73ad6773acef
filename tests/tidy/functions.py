"""Finds the functions of a C++ file by their braces, well enough to measure them."""

import re

from tree import strip_cpp

MAXIMUM_LINES = 70

_CONTAINER = re.compile(r"\b(namespace|class|struct|union|enum|extern)\b(?![^{]*\)\s*$)")
_LAMBDA = re.compile(r"\[[^\]]*\]\s*(<[^>]*>\s*)?\([^{]*$")
_TAIL = re.compile(
    r"\)\s*(const|volatile|noexcept|override|final|mutable|constexpr|try|&&?"
    r"|->[^{]*|requires\b[^{]*|:[^{]*|\s)*$")


def _without_directives(text):
    """Preprocessor lines, with their continuations, blanked."""
    return re.sub(r"^[ \t]*#(?:\\\n|[^\n])*",
                  lambda match: re.sub(r"[^\n]", " ", match.group()), text, flags=re.MULTILINE)


def _opens_function(head):
    """Whether a block that follows this text, outside any function, is a function's body."""
    head = head.strip()
    if not head:
        return True  # the body after a constructor's last braced member
    if _LAMBDA.search(head):
        return True
    plain = re.sub(r"operator\s*[^\s(]+", "operator_", head)
    if re.search(r"(?<![=<>!])=(?!=)", re.sub(r"\([^()]*\)", "()", plain)):
        return False
    return bool(_TAIL.search(plain))


def functions(text):
    """(first line, last line) of every outermost function body, with its opening brace."""
    text = _without_directives(strip_cpp(text))
    head_start, line, depth = 0, 1, 0
    body_depth, body_line = None, 0
    for position, character in enumerate(text):
        if character == "\n":
            line += 1
        elif character == "{":
            depth += 1
            head = text[head_start:position]
            if body_depth is None and not _is_container(head) and _opens_function(head):
                body_depth, body_line = depth, line
            head_start = position + 1
        elif character == "}":
            if depth == body_depth:
                yield body_line, line
                body_depth = None
            depth -= 1
            head_start = position + 1
        elif character == ";":
            head_start = position + 1


def _is_container(head):
    return bool(_CONTAINER.search(re.sub(r"template\s*<[^{;]*?>(?=\s)", "", head)))


def check_functions(tree):
    for file in tree.cpp():
        for first, last in functions(file.text):
            length = last - first + 1
            if length > MAXIMUM_LINES:
                yield (file.path, first,
                       f"function body of {length} lines: at most {MAXIMUM_LINES}, aim for 30")
