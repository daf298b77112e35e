#!/usr/bin/env python3
"""Another program that runs Ninja files reads the files of all golden cases, and makes a plan of each.

`executor.py OCELOT_GEN EXECUTOR` is skipped if EXECUTOR, a path or a name in PATH, does not exist.
"""
import pathlib
import shutil
import sys

import cases
import run


# A plan of samurai 1.9.0 ends where a pool is full, because nothing of a plan ever leaves it.
DEEP_POOLS = ["--package-jobs", "1000"]


def check_case(program, executor, case):
    words = [*case.words("args"), *DEEP_POOLS]
    with run.project_of(case, program) as project:
        run.check(run.generate(program, project, words).returncode == 0, "ocelot-gen failed")
        run.check_plan(executor, run.folder_of_build(project, run.ninja_file(project), words))


def main():
    program, executor = pathlib.Path(sys.argv[1]).absolute(), sys.argv[2]
    if shutil.which(executor) is None:
        print(f"skipped: there is no {executor}")
        sys.exit(77)
    count = 0
    for path in sorted(pathlib.Path(__file__).absolute().parent.glob("*.txt")):
        case = cases.read(path)
        if "expected.ninja" in case.sections:
            print(path.name, flush=True)
            check_case(program, executor, case)
            count += 1
    run.check(count > 0, "there is no golden case with a Ninja file")


main()
