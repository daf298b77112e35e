#!/usr/bin/env python3
"""docs/reference.md is the output of `ocelot-gen help --markdown`, and every command has help and an example."""
import re
import subprocess
import sys

from projects import OCELOT, ROOT


HEADINGS = ["Start a project", "Build", "Examine", "Check a project", "Build machinery", "Editor and shell"]
PLUMBING = {"step", "complete", "zip", "emulate", "path"}


def run(*words):
    return subprocess.run([OCELOT, *words], cwd="/", capture_output=True, text=True, timeout=60)


def main():
    document = run("help", "--markdown").stdout
    path = ROOT / "docs/reference.md"
    if "--update" in sys.argv:
        path.write_text(document)
    commands = re.findall(r"(?m)^## ([\w -]+)$", document)
    overview = run("--help", "--all").stdout
    assert run("help", "--all").stdout == overview
    listed = re.findall(r"(?m)^  ([a-z]+(?:[ -][a-z]+)?) +[A-Z]", overview)
    assert len(commands) > 10 and commands == listed, (commands, listed)
    assert run("help", "--list").stdout.split("\n")[:-1] == commands
    common = run("--help").stdout
    assert common == run("help").stdout and re.findall(r"(?m)^(\w.*):$", common) == HEADINGS, common
    shown = re.findall(r"(?m)^  ([a-z]+(?:[ -][a-z]+)?) +[A-Z]", common)
    assert set(commands) - set(shown) == PLUMBING, shown
    for command in commands:
        for words in ((*command.split(), "--help"), (*command.split(), "-h")):
            told = run(*words)
            assert told.returncode == 0 and "ocelot-gen " in told.stdout and not told.stderr, (words, told)
        assert command == "step" or "\nExample" in run(*command.split(), "--help").stdout, f"{command} has no example"
    assert path.read_text() == document, "docs/reference.md is stale: run ocelot-gen help --markdown >docs/reference.md"


main()
