#!/usr/bin/env python3
"""A folder that CI keeps between runs: 50 runs of a project that changes stay within a limit and keep their hits."""
import sys

from shared import SharedProject, blobs, blobs_named_by, check, entries, expect_no_warning
from harness import is_long, main

RUNS = 50 if is_long() else 6


def size_of(folder):
    return sum(path.stat().st_size for path in blobs(folder))


def test(folder):
    project = SharedProject(folder / "small")
    remote = folder / "remote"
    source = next(project.root.rglob("components/**/*.go"))
    text = source.read_text()
    project.make(f"file:{remote}")
    limit = size_of(remote) * 5 // 2
    steady = len(entries(remote))
    for run in range(RUNS):
        source.write_text(text + f"\nconst Run{run} = \"{run}\"\n\nvar _ = Run{run}\n")
        expect_no_warning(project.make(f"file:{remote}"), f"run {run}")
        used = project.shared()
        check(used["hits"] > 0, f"run {run}: steps that did not change are not found: {used}")
        code, said = project.run(f"ocelot-gen cache trim file:{remote} --max-size {limit}")
        check(code == 0 and said.startswith("removed "), said)
        check(size_of(remote) <= limit, f"run {run}: {size_of(remote)} bytes, more than {limit}")
        for entry in entries(remote):
            for blob in blobs_named_by(entry):
                check((remote / "cas" / blob).is_file(), f"run {run}: {entry.name} lacks {blob}")
        reference = project.layers()
        project.make(f"file:{remote}", OCELOT_REMOTE_CACHE_MODE="read")
        check(project.shared()["misses"] == 0, f"run {run}: its own entries were removed")
        project.expect(reference, f"run {run}")
    check(len(entries(remote)) < steady * 10, "nothing was removed")
    print(f"{RUNS} runs within {limit} bytes")


if __name__ == "__main__":
    sys.exit(main(test))
