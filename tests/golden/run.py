#!/usr/bin/env python3
"""One golden case: a project goes in, and exactly the expected Ninja file or messages come out.

A case is a folder with `input/` (the project), an optional `args` (more words for ocelot-gen, one a line), and either
`expected.ninja` or `expected.stderr`. A Ninja file is also made again (nothing may be written), made from the same
distributions in the reverse order (the same bytes must come out), and read by a real `ninja -n`.
With --update the expectation is written anew.
"""
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

# Places that differ between machines are fixed.
MACHINE = ["--self", "./ocelot-gen", "--go", "/opt/go/bin/go", "--make", "/usr/bin/make", "--package-jobs", "2"]


def generate(program, project, words):
    environment = {"PATH": os.environ["PATH"], "HOME": "/nowhere", "NO_COLOR": "1"}
    for name in ("ASAN_OPTIONS", "UBSAN_OPTIONS"):
        if name in os.environ:
            environment[name] = os.environ[name]
    return subprocess.run([program, *MACHINE, *words], cwd=project, env=environment, capture_output=True, text=True, timeout=60)


def check(holds, message):
    if not holds:
        sys.exit(message)


def compare(path, actual, update):
    if update:
        path.write_text(actual)
        return
    expected = path.read_text()
    if expected != actual:
        import difflib

        sys.exit("".join(difflib.unified_diff(expected.splitlines(True), actual.splitlines(True), str(path.name), "actual")))


def reverse_blocks(text):
    """The top-level entries of a YAML mapping in reverse order; comments stay with the entry below them."""
    blocks = re.split(r"(?m)^(?=[A-Za-z\"'])", text)
    return blocks[0] + "".join(block.rstrip("\n") + "\n" for block in reversed(blocks[1:]))


def check_ninja_file(case, program, project, words, update):
    written = project / "build.ninja"
    compare(case / "expected.ninja", written.read_text(), update)
    before = written.stat()
    check(generate(program, project, words).returncode == 0, "the second run failed")
    after = written.stat()
    check((before.st_ino, before.st_mtime_ns) == (after.st_ino, after.st_mtime_ns), "the second run wrote the file again")

    plan = subprocess.run(["ninja", "-n"], cwd=project, capture_output=True, text=True, timeout=60)
    check(plan.returncode == 0, f"ninja -n failed:\n{plan.stdout}{plan.stderr}")
    check("package" in plan.stdout, f"ninja -n would package nothing:\n{plan.stdout}")

    declaration = project / "config/distributions.yaml"
    text = declaration.read_text()
    check(reverse_blocks(text) != text or text.count("buildtags") < 2, "the distributions could not be reordered")
    declaration.write_text(reverse_blocks(text))
    check(generate(program, project, words).returncode == 0, "the reordered project failed")
    check(written.stat().st_mtime_ns == before.st_mtime_ns, "the order of the distributions changed the file")


def main():
    update = "--update" in sys.argv
    program, case = pathlib.Path(sys.argv[1]).absolute(), pathlib.Path(sys.argv[2]).absolute()
    words = (case / "args").read_text().splitlines() if (case / "args").exists() else []
    with tempfile.TemporaryDirectory() as folder:
        project = pathlib.Path(folder) / "project"
        shutil.copytree(case / "input", project, symlinks=True)
        (project / "ocelot-gen").symlink_to(program)
        run = generate(program, project, words)
        if (case / "expected.ninja").exists():
            check(run.returncode == 0, f"exit code {run.returncode}:\n{run.stderr}")
            check_ninja_file(case, program, project, words, update)
        else:
            check(run.returncode == 1, f"exit code {run.returncode}, not 1:\n{run.stderr}")
            check(not (project / "build.ninja").exists(), "a Ninja file was written although there were errors")
            compare(case / "expected.stderr", run.stderr, update)


main()
