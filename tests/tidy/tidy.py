"""Reads the source text and reports where it leaves the ways of the house.

Usage: tidy.py [ROOT]. Prints path:line: what, and ends with 1 if there was anything to print.
"""

import sys
from pathlib import Path

from dead_files import check_dead_files
from functions import check_functions
from includes import check_includes
from text_rules import (check_core, check_headers, check_modes, check_sizes, check_tests,
                        check_text)
from tree import read_tree

RULES = [check_includes, check_core, check_functions, check_sizes, check_text, check_headers,
         check_tests, check_dead_files, check_modes]


def faults(tree):
    """(path, line, what) of everything the rules find, in order of place."""
    return sorted({fault for rule in RULES for fault in rule(tree)})


def main():
    root = Path(sys.argv[1] if len(sys.argv) > 1 else Path(__file__).parents[2]).resolve()
    tree = read_tree(root)
    if not tree.cpp():
        print(f"{root}: git tracks no C++ file here: nothing was checked")
        return 1
    found = faults(tree)
    for path, line, what in found:
        print(f"{path}:{line}: {what}")
    print(f"{len(tree.files)} files read, {len(found)} faults")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
