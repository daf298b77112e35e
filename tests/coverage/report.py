#!/usr/bin/env python3
"""Prints the line coverage of each folder of src and of all of src, from gcovr's JSON summary. Fails below a minimum."""
import collections
import json
import pathlib
import sys

summary, minimum = json.loads(pathlib.Path(sys.argv[1]).read_text()), float(sys.argv[2])
folders = collections.defaultdict(lambda: [0, 0])
for file in summary["files"]:
    for name in (str(pathlib.PurePath(file["filename"]).parent), "all"):
        folders[name][0] += file["line_covered"]
        folders[name][1] += file["line_total"]


def percent(name):
    covered, total = folders[name]
    return 100 * covered / total if total else 0.0


for name in [*sorted(folders.keys() - {"all"}), "all"]:
    print(f"{percent(name):6.1f} %  {folders[name][0]:6} of {folders[name][1]:6} lines  {name}")
if percent("all") < minimum:
    sys.exit(f"line coverage is below {minimum:g} %")
