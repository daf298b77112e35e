#!/usr/bin/env python3
"""The files that Go selects for random libraries, plugins and executables are those that `why` and `desc` name.

The tree that the gomod step made is listed by the go command itself, with the environment of the kind. A project that is
rejected counts too: nothing is built from it.
"""
import json
import os
import pathlib
import random
import re
import shlex
import shutil
import tarfile
import tempfile

import compiled_files
from compiled_files import call, constraint
from projects import COMPONENTS, OCELOT, ROOT, put

# Without the terms that the toolchain decides: a step that compiles rejects what Go then leaves out, and nothing is
# compiled here. compiled_files.py has them.
compiled_files.TERMS[:] = ["cgo", "cgo", "linux", "windows", "amd64", "arm64", "unix", "gc", "gccgo", "go1.1"]
SEEDS = range(48)
KINDS = {"executable": "0", "shared-library": "1", "plugin": "1"}  # and CGO_ENABLED
SUFFIXES = ["", "", "_linux", "_amd64", "_arm64"]


def put_component(project, number, dice):
    """One or two files of a component; returns its tag."""
    tag = f"lambdacomponents.exporter.c{number}"
    c = 'import "C"\n\n' if dice.random() < 0.05 else ""
    text = f"{constraint(dice, tag)}package exporter\n\n{c}func init() {{}}\n"
    if dice.random() < 0.3:
        for part in ("one", "two"):
            put(project / COMPONENTS / f"exporter/c{number}/{part}.go", text)
    else:
        put(project / COMPONENTS / f"exporter/c{number}{dice.choice(SUFFIXES)}.go", text)
    return tag


def make_project(work, dice):
    shutil.copytree(ROOT / "tests/upstream", work / "upstream")
    project = work / "project"
    put(project / "config/upstream.yaml", "repo: ../upstream\n")
    tags = [put_component(project, number, dice) for number in range(dice.randint(1, 4))]
    names = [tag.split(".", 1)[1] for tag in dice.sample(tags, dice.randint(1, len(tags)))]
    library = {"kind": "shared-library", "architectures": ["amd64"], "components": ["receiver.otlp", *names]}
    distributions = {"lib": library,
                     "program": {**library, "kind": "executable"},
                     "part": {"kind": "plugin", "library": "lib", "component": "exporter.part"}}
    put(project / COMPONENTS / "exporter/part.go",
        f"{constraint(dice, 'lambdacomponents.exporter.part')}package exporter\n\nfunc init() {{}}\n")
    put(project / "config/distributions.yaml", json.dumps({"distributions": distributions}))
    return project


def compile_arguments(project, name):
    """The arguments of the step that compiles a distribution."""
    text = (project / "build.ninja").read_text()
    line = re.search(rf"  args = (.*)\n  what = compile {name} amd64\n", text)[1]
    words = shlex.split(line)
    return words[words.index("--tags") + 1], words[words.index("--package") + 1], words[-1]


def tree_name(path):
    """The name that a file gets in the tree: that of a flat folder's file begins with the folder's."""
    return path.name if path.parent.name == "exporter" else f"{path.parent.name}_{path.name}"


def selected_files(project, name, kind):
    """The names of the project's files that Go selects for the program."""
    tags, package, tar = compile_arguments(project, name)
    with tempfile.TemporaryDirectory() as folder:
        with tarfile.open(project / tar) as tree:
            tree.extractall(folder)
        own = set((pathlib.Path(folder) / "ocelot/overlay.list").read_text().split())
        listed = call(folder, "env", f"CGO_ENABLED={KINDS[kind]}", "GOOS=linux", "GOARCH=amd64", "go", "list", "-e", "-deps", "-tags",
                      tags, "-f", '{{range .GoFiles}}{{$.Dir}}/{{.}}{{"\\n"}}{{end}}{{range .CgoFiles}}{{$.Dir}}/{{.}}{{"\\n"}}{{end}}',
                      f"./{package}")
        assert listed.returncode == 0, listed.stderr
        root = os.path.realpath(folder)
        files = {os.path.relpath(path, root) for path in listed.stdout.split() if path.startswith(root)}
    sources = {tree_name(path) for path in (project / COMPONENTS / "exporter").rglob("*.go")}
    return {os.path.basename(path) for path in files & own} & sources


def said_files(project, name):
    """The files that `why` calls compiled, and the components of `desc`."""
    desc = json.loads(call(project, OCELOT, "desc", name, "--format", "json").stdout)
    components = [part for part in desc["components"] if part["origin"] == "project"]
    files = set()
    for component in components:
        why = json.loads(call(project, OCELOT, "why", name, component["name"], "--format", "json").stdout)
        assert why["in"], f"desc has {component['name']}, and why has not"
        files.update(tree_name(pathlib.Path(file["path"])) for file in why["files"] if "amd64" in file["compiled_for"])
    return files


def check(project, seed):
    generated = call(project, OCELOT, "-q", "--package-jobs", "1", "--documents", "none")
    if generated.returncode != 0:
        assert "error:" in generated.stderr, f"seed {seed}: {generated.stderr}"
        return "rejected"
    made = call(project, "ninja", compile_arguments(project, "lib")[2], compile_arguments(project, "program")[2])
    if made.returncode != 0:
        assert "selects nothing" in made.stdout, f"seed {seed}: {made.stdout}"
        return "rejected"
    for name, kind in (("lib", "shared-library"), ("program", "executable"), ("part", "plugin")):
        compiled = selected_files(project, name, kind)
        said = said_files(project, name)
        assert said == compiled, f"seed {seed}, {name}: said {sorted(said)}, compiled {sorted(compiled)}"
    return "equal"


def main():
    counts = {"equal": 0, "rejected": 0}
    for seed in SEEDS:
        with tempfile.TemporaryDirectory() as folder:
            counts[check(make_project(pathlib.Path(folder).resolve(), random.Random(seed)), seed)] += 1
    print(counts)
    assert counts["equal"] >= 8 and counts["rejected"] >= 8, counts


if __name__ == "__main__":
    main()
