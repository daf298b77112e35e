#!/usr/bin/env python3
"""docs/tour.md shows exactly the output of its commands, run one after another in a fresh copy of this repository's project.

With --update, the outputs are rewritten; review the difference before you commit it.
"""
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

from projects import OCELOT, ROOT

TOUR = ROOT / "docs/tour.md"
BLOCK = re.compile(r"(?ms)^```console\n(.*?)^```$")
QUERIES = ["list", "desc", "why", "refs", "path", "affected", "diff", "check", "explain", "cache"]


def answer(command, project):
    # Data and diagnostics use the same stream, as on a terminal, without a buffer that could change their order.
    environment = {"PATH": f"{pathlib.Path(OCELOT).parent}:{os.environ['PATH']}", "HOME": "/nowhere", "CI": "1", "LC_ALL": "C.UTF-8"}
    ended = subprocess.run(["bash", "-c", command], cwd=project, env=environment, stdout=subprocess.PIPE,
                           stderr=subprocess.STDOUT, text=True, timeout=120)
    assert ended.returncode in (0, 1), f"{command}: exit {ended.returncode}\n{ended.stdout}"
    return ended.stdout


def replay(block, project):
    """The same block with the current output."""
    commands = [line for line in block[1].splitlines() if line.startswith("$ ")]
    assert commands and block[1].startswith("$ "), f"a block begins with a command:\n{block[0]}"
    return "```console\n" + "".join(f"{line}\n{answer(line[2:], project)}" for line in commands) + "```"


def main():
    text = TOUR.read_text()
    with tempfile.TemporaryDirectory() as scratch:
        project = pathlib.Path(scratch, "project")
        for folder in ("config", "components", "tests/upstream"):
            shutil.copytree(ROOT / folder, project / folder, ignore=shutil.ignore_patterns("upstream.lock"))
        told = BLOCK.sub(lambda block: replay(block, project), text)
    if "--update" in sys.argv:
        TOUR.write_text(told)
        return
    for query in QUERIES:
        assert re.search(rf"(?m)^\$ (?:\w+=\S+ )*ocelot-gen {query}\b", text), f"the tour does not show {query}"
    if told != text:
        import difflib

        sys.exit("".join(difflib.unified_diff(text.splitlines(True), told.splitlines(True), "docs/tour.md", "now")))


main()
