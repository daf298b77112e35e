#!/usr/bin/env python3
"""`affected --since` and `diff --since` in clones as CI makes them: without blobs, without trees, shallow and sparse.
If a clone lacks an object, the result is an error with the command that fetches it, never an answer."""
import os
import pathlib
import subprocess
import tempfile

from projects import COMPONENTS, OCELOT, ask, put, run

GIT = ["git", "-c", "user.name=a", "-c", "user.email=a@b", "-c", "protocol.file.allow=always"]
REFETCH = "git fetch --refetch --no-filter"
UNSHALLOW = "git fetch --unshallow"


def git(folder, *words):
    environment = {**os.environ, "GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_NOSYSTEM": "1"}
    subprocess.run([*GIT, *words], cwd=folder, env=environment, check=True, capture_output=True, timeout=60)


def commit(folder):
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", "edit")


def wrapper(name, remark):
    return (f"//go:build lambdacomponents.custom && (lambdacomponents.all || lambdacomponents.exporter.all || "
            f"lambdacomponents.exporter.{name})\n\npackage exporter\n\n// {remark}\n")


def make_origin(folder):
    """Two commits; the second changes one of two components. Then another branch changes the declaration."""
    put(folder / "config/distributions.yaml",
        "d:\n  buildtags: [lambdacomponents.custom, lambdacomponents.exporter.a]\n"
        "e:\n  buildtags: [lambdacomponents.custom, lambdacomponents.exporter.b]\n")
    for name in ("a", "b"):
        put(folder / COMPONENTS / f"exporter/{name}.go", wrapper(name, "first"))
    git(folder, "init", "-q", "-b", "main")
    git(folder, "config", "uploadpack.allowFilter", "true")
    commit(folder)
    put(folder / COMPONENTS / "exporter/a.go", wrapper("a", "second"))
    commit(folder)
    git(folder, "checkout", "-q", "-b", "declaration")
    put(folder / "config/distributions.yaml", (folder / "config/distributions.yaml").read_text() + "# a remark\n")
    commit(folder)
    git(folder, "checkout", "-q", "main")


def clone(origin, name, *options):
    folder = origin.parent / name
    git(origin.parent, "clone", "-q", *options, origin.as_uri(), str(folder))
    return folder


def layers(project, *words):
    return sorted({layer["distribution"] for layer in ask(project, "affected", "--since", "HEAD~1", *words)["layers"]})


def expect_fault(project, help_text):
    for words in (["affected", "--since", "HEAD~1"], ["diff", "--since", "HEAD~1"]):
        ended = run(project, *words, wanted=(1, 2))
        assert ended.stdout == "", ended.stdout
        assert f"{help_text}\n" in ended.stderr, ended.stderr
        assert "choose a later commit" not in ended.stderr, ended.stderr


def expect_mended(project, command, expected):
    expect_fault(project, command)
    git(project, *command.split()[1:])
    assert layers(project) == expected, layers(project)


scratch = tempfile.TemporaryDirectory()
origin = pathlib.Path(scratch.name).resolve() / "origin"
make_origin(origin)
assert layers(origin) == ["d"], layers(origin)

expect_mended(clone(origin, "without-blobs", "--filter=blob:none"), REFETCH, ["d"])
expect_mended(clone(origin, "without-trees", "--filter=tree:0"), REFETCH, ["d"])
expect_mended(clone(origin, "without-declaration", "--filter=blob:none", "--branch", "declaration"), REFETCH, [])
expect_mended(clone(origin, "shallow", "--depth", "1"), UNSHALLOW, ["d"])

# A sparse checkout sets extensions.worktreeConfig, and omits files that are not deleted.
put(origin / "docs/page", "text\n")
put(origin / "README", "text\n")
commit(origin)
sparse = clone(origin, "sparse", "--sparse")
git(sparse, "sparse-checkout", "set", "config", "components")
assert not (sparse / "docs").exists()
assert layers(sparse) == [], layers(sparse)
changes = ask(sparse, "affected", "--since", "HEAD~1")["files"]
assert changes == ["README", "docs/page"], changes
assert ask(sparse, "affected", "--since", "HEAD")["files"] == []
git(sparse, "config", "extensions.partialClone", "origin")
assert layers(sparse) == []
