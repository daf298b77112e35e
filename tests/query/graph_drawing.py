#!/usr/bin/env python3
"""The Graphviz drawing of `graph` matches its JSON, and the steps match Ninja's; on random projects, as `dot` reads the drawing."""
import json
import pathlib
import random
import subprocess
import tempfile

from projects import COMPONENTS, NinjaGraph, ask, make_project, put, run

PROJECTS = 12
CUSTOM = "lambdacomponents.custom"


def read_by_dot(text):
    """Nodes as {name: label} and edges as {(from, to)}."""
    ended = subprocess.run(["dot", "-Tjson"], input=text, capture_output=True, text=True, timeout=120)
    assert ended.returncode == 0 and ended.stderr == "", ended.stderr
    drawing = json.loads(ended.stdout)
    nodes = {one["_gvid"]: one for one in drawing["objects"] if "nodes" not in one}
    edges = [(nodes[one["tail"]]["name"], nodes[one["head"]]["name"]) for one in drawing.get("edges", [])]
    assert len(set(edges)) == len(edges), "an edge is drawn twice"
    return {one["name"]: one["label"] for one in nodes.values()}, set(edges)


def shown_module(module):
    return module["module"] + (f"@{module['version']}" if module["version"] else "")


def parents_of(distribution):
    return [*distribution["bases"], *filter(None, [distribution["library"]])]


def edges_said(document):
    for one in document["components"]:
        yield from ((f"module {shown_module(module)}", f"component {one['name']}") for module in one["modules"])
    for one in document["distributions"]:
        own = f"distribution {one['name']}"
        yield from ((f"distribution {base}", own) for base in parents_of(one))
        yield from ((own, f"layer {layer['path']}") for layer in one["layers"])
        known = {CUSTOM}
        for held in one["components"]:
            yield f"component {held['name']}", own
            known.update(held["tags"])
            yield from ((f"tag {tag}", f"component {held['name']}") for tag in held["tags"] if tag != CUSTOM)
        yield from ((f"tag {tag['tag']}", own) for tag in one["tags"] if tag["from"] == one["name"] and tag["tag"] not in known)


def check_declaration(project, *names):
    document = ask(project, "graph", *names)
    nodes, edges = read_by_dot(run(project, "graph", *names).stdout)
    assert edges == set(edges_said(document)), edges ^ set(edges_said(document))
    wanted = {f"component {one['name']}" for one in document["components"]} | {one for edge in edges for one in edge}
    assert nodes.keys() == wanted | {f"distribution {one['name']}" for one in document["distributions"]}
    for name, label in nodes.items():
        assert label == name.split(" ", 1)[1].removeprefix("lambdacomponents."), (name, label)
    return document


def check_choice(document, project, name):
    """A part of the drawing has the same facts as the whole drawing."""
    part = check_declaration(project, name)
    whole = {one["name"]: one for one in document["distributions"]}
    shown, waiting = set(), [name]
    while waiting:
        shown.add(waiting[-1])
        waiting += parents_of(whole[waiting.pop()])
    assert part["distributions"] == [whole[one] for one in sorted(shown)]
    held = {way["name"] for one in part["distributions"] for way in one["components"]}
    assert part["components"] == [one for one in document["components"] if one["name"] in held]


def check_steps(project, ninja):
    steps = ask(project, "graph", "--steps")["steps"]
    makers = {output: one["step"] for one in steps for output in one["outputs"]}
    assert makers == {name: maker for name, maker in ninja.makers.items() if maker in set(makers.values())}
    for one in steps:
        for output in one["outputs"]:
            assert set(one["inputs"]) == ninja.reads[output], (one, ninja.reads[output])
    nodes, edges = read_by_dot(run(project, "graph", "--steps").stdout)
    name = {id(one): f"step {one['outputs'][0]}" for one in steps}
    assert edges == {(f"file {file}", name[id(one)]) for one in steps for file in one["inputs"] + one["waits_for"]} | {
        (name[id(one)], f"file {file}") for one in steps for file in one["outputs"]}
    assert all(nodes[name[id(one)]] == one["description"] for one in steps)


def check_project(dice, project):
    make_project(dice, project)
    document = check_declaration(project)
    for one in dice.sample(document["distributions"], min(2, len(document["distributions"]))):
        check_choice(document, project, one["name"])
    check_steps(project, NinjaGraph(project))


def check_odd_names(project):
    """Quotes, backslashes and text that Graphviz would expand in a label stay unchanged."""
    make_project(random.Random(1), project)
    odd = f"{COMPONENTS}/exporter/odd/a\"b\\n\\G ä <b>.txt"
    put(project / odd, "")
    put(project / f"{COMPONENTS}/exporter/odd/odd.go",
        "//go:build lambdacomponents.custom\n\npackage exporter\n")
    steps = ask(project, "graph", "--steps")["steps"]
    assert any(odd in one["inputs"] for one in steps)
    svg = subprocess.run(["dot", "-Tsvg"], input=run(project, "graph", "--steps").stdout, capture_output=True, text=True,
                         timeout=60, check=True).stdout
    assert "a&quot;b\\n\\G ä &lt;b&gt;.txt</text>" in svg


def check_output(project):
    """-o writes the same text as stdout, in the format of the name's suffix, relative to the user's folder."""
    for name, words in (("a.dot", []), ("a.json", ["--format", "json"]), ("a.html", ["--format", "html"]), ("a.txt", [])):
        assert run(project / "config", "graph", "-o", f"new/{name}").stdout == ""
        assert (project / "config/new" / name).read_text() == run(project, "graph", *words).stdout
    assert sorted(path.name for path in (project / "config/new").iterdir()) == ["a.dot", "a.html", "a.json", "a.txt"]


def main():
    for seed in range(PROJECTS):
        with tempfile.TemporaryDirectory() as folder:
            try:
                check_project(random.Random(seed), pathlib.Path(folder).resolve())
            except AssertionError:
                print(f"seed {seed}")
                raise
    with tempfile.TemporaryDirectory() as folder:
        project = pathlib.Path(folder).resolve()
        check_odd_names(project)
        check_output(project)


main()
