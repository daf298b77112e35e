#!/usr/bin/env python3
"""docs/reference.md is what `ocelot-gen help --markdown` prints, and every command has help and an example."""
import re
import subprocess
import sys

from projects import OCELOT, ROOT


def run(*words):
    return subprocess.run([OCELOT, *words], cwd="/", capture_output=True, text=True, timeout=60)


def main():
    document = run("help", "--markdown").stdout
    path = ROOT / "docs/reference.md"
    if "--update" in sys.argv:
        path.write_text(document)
    commands = re.findall(r"(?m)^## ([\w -]+)$", document)
    overview = run("--help").stdout
    listed = re.findall(r"(?m)^  ([a-z]+(?:[ -][a-z]+)?) +[A-Z]", overview.split("\nUsage")[0])
    assert len(commands) > 10 and commands == listed, (commands, listed)
    for command in commands:
        for words in ((*command.split(), "--help"), (*command.split(), "-h")):
            told = run(*words)
            assert told.returncode == 0 and "ocelot-gen " in told.stdout and not told.stderr, (words, told)
        assert command == "step" or "\nExample" in run(*command.split(), "--help").stdout, f"{command} has no example"
    assert path.read_text() == document, "docs/reference.md is stale: run ocelot-gen help --markdown >docs/reference.md"


main()
