#!/usr/bin/python3
"""Every JSON answer matches its schema in docs/schema, and every schema is used. Run with Debian's Python, which has
jsonschema.
"""
import json
import pathlib
import random
import shutil
import tempfile

import jsonschema
from projects import ROOT, ask, everyday_commands, everyday_project, make_project, put, run
from since_oracle import EDITS, git

SCHEMAS = {path.stem: json.loads(path.read_text()) for path in sorted((ROOT / "docs/schema").glob("*.json"))}
OF_THE_LOADER = {"inspect"}  # tests/loader/inspecting.py checks it against its schema
OF_BUILT_LAYERS = {"audit", "size"}  # tests/e2e/audited_layer.sh and measured_size.sh check them
# Files next to a layer, and answers about them: tests/e2e/inspected_layer.sh, validate_command.sh, documents.sh and
# verified_documents.sh check them.
OF_THE_BUILD = {"components", "provenance", "validation", "verify"}
SHARED = {"details"}  # parts that other schemas refer to
STORE = {f"{name}.json": SCHEMAS[name] for name in SHARED}
STEPS = {line.split("\t")[0] for line in run(ROOT, "complete", "--", "step", "").stdout.splitlines()}
used = set()


def check(project, *words, wanted=(0, 1)):
    document = ask(project, *words, wanted=wanted)
    kind = document["kind"]
    resolver = jsonschema.RefResolver("", SCHEMAS[kind], STORE)
    jsonschema.Draft202012Validator(SCHEMAS[kind], resolver=resolver).validate(document)
    if kind in ("steps", "path"):
        steps = {one["step"] for one in document["steps" if kind == "steps" else "links"]} - {None}
        assert steps and steps <= STEPS, steps - STEPS
    used.add(kind)
    return document


def ask_everything(project):
    listing = check(project, "list")
    distributions = [one["name"] for one in listing["distributions"]]
    components = [one["name"] for one in listing["components"]]
    for topic in ("distributions", "components", "tags", "targets"):
        assert topic in check(project, "list", topic)
    for distribution in distributions:
        check(project, "desc", distribution)
        check(project, "diff", distributions[0], distribution)
        check(project, "path", components[0], distribution)
        for component in components:
            check(project, "why", distribution, component)
    modules = {module["module"] for one in distributions for module in check(project, "desc", one)["modules"]}
    for word in [*components, *modules, *(one["tag"] for one in listing["tags"]), "config/distributions.yaml"]:
        check(project, "refs", word, wanted=(0,))
    check(project, "check")
    for words in (["graph"], ["graph", distributions[0]], ["graph", "--steps"]):
        check(project, *words, wanted=(0,))
    since = ["--since", "HEAD"]
    for words in (["affected", *since], ["affected", "config/distributions.yaml"], ["diff", *since]):
        check(project, *words, wanted=(0,))


def check_random(seed, project):
    dice = random.Random(seed)
    make_project(dice, project)
    git(project, "init", "-q", "-b", "main")
    git(project, "add", "-A")
    git(project, "commit", "-q", "-m", "before")
    for edit in dice.sample(EDITS, 3):
        edit(dice, project)
    if check(project, "check")["kind"] == "check" and "distributions" in ask(project, "list", wanted=(0, 1)):
        ask_everything(project)


def check_everyday(project):
    """The commands of the golden cases that have JSON answers."""
    for command, words in everyday_commands().items():
        if "\n      --format " in run(project, command, "--help").stdout:
            check(project, command, *words, wanted=(0,))


def check_upstream(project):
    """With upstream's tree, its components are known; and a separate package is imported."""
    shutil.copytree(ROOT / "tests/demo/project", project, dirs_exist_ok=True)
    put(project / "config/upstream.yaml", f"repo: {ROOT}/tests/upstream\n")
    (project / "build/ocelot").mkdir(parents=True)
    run(project, "step", "clone", "--plain", str(ROOT / "tests/upstream"), "--folder", "collector", "--tree-id",
        "build/ocelot/upstream.tree", "-o", "build/ocelot/upstream.tar")
    listing = check(project, "list", "components")
    assert listing["knows_upstream"] and any(one["origin"] == "upstream" for one in listing["components"])
    for one in listing["components"]:
        for distribution in ("minimal", "minimal-file"):
            why = check(project, "why", distribution, one["name"])
            assert why["in"] == (distribution in one["distributions"]), why
            assert why["in"] or why["add"], why
    assert not any("tree" in one for one in check(project, "check")["unchecked"])
    assert check(project, "why", "minimal", "exporter.nothing", wanted=(1,))["kind"] == "diagnostics"
    run(project)
    explained = check(project, "explain", "all")
    assert any(step["verdict"] == "runs" for step in explained["steps"]), explained
    check(project, "cache")
    for words in (["cache", "clear", "-n"], ["cache", "gc", "-n"], ["cache", "verify"]):
        assert check(project, *words)["kind"] == "cache-removal"
    assert {layer["status"] for layer in check(project, "smoke", wanted=(1,))["layers"]} == {"not run"}
    check(project, "clean")
    removal = check(project, "clean", "--all", "-n")
    assert removal["dry_run"] and "build.ninja" in removal["files"], removal
    check(project, "format", "--check")
    assert check(project, "format", "-n")["written"] is False


def main():
    for seed in range(8):
        with tempfile.TemporaryDirectory() as folder:
            check_random(seed, pathlib.Path(folder).resolve())
    check_everyday(everyday_project())
    with tempfile.TemporaryDirectory() as folder:
        check_upstream(pathlib.Path(folder).resolve())
    assert used == SCHEMAS.keys() - OF_THE_LOADER - OF_THE_BUILD - OF_BUILT_LAYERS - SHARED, used ^ SCHEMAS.keys()


main()
