#!/usr/bin/env python3
"""Every command works in the project's folder, in one of its sub-folders, and from elsewhere with -C before or after its name,
with the same output each time; and text output fits narrow terminals. A command without a row here and without a golden case fails.
"""
import os
import pathlib
import re
import subprocess
import tempfile

from projects import OCELOT, ROOT, cases, everyday_commands
from terminal import on_terminal, plain

TOOLS = ["--go", "/opt/go/bin/go", "--make", "/usr/bin/make", "--package-jobs", "2", "--inspect", "none"]
MACHINE = [*TOOLS, "--self", "/opt/ocelot-gen"]

# The arguments with which a command is tried, and its kind: the text of a query about a project must fit the terminal. Queries have
# golden cases instead of a row.
ROWS = {
    "gen": (MACHINE, "project"),
    "graph": ([], "project"),
    "report": ([], "project"),
    "new component": (["exporter", "zipkin", "--dry-run"], "project"),
    "new distribution": (["more", "--base", "files", "--dry-run"], "project"),
    "new project": (["fresh", "--dry-run"], "alone"),
    "new workflow": (["gitlab", "--image", f"registry.example.com/ocelot@sha256:{'0' * 64}", "--print"], "project"),
    "import ocb": (["{project}/builder.yaml", "--dry-run"], "project"),
    "import config": (["{project}/collector.yaml", "--name", "same", "--dry-run"], "project"),
    "build": (["--dry-run", *TOOLS, "files"], "project"),
    "update": (["--dry-run", *MACHINE, "-r", str(ROOT / "tests/upstream")], "project"),
    "verify": (["--help"], "alone"),  # it needs a build
    "format": (["--check"], "project"),
    "schema": (["distributions"], "alone"),
    "explain": (["--go", "/opt/go/bin/go", "--make", "/usr/bin/make", "files"], "project"),
    "clean": (["--dry-run"], "project"),
    "size": (["--help"], "project"),  # tests/e2e/measured_size.sh and audited_layer.sh have built layers
    "audit": (["--help"], "project"),
    "cache": ([], "alone"),
    "completions": (["bash"], "alone"),
    "complete": (["--", "li"], "alone"),
    "step": (["clone", "--help"], "alone"),
    "smoke": (["--help"], "alone"),
    "emulate": (["--help"], "alone"),
    "zip": (["--help"], "alone"),
    "help": (["why"], "alone"),
    "validate": (["--help"], "alone"),
}

ROWS = {**{command: (words, "query") for command, words in everyday_commands().items()}, **ROWS}

MANIFEST = """dist: {name: built}
receivers: [{gomod: go.opentelemetry.io/collector/receiver/otlpreceiver v0.145.0}]
"""
CONFIG = """receivers: {otlp: {protocols: {http: }}}
exporters: {debug: }
service: {pipelines: {traces: {receivers: [otlp], exporters: [debug]}}}
"""


def run(folder, *words):
    environment = {"PATH": os.environ["PATH"], "HOME": "/nowhere", "OCELOT_CACHE_DIR": "/nowhere/cache", "CI": "1"}
    ended = subprocess.run([OCELOT, *words], cwd=folder, env=environment, capture_output=True, text=True, timeout=60)
    assert ended.returncode == 0, (folder, words, ended)
    return ended.stdout


def check_places(project, command, words, kind):
    name = command.split(" ")
    told = run(project, *name, *words)
    assert told or command in ("gen", "clean", "format"), f"{command} says nothing"
    assert run(project / "config/examples", *name, *words) == told, f"{command}: another answer in a sub-folder"
    places = [["-C", str(project), *name, *words], ["--directory", str(project / "config"), *name, *words]]
    if command not in ("step", "zip", "complete"):  # these commands parse their own words
        places += [[*name, "-C", str(project), *words], [*name, f"--directory={project}", *words]]
    for place in places:
        assert run("/", *place) == told, f"another answer of {place}"


def check_width(text, columns):
    """A longer line is allowed only if it is one word that cannot be broken."""
    for line in plain(text).splitlines():
        assert len(line) <= columns or len(line.split()) == 1, f"{len(line)} columns of {columns}: {line}"


def check_narrow(project, command, words, kind):
    name = command.split(" ")
    for told in [[*name, "--help"]] + ([[*name, *words]] if kind == "query" else []):
        wide = plain(on_terminal(400, *told, folder=project)).split()
        for columns in (20, 30, 40):
            narrow = on_terminal(columns, *told, folder=project)
            assert plain(narrow).split() == wide, f"{told} says something else in {columns} columns"
            check_width(narrow, columns)
        assert "\x1b" not in on_terminal(40, *told, folder=project, NO_COLOR="1")


def main():
    commands = re.findall(r"(?m)^## (.+)$", run("/", "help", "--markdown"))
    assert sorted(commands) == sorted(ROWS), f"without a row here or a golden case: {set(commands) ^ set(ROWS)}"
    with tempfile.TemporaryDirectory() as scratch:
        project = pathlib.Path(scratch).resolve() / "project"
        cases.write_project(cases.read_shared("everyday"), project)
        (project / "config/examples").mkdir(exist_ok=True)
        (project / "builder.yaml").write_text(MANIFEST)
        (project / "collector.yaml").write_text(CONFIG)
        run(project, "format")
        (project / "build/ocelot").mkdir(parents=True)
        run(project, "step", "clone", "--plain", str(ROOT / "tests/upstream"), "--folder", "collector", "--tree-id",
            "build/ocelot/upstream.tree", "-o", "build/ocelot/upstream.tar")
        for command, (row, kind) in ROWS.items():
            words = [word.replace("{project}", str(project)) for word in row]
            check_places(project, command, words, kind)
            check_narrow(project, command, words, kind)


main()
