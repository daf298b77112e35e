#!/usr/bin/env python3
"""Each word of `affected` is a file that exists, or that git or the declaration knows. Others are errors: an answer
"no layer is affected" to a mistyped file or to a branch would make CI skip builds."""
import os
import pathlib
import subprocess
import tempfile

from projects import COMPONENTS, OCELOT, put

GIT = ["git", "-c", "user.name=a", "-c", "user.email=a@b", "-c", "protocol.file.allow=always"]
WRAPPER = f"{COMPONENTS}/exporter/a.go"
ENVIRONMENT = {**os.environ, "GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_NOSYSTEM": "1"}


def git(folder, *words):
    subprocess.run([*GIT, *words], cwd=folder, env=ENVIRONMENT, check=True, capture_output=True, timeout=60)


def commit(folder):
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", "edit")


def affected(folder, *words):
    return subprocess.run([OCELOT, "affected", *words], cwd=folder, env=ENVIRONMENT, capture_output=True, text=True, timeout=60)


def expect_layers(folder, *words):
    ended = affected(folder, *words)
    assert ended.returncode == 0 and ended.stdout.startswith("d  "), (words, ended)


def expect_none(folder, *words):
    ended = affected(folder, *words)
    assert ended.returncode == 0 and ended.stdout == "no layer is affected\n", (words, ended)


def expect_error(folder, message, help_text, *words):
    ended = affected(folder, *words)
    assert ended.returncode == 1 and not ended.stdout, (words, ended)
    assert f"error: {message}" in ended.stderr and f"help: {help_text}" in ended.stderr, (words, ended)


def make(repository):
    """A repository with a project in a folder of it."""
    project = repository / "collectors"
    put(project / "config/distributions.yaml", "d:\n  buildtags: [lambdacomponents.custom, lambdacomponents.exporter.a]\n")
    for name in ("a", "b"):
        put(project / COMPONENTS / f"exporter/{name}.go",
            f"//go:build lambdacomponents.custom && lambdacomponents.exporter.{name}\n\npackage exporter\n")
    put(repository / "notes/old.txt", "old\n")
    git(repository, "init", "-q", "-b", "main")
    commit(repository)
    return project


def check_commits(project):
    """A branch, a commit and a tag are not files."""
    git(project, "tag", "v1")
    for word in ("main", "HEAD", "v1"):
        expect_error(project, f"'{word}' is a commit, not a file", f"did you mean --since {word}?", word)


def check_unknown(project):
    expect_error(project, "unknown file 'nosuch.txt'", "write a path from this folder", "nosuch.txt", WRAPPER)
    expect_error(project, "'components' is a folder", "name the files", "components")


def check_places(repository, project):
    """A path is relative to the current folder, the project or, as git prints it, the work tree."""
    expect_layers(project, WRAPPER)
    expect_layers(project / "config", WRAPPER)
    expect_layers(project, f"collectors/{WRAPPER}")
    expect_layers(repository, "-C", "collectors", f"collectors/{WRAPPER}")
    expect_none(project, "notes/old.txt")


def expect_deleted(project):
    expect_layers(project, WRAPPER)
    expect_layers(project, f"collectors/{WRAPPER}")
    expect_none(project, "notes/old.txt")


def check_deleted(repository, project):
    """A deleted file counts before and after the commit, and in a clone without that commit, if it is a
    component's."""
    (project / WRAPPER).unlink()
    (repository / "notes/old.txt").unlink()
    expect_deleted(project)
    commit(repository)
    expect_deleted(project)
    shallow = repository.parent / "shallow"
    git(repository.parent, "clone", "-q", "--depth", "1", repository.as_uri(), str(shallow))
    expect_error(shallow / "collectors", "unknown file", "this clone is shallow", "../notes/old.txt")
    expect_layers(shallow / "collectors", WRAPPER)


def main():
    with tempfile.TemporaryDirectory() as folder:
        repository = pathlib.Path(folder).resolve() / "repository"
        project = make(repository)
        check_commits(project)
        check_unknown(project)
        check_places(repository, project)
        check_deleted(repository, project)


main()
