#!/usr/bin/env python3
"""Two `ocelot-gen && ninja` at once: in one folder, and in two folders that share their caches."""
import sys

from harness import Project, check, expect_all_gone, is_long, main

ROUNDS = {False: 3, True: 25}
COMMAND = "ocelot-gen --inspect none --documents none && exec ninja"


def run_at_once(projects):
    running = [project.start(COMMAND) for project in projects]
    for process in running:
        said = process.communicate(timeout=300)[0]
        check(process.returncode == 0, f"one of two at once failed:\n{said}")
    expect_all_gone()


def test(folder):
    caches = folder / "caches"
    for name in ("one", "two"):
        (folder / name).mkdir()
    one, two = (Project(folder / name, caches) for name in ("one", "two"))
    one.build()
    reference = one.layers()
    for _ in range(ROUNDS[is_long()]):
        one.forget()
        run_at_once([one, one])
        one.expect_nothing_half_written(reference)
        one.expect_completion(reference)
        one.forget()
        two.forget()
        run_at_once([one, two])
        check(one.layers() == two.layers() == reference, "two folders at once differ")
    print(f"{ROUNDS[is_long()]} times two in one folder, and as often in two")


if __name__ == "__main__":
    sys.exit(main(test))
