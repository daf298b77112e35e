#!/usr/bin/env python3
"""`--message-format github` names files from the root of the repository: of a project in a folder, from wherever the command runs,
and of a step that Ninja runs."""
import os
import pathlib
import shutil
import subprocess
import tempfile

from projects import COMPONENTS, MACHINE, OCELOT, put

DECLARATION = "config/distributions.yaml"
FILE = f"{COMPONENTS}/exporter/a.go"
GO = shutil.which("go")
ENVIRONMENT = {"PATH": os.environ["PATH"], "HOME": "/nowhere", "OCELOT_CACHE_DIR": "/nowhere", "OCELOT_MESSAGE_FORMAT": "github"}


def run(folder, *words):
    return subprocess.run(words, cwd=folder, env=ENVIRONMENT, capture_output=True, text=True, timeout=60)


def annotations(folder, *words):
    return [line for line in run(folder, *words).stdout.splitlines() if line.startswith("::")]


def make(project):
    put(project / DECLARATION, "d:\n  buildtags: [lambdacomponents.custom, lambdacomponents.exporter.a]\n")
    put(project / "config/upstream.yaml", "repo: ../upstream\n")
    put(project / "../upstream/collector/go.mod", "module example.com/collector\n\ngo 1.24\n")
    put(project / "../upstream/collector/lambdacomponents/exporter/pkg.go", "package exporter\n")
    put(project / FILE, "//go:build lambdacomponents.custom && lambdacomponents.exporter.a\n\npackage exporter\n")


def check_commands(repository, project):
    """An error in the declaration."""
    put(project / DECLARATION, "d:\n  bas: e\n")
    expected = f"::error file=deep/otel/{DECLARATION},line=2,col=3,"
    for folder, words in ((project, []), (project / "config", []), (repository, ["-C", "deep/otel"]),
                          (repository.parent, ["-C", "repository/deep/otel"])):
        for command in ("gen", "check", "list"):
            found = annotations(folder, OCELOT, command, *words)
            assert found and all(line.startswith(expected) for line in found), (folder, command, found)


def check_step(project, prefix):
    """A tag without a component, which only the step `check` finds: it reads upstream's tree."""
    make(project)
    put(project / DECLARATION, "d:\n  buildtags: [lambdacomponents.custom, lambdacomponents.exporter.nosuch]\n")
    ended = run(project, OCELOT, "gen", *MACHINE[2:], "--self", OCELOT, "--go", GO)
    assert ended.returncode == 0, ended
    checks = [line.rsplit(": ", 1)[0] for line in run(project, "ninja", "-t", "targets", "all").stdout.splitlines()
              if line.endswith(": check")]
    assert len(checks) == 1, checks
    found = annotations(project, "ninja", *checks)
    assert found and all(line.startswith(f"::error file={prefix}{DECLARATION},line=2,col=40,") for line in found), found


def main():
    with tempfile.TemporaryDirectory() as folder:
        repository = pathlib.Path(folder).resolve() / "repository"
        project = repository / "deep/otel"
        make(project)
        subprocess.run(["git", "init", "-q"], cwd=repository, check=True, timeout=60)
        check_commands(repository, project)
        check_step(project, "deep/otel/")
        # Outside of git, a path is as in text.
        check_step(pathlib.Path(folder).resolve() / "plain/otel", "")


main()
