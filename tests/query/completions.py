#!/usr/bin/env python3
"""In bash, fish and zsh, the completion of ocelot-gen offers what `ocelot-gen complete` prints, also in a sub-folder and with -C."""
import pathlib
import re

from projects import OCELOT, everyday_project
from shells import Shells, exit_if_missing, values_of

PROJECT = everyday_project()
DISTRIBUTIONS = ["everyday", "everything", "files"]
COMPONENTS = ["exporter.file", "receiver.mail"]
# The typed text, and the words that must be offered; None: the words that `complete` prints.
CASES = [
    ("list ", ["components", "distributions", "tags", "targets"]),
    ("list comp", ["components"]),
    ("desc every", ["everyday", "everything"]),
    ("why files ", COMPONENTS),
    ("why --format json files rec", ["receiver.mail"]),
    ("explain ", DISTRIBUTIONS + ["all", "amd64", "arm64", "smoke"]),
    ("smoke --init-type ", ["lambda-managed-instances", "on-demand", "provisioned-concurrency", "snap-start"]),
    ("-d fil", ["files"]),
    ("gen --distribution=fil", ["files"]),
    ("gen -a ", ["amd64", "arm64"]),
    ("gen --sandbox=", ["bubblewrap", "container"]),
    ("gen --sandbox --pol", ["--policy-from"]),
    ("affected --format ", ["github-matrix", "json", "text"]),
    ("check --format=g", ["github"]),
    ("cache v", ["verify"]),
    ("completions ", ["bash", "fish", "zsh"]),
    ("step pac", ["package"]),
    ("help aff", ["affected"]),
    ("buil", ["build"]),
    ("build every", ["everyday", "everything"]),
    ("import ", ["config", "ocb"]),
    ("import config collector.yaml --message-format ", ["github", "json", "text"]),
    ("update --dr", ["--dry-run"]),
    ("list -d fil", ["files"]),
    ("size fil", ["files"]),
    ("size --co", ["--color", "--costs"]),
    ("audit --format ", ["json", "text"]),
    ("audit every", ["everyday", "everything"]),
    ("report --s", ["--since", "--size", "--smoke"]),
    ("clean --format ", ["json", "text"]),
    ("gen --qu", ["--quiet"]),
    ("from-con", []),
    ("desc --col", ["--color"]),
    ("comple", ["complete", "completions"]),
]
SHELLS = Shells(OCELOT)


def run(words, folder=PROJECT):
    return SHELLS.run(words, folder)


def ask(line, folder=PROJECT):
    return SHELLS.ask(line, folder)


def check_shell(shell, complete, folder, prefix=""):
    for line, wanted in CASES:
        values = values_of(shell, complete(prefix + line, folder))
        named = [one for one in values if not (folder / one).exists()] if line == "explain " else values
        assert named == sorted(wanted), f"{shell}: '{prefix}{line}' offers {named}, not {sorted(wanted)}"


def check_commands():
    """Checks that every command is offered. (tests/unit/cli/completion_test.cpp checks the completion of its inputs.)"""
    document = run([OCELOT, "help", "--markdown"])
    for command in re.findall(r"(?m)^## (.+)$", document):
        first, *rest = command.split(" ")
        assert first in ask(first), f"{command} is not offered"
        assert not rest or rest[0] in ask(f"{first} "), f"{command} is not offered"


def main():
    check_commands()
    assert "--since" in ask("diff --") and "--since" not in ask("list --")
    assert ask("why nothing-here unknown") == [] and ask("nonsense ") == []
    assert run([OCELOT, "complete", "--", "why", ""], "/") == "", "names without a project"
    assert ask("cache", PROJECT / "config") == ask("cache")
    for name, complete in SHELLS.all().items():
        check_shell(name, complete, PROJECT)
        check_shell(name, complete, PROJECT / "config")
    check_shell("bash", SHELLS.in_bash, pathlib.Path("/"), f"-C {PROJECT} ")
    exit_if_missing()


main()
