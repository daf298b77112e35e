#!/usr/bin/env python3
"""The drawing of a long chain of bases is as large as the chain, and so is the memory that it needs."""
import pathlib
import resource
import subprocess
import tempfile

from projects import OCELOT, put

DEPTH = 20000
MEMORY = 1 << 30  # bytes; with the bases of each distribution, the names alone would need six times as much


def make_chain(project, depth):
    lines = ["d0: {buildtags: [lambdacomponents.custom]}"]
    lines += [f"d{number}: {{base: d{number - 1}, abstract: true}}" for number in range(1, depth)]
    put(project / "config/distributions.yaml", "\n".join(lines) + "\n")


def limit_memory():
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def draw(project, *words):
    ended = subprocess.run([OCELOT, "graph", *words], cwd=project, capture_output=True, text=True, timeout=300,
                           preexec_fn=limit_memory)
    assert ended.returncode == 0, f"{words}: exit {ended.returncode}: {ended.stderr}"
    return ended.stdout


def main():
    with tempfile.TemporaryDirectory() as folder:
        project = pathlib.Path(folder)
        make_chain(project, DEPTH)
        dot = draw(project)
        assert dot.count(" -> ") == DEPTH - 1 + 2, dot.count(" -> ")  # a base each, and two layers
        assert draw(project, "--format", "json").count('"bases"') == DEPTH
        assert f'"d{DEPTH - 1}"' in draw(project, "--format", "html")
        assert draw(project, f"d{DEPTH - 1}") == dot


if __name__ == "__main__":
    main()
