#!/usr/bin/env python3
"""The files that Go compiles into random layers are those that `why` names, unless the project or the build is rejected.

Each file prints its name when the program of the small upstream starts, so the program itself tells what it contains.
"""
import json
import os
import pathlib
import random
import shutil
import subprocess
import tempfile
import zipfile

from projects import COMPONENTS, OCELOT, ROOT, put

SEEDS = range(6)
DISTRIBUTIONS = 5
TERMS = ["cgo", "linux", "windows", "amd64", "arm64", "unix", "gc", "gccgo", "go1.1", "go1.24", "go1.999", "amd64.v1", "amd64.v2",
         "goexperiment.nothing", "lambda", "ignore"]
SUFFIXES = ["", "", "", "_linux", "_amd64", "_arm64", "_linux_amd64", "_windows"]
REASONS = ["but Go leaves it out", "no component knows the tag"]
MODULE = "example.com/small/collector/lambdacomponents/exporter"


def call(folder, *words):
    environment = {**os.environ, "GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_NOSYSTEM": "1", "LC_ALL": "C",
                   "OCELOT_CACHE": "off"}
    return subprocess.run(words, cwd=folder, env=environment, capture_output=True, text=True, timeout=300)


def constraint(dice, tag):
    """The tag, and often one or two terms that Go decides."""
    terms = [tag] if tag else []
    for _ in range(dice.choice([0, 0, 1, 1, 2])):
        term = dice.choice(["", "!"]) + dice.choice(TERMS)
        terms.append(f"({term} || {dice.choice(TERMS)})" if dice.random() < 0.3 else term)
    return f"//go:build {' && '.join(terms)}\n\n" if terms else ""


def put_file(project, path, tag, dice, package="exporter", import_path=None):
    """A file that adds its own path to the names that the program prints."""
    imports = f'import _ "{import_path}"\n\n' if import_path else ""
    c = 'import "C"\n\n' if dice.random() < 0.08 else ""
    add = f'Names = append(Names, "{path}")' if package == "exporter" else f'println("{path}")'
    put(project / COMPONENTS / path, f"{constraint(dice, tag)}package {package}\n\n{imports}{c}func init() {{ {add} }}\n")


def make_project(work, dice):
    shutil.copytree(ROOT / "tests/faults/small", work, dirs_exist_ok=True)
    project = work / "project"
    shutil.rmtree(project / COMPONENTS)
    (project / "config/component_dependencies.yaml").unlink()
    (project / "config/upstream.yaml").write_text("repo: ../upstream\n")
    tags = []
    for number in range(dice.randint(2, 5)):
        name, tag = f"c{number}", f"lambdacomponents.exporter.c{number}"
        tags.append(tag)
        shape = dice.choice(["file", "file", "flat", "package"])
        if shape == "flat":
            for part in ("one", "two"):
                put_file(project, f"exporter/{name}/{part}.go", tag, dice)
            continue
        package = f"exporter/p{number}"
        import_path = f"{MODULE}/p{number}" if shape == "package" else None
        put_file(project, f"exporter/{name}{dice.choice(SUFFIXES)}.go", tag, dice, import_path=import_path)
        if import_path:
            put(project / COMPONENTS / package / "doc.go", f"package p{number}\n")
            put_file(project, f"{package}/part{dice.choice(SUFFIXES)}.go", "", dice, package=f"p{number}")
    return project, tags


def declare(project, tags, dice):
    """Several distributions of one project, of which each one is built alone: one that is rejected hides no other."""
    chosen = dice.sample(tags, dice.randint(1, len(tags)))
    extra = dice.sample(["lambda"], dice.choice([0, 0, 1]))
    words = ", ".join(["lambdacomponents.custom", *chosen, *extra])
    (project / "config/distributions.yaml").write_text(f"d:\n  architectures: [amd64]\n  buildtags: [{words}]\n")


def files_of_why(project):
    """The files that the answers name: those of components that the distribution has."""
    listed = call(project, OCELOT, "list", "components", "--format", "json")
    assert listed.returncode == 0, listed.stderr
    files = set()
    for component in json.loads(listed.stdout)["components"]:
        if component["origin"] != "project":
            continue
        why = json.loads(call(project, OCELOT, "why", "d", component["name"], "--format", "json").stdout)
        if why["in"]:
            files.update(file["path"].removeprefix(COMPONENTS + "/") for file in why["files"] if file["compiled_for"])
    return files


def files_of_program(project):
    with zipfile.ZipFile(project / "build/collector-amd64-d.zip") as layer:
        layer.extract("extensions/collector", project)
    program = project / "extensions/collector"
    program.chmod(0o755)
    ended = call(project, str(program))
    assert ended.returncode == 0, ended.stderr
    return {line for line in (ended.stdout + ended.stderr).splitlines() if line.startswith("exporter/")}


def check(project, seed):
    generated = call(project, OCELOT, "-q", "--package-jobs", "1", "--documents", "none")
    if generated.returncode != 0:
        assert "error:" in generated.stderr, f"seed {seed}: {generated.stderr}"
        return "rejected"
    built = call(project, "ninja")
    if built.returncode != 0:
        assert any(reason in built.stdout for reason in REASONS), f"seed {seed}: {built.stdout}"
        return "failed"
    said = {path for path in files_of_why(project) if not path.endswith("/doc.go")}
    compiled = files_of_program(project)
    assert said == compiled, f"seed {seed}: said, not compiled: {said - compiled}; compiled, not said: {compiled - said}"
    return "equal"


def main():
    counts = {"equal": 0, "failed": 0, "rejected": 0}
    for seed in SEEDS:
        dice = random.Random(seed)
        with tempfile.TemporaryDirectory() as folder:
            work = pathlib.Path(folder).resolve()
            project, tags = make_project(work, dice)
            for command in (("init", "-q", "-b", "main"), ("add", "-A"),
                            ("-c", "user.name=a", "-c", "user.email=a@b", "commit", "-q", "-m", "upstream")):
                assert call(work / "upstream", "git", *command).returncode == 0
            for _ in range(DISTRIBUTIONS):
                declare(project, tags, dice)
                counts[check(project, seed)] += 1
    print(counts)
    assert counts["equal"] >= 5 and counts["rejected"] >= 3, counts


if __name__ == "__main__":
    main()
