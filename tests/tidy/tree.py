"""The source tree as the rules see it, and C++ text without its comments and strings."""

import re
import subprocess
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path


@dataclass
class File:
    path: str
    text: str
    executable: bool = False

    @property
    def folder(self):
        return self.path.rpartition("/")[0]

    @property
    def name(self):
        return self.path.rpartition("/")[2]

    @property
    def is_header(self):
        return self.path.endswith(".h")

    @property
    def is_cpp(self):
        return self.path.endswith((".cpp", ".h"))

    @property
    def is_code(self):
        return (self.is_cpp or self.path.endswith((".py", ".sh"))
                or self.text.startswith("#!"))

    @property
    def is_test(self):
        return self.path.startswith("tests/")

    @cached_property
    def lines(self):
        return self.text.splitlines()

    @cached_property
    def code_lines(self):
        return strip_cpp(self.text).splitlines()


@dataclass
class Tree:
    files: dict = field(default_factory=dict)

    def add(self, path, text, executable=False):
        self.files[path] = File(path, text, executable)
        return self

    def all(self):
        return self.files.values()

    def cpp(self):
        return [file for file in self.all() if file.is_cpp]


def read_tree(root):
    """The files git tracks below root, as they are on disk now; binary ones are left out."""
    listing = subprocess.run(
        ["git", "-c", f"safe.directory={root}", "-C", str(root), "ls-files", "-s", "-z"],
        check=True, capture_output=True).stdout.decode()
    tree = Tree()
    for entry in filter(None, listing.split("\0")):
        mode, path = entry.split(" ", 1)[0], entry.split("\t", 1)[1]
        on_disk = Path(root) / path
        if not on_disk.is_file():
            continue
        content = on_disk.read_bytes()
        if b"\0" not in content:
            tree.add(path, content.decode("utf-8", "replace"), mode == "100755")
    return tree


# A comment, a raw string, a string, or a character; a digit separator is none of them.
_LITERAL = re.compile(
    r'//(?:\\\n|[^\n])*|/\*.*?\*/'
    r'|\bu?8?U?L?R"(?P<mark>[^()\\\s]*)\(.*?\)(?P=mark)"'
    r'|"(?:\\.|[^"\\\n])*"'
    r"|(?<![0-9A-Fa-f])'(?:\\.|[^'\\\n])+'",
    re.DOTALL)


def strip_cpp(text):
    """The text with comments and the contents of literals blanked, lines kept. The names of
    quoted includes stay, since they are what an include says."""
    def blank(match):
        piece = match.group()
        if piece[0] == '"' and text[:match.start()].rpartition("\n")[2].strip() == "#include":
            return piece
        if piece[0] == "/":
            return re.sub(r"[^\n]", " ", piece)
        return piece[0] + re.sub(r"[^\n]", " ", piece[1:-1]) + piece[-1]
    return _LITERAL.sub(blank, text)
