#!/usr/bin/env python3
"""Checks that the benchmarks' rows, their records and the table of docs/performance.md agree."""
import json
import pathlib
import re
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
TYPES = {"work": str, "ours": (int, float), "peer": (int, float), "unit": str, "ratio": (int, float), "goal": str, "holds": bool}


def run(*words):
    return subprocess.run([sys.executable, "-B", HERE / "run.py", *words], capture_output=True, text=True, check=True).stdout


def dry_records(*words):
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "bench.json"
        run("--dry", "--json", path, *words)
        details = path.with_name("bench-details.json")
        return json.loads(path.read_text()), json.loads(details.read_text())


def faults():
    short, records = dry_records()
    if short != [{key: one[key] for key in TYPES} for one in records] or [list(one) for one in short] != [list(TYPES)] * len(short):
        yield "bench.json has other fields"
    listed = [line.split()[0] for line in run("--list").splitlines()]
    if [one["row"] for one in records] != listed:
        yield "--list and the records name other rows"
    for one in records:
        for key, wanted in TYPES.items():
            if not isinstance(one.get(key), wanted):
                yield f"{one['row']}: '{key}' is {one.get(key)!r}"
        if one["holds"]:
            yield f"{one['row']}: holds without a measurement"
    page = (HERE.parents[1] / "docs/performance.md").read_text()
    shown = re.findall(r"^\| ([a-z-]+) \| (.*?) \| .* \| (.*?) \| (?:yes|\*\*no\*\*) \|$", page, re.M)
    if shown != [(one["row"], one["work"], one["goal"]) for one in records]:
        yield "docs/performance.md has other rows: measure, then tests/bench/run.py --page out/bench.json"
    if [one["row"] for one in dry_records("--only", "packing")[1]] != ["packing"]:
        yield "--only does not choose"
    if any(one["row"].startswith("cold") for one in dry_records("--quick")[1]):
        yield "--quick records a row that it leaves out"


found = list(faults())
print("\n".join(found))
sys.exit(1 if found else 0)
