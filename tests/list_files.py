#!/usr/bin/env python3
"""Prints the files of a folder that match a pattern, without what follows the pattern's last star; sorted, one a line."""
import pathlib
import sys

folder, pattern = sys.argv[1:]
ending = pattern.rpartition("*")[2]
for path in sorted(pathlib.Path(folder).glob(pattern)):
    print(path.relative_to(folder).as_posix().removesuffix(ending))
