#!/usr/bin/env python3
"""Prints the files of a folder that match a pattern: sorted, one a line. Meson and ./dev find sources and tests with it."""
import pathlib
import sys

folder, pattern = sys.argv[1:]
for path in sorted(pathlib.Path(folder).glob(pattern)):
    print(path.relative_to(folder).as_posix())
