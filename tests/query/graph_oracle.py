#!/usr/bin/env python3
"""On random projects, refs, affected and path agree with `ninja -t query` and `-t inputs`."""
import pathlib
import random
import re
import tempfile

from projects import COMPONENTS, NinjaGraph, ask, make_project, put, run

PROJECTS = 50
DECLARATION = {"config/distributions.yaml", "config/component_dependencies.yaml", "config/upstream.yaml",
               "config/upstream.lock", "config/modules.lock"}

SMOKE_RUN = "build/ocelot/smoke-run"  # Ninja's name for a command that makes no file


def distribution_of(layer):
    """The distribution's name, from the name of the layer or of another kind's output."""
    return re.fullmatch(r"build/(?:collector|libotelcol|otelcol-plugin|otelcol)-(?:amd64|arm64)-(.+?)(?:\.zip|\.so)?", layer)[1]


def check_file(project, ninja, used, file):
    layers = [layer for layer in ninja.layers if file in used[layer]]
    told = ask(project, "affected", file)
    assert [row["artifact"] for row in told["layers"]] == sorted(layers, key=lambda one: (distribution_of(one), one)), \
        f"affected {file}: {told} but ninja says {layers}"
    refs = ask(project, "refs", file)
    assert refs["thing"] == "file"
    assert [one["name"] for one in refs["distributions"]] == sorted({distribution_of(layer) for layer in layers}), \
        f"refs {file}: {refs} but ninja says {layers}"


def check_path(project, ninja, waited, a, b):
    """There is a path exactly if one file is among the inputs of the other, and each link of it is an edge."""
    is_connected = a in waited(b) or b in waited(a)
    told = ask(project, "path", a, b, wanted=(0,) if is_connected else (1,))
    if not is_connected:
        assert told["diagnostics"][0]["code"] == "no-path", told
        return
    links = told["links"]
    assert {links[0]["name"], links[-1]["name"]} == {a, b}
    for one, other in zip(links, links[1:]):
        assert other["step"] == ninja.makers[other["name"]], (one, other)
        assert (one["name"] in ninja.reads[other["name"]]) != other["only_waits"], (one, other)


def check_project(dice, project):
    make_project(dice, project)
    ninja = NinjaGraph(project)
    used = {layer: ninja.used_by(layer) for layer in ninja.layers}
    files = [name for name in ninja.files() if not name.endswith("build.ninja.stamp")]
    known = [name for name in files if name not in DECLARATION | {SMOKE_RUN} and not (project / name).is_dir()]
    for file in dice.sample(known, min(len(known), 8)):
        check_file(project, ninja, used, file)
    wholes = {name: set(ninja.tool("inputs", name)) | {name} for name in known}
    for _ in range(4):
        check_path(project, ninja, wholes.__getitem__, dice.choice(known), dice.choice(known))
    for file in sorted(DECLARATION):
        if (project / file).exists():
            assert len(ask(project, "affected", file)["layers"]) == len(ninja.layers), file
    gone = [f"{COMPONENTS}/exporter/gone.go"] + ["upstream/collector/gone.go"] * (project / "upstream").exists()
    for file in gone:
        assert len(ask(project, "affected", file)["layers"]) == len(ninja.layers), file
    put(project / "README.md", "Collectors.\n")
    assert run(project, "affected", "README.md", "--format", "github-matrix").stdout == '{"include":[]}\n'
    return len(known)


def main():
    count = 0
    for seed in range(PROJECTS):
        with tempfile.TemporaryDirectory() as folder:
            try:
                count += check_project(random.Random(seed), pathlib.Path(folder).resolve())
            except AssertionError:
                print(f"seed {seed}")
                raise
    assert count > PROJECTS * 10
    print(f"{PROJECTS} projects, {count} files")


main()
