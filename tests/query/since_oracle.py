#!/usr/bin/env python3
"""After random edits, `affected --since` names the layers whose commands or files differ according to Ninja, and `diff` agrees."""
import hashlib
import json
import os
import pathlib
import random
import re
import subprocess
import tempfile

from projects import COMPONENTS, MACHINE, OCELOT, NinjaGraph, ask, constraint, make_project, put, run

PROJECTS = 60
GIT = ["git", "-c", "user.name=a", "-c", "user.email=a@b", "-c", "core.autocrlf=false"]


def git(project, *words):
    environment = {**os.environ, "GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_NOSYSTEM": "1"}
    subprocess.run([*GIT, *words], cwd=project, env=environment, check=True, capture_output=True, timeout=60)


def layer_digests(project):
    """A digest of each layer's inputs: the commands of its steps and the bytes of the files that they read."""
    ninja = NinjaGraph(project)
    commands = {step["output"]: step["command"] for step in json.loads("\n".join(ninja.tool("compdb")))}
    clone = "build/ocelot/upstream.tar"
    commands[clone] = ninja.tool("commands", "-s", clone)[0]  # compdb omits a step without inputs
    digests = {}
    for layer in ninja.layers:
        parts = []
        for name in sorted(ninja.used_by(layer)):
            file = project / name
            is_made = name.startswith("build/")
            parts.append(f"{name}\0{commands.get(name, '') if is_made else file.read_text()}")
        digests[layer] = hashlib.sha256("\0\0".join(parts).encode()).hexdigest()
    return digests


def edit_component(dice, project):
    file = dice.choice(sorted((project / COMPONENTS).rglob("*.go")))
    file.write_text(file.read_text() + "// a remark\n")


def own_components(project):
    """All components except the one of a plugin, without which the declaration is invalid."""
    return sorted(one for one in (project / COMPONENTS).rglob("*.go") if one.name != "mark.go")


def change_constraint(dice, project):
    file = dice.choice([one for one in own_components(project) if "_test" not in one.name])
    match = re.search(r"lambdacomponents\.(\w+)\.(part\d+)", file.read_text())
    put(file, f"//go:build {constraint(dice, match[1], match[2])}\n\npackage {match[1]}\n")


def delete_component(dice, project):
    dice.choice(own_components(project)).unlink()


def add_component(dice, project):
    text = f"//go:build {constraint(dice, 'exporter', 'fresh')}\n\npackage exporter\n"
    put(project / COMPONENTS / "exporter/fresh.go", text)


def edit_text(path, pattern, replacement):
    path.write_text(re.sub(pattern, replacement, path.read_text(), count=1))


def edit_tags(dice, project):
    edit_text(project / "config/distributions.yaml", r"\bnetgo\b|lambdacomponents\.slim", "osusergo")


def comment_declaration(dice, project):
    edit_text(project / "config/distributions.yaml", r"\A", "# a remark\n")


def rename_distribution(dice, project):
    edit_text(project / "config/distributions.yaml", r"(?m)^dist(\d+):", r"other\1:")


def change_version(dice, project):
    edit_text(project / "config/component_dependencies.yaml", r"v1\.2\.3", "v1.2.4")


def move_pin(dice, project):
    if (project / "config/upstream.lock").exists():
        edit_text(project / "config/upstream.lock", "1{40}", "2" * 40)
    else:
        put(project / "upstream/collector/go.mod", "changed\n")


def edit_config(dice, project):
    examples = sorted((project / "config/examples").glob("*"))
    if examples:
        dice.choice(examples).write_text("exporters: {}\n")


def touch_nothing(dice, project):
    put(project / "README.md", "read me\n")


EDITS = (edit_component, change_constraint, delete_component, add_component, edit_tags, comment_declaration,
         rename_distribution, change_version, move_pin, edit_config, touch_nothing)


def check_project(dice, root, below):
    """`below` is the project's path in its repository."""
    project = root / below
    make_project(dice, project)
    put(project / ".gitignore", "build.ninja\n")
    git(root, "init", "-q", "-b", "main")
    git(root, "add", "-A")
    git(root, "commit", "-q", "-m", "before")
    before = layer_digests(project)
    edits = dice.sample(EDITS, dice.randint(1, 2))
    for edit in edits:
        edit(dice, project)
    if subprocess.run([OCELOT, *MACHINE], cwd=project, capture_output=True, timeout=60).returncode != 0:
        return None
    after = layer_digests(project)
    told = ask(project, "affected", "--since", "HEAD")
    names = [edit.__name__ for edit in edits]
    wanted = sorted(layer for layer in after if before.get(layer) != after[layer])
    assert sorted(row["artifact"] for row in told["layers"]) == wanted, (names, told, wanted)
    assert sorted(told["removed_layers"]) == sorted(before.keys() - after.keys()), names
    assert all(row["causes"] for row in told["layers"])
    if not wanted:
        differences = ask(project, "diff", "--since", "HEAD")["distributions"]["changed"]
        assert not any(one["components"]["added"] or one["tags"]["added"] for one in differences), (names, differences)
    matrix = json.loads(run(project, "affected", "--since", "HEAD", "--format", "github-matrix").stdout)
    assert matrix == {"include": [{key: row[key] for key in ("distribution", "architecture", "artifact")}
                                  for row in told["layers"]]}
    return bool(wanted)


def main():
    seen = []
    for seed in range(PROJECTS):
        with tempfile.TemporaryDirectory() as folder:
            try:
                below = (".", "layers/all")[seed % 2]
                seen.append(check_project(random.Random(seed), pathlib.Path(folder).resolve(), below))
            except AssertionError:
                print(f"seed {seed}")
                raise
    counts = [seen.count(one) for one in (True, False, None)]
    print("%d affected, %d not, %d with errors" % tuple(counts))
    assert counts[0] > PROJECTS / 3 and counts[1] > 3 and counts[2] < PROJECTS / 3, counts


if __name__ == "__main__":
    main()
