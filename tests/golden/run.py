#!/usr/bin/env python3
"""One golden case: a project goes in, and exactly the expected Ninja file or messages come out.

`run.py OCELOT_GEN CASE` takes a case as cases.py describes it:

  expected.ninja    the Ninja file. It is also generated again (nothing may be written), generated from the same
                    distributions in reverse order (the same bytes must result), and read by a real `ninja -n`.
  expected.stderr   or the complete stderr
  expected.stdout   in addition, the complete stdout
  step              in its words, /PROJECT and /GO stand for the project's folder and a command that reports Go 1.24.0;
                    a folder up/collector is packed as up.tar first; `check` alone checks all files of
                    config/ and components/ against it
  command           must write nothing; a folder up/collector is packed first, as the clone step does

With --update the expectation is rewritten.
"""
import contextlib
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile

import cases

# Places that differ between machines are fixed.
MACHINE = ["--self", "./ocelot-gen", "--go", "/opt/go/bin/go", "--make", "/usr/bin/make", "--package-jobs", "2",
           "--inspect", "none", "--documents", "none"]


def run(program, project, words, form="text"):
    environment = {"PATH": os.environ["PATH"], "HOME": "/nowhere", "NO_COLOR": "1", "OCELOT_FORMAT": form,
                   "OCELOT_CACHE_DIR": str(project.parent / "cache")}
    for name in ("ASAN_OPTIONS", "LSAN_OPTIONS", "UBSAN_OPTIONS"):
        if name in os.environ:
            environment[name] = os.environ[name]
    return subprocess.run([program, *words], cwd=project, env=environment, capture_output=True, timeout=60)


def generate(program, project, words, form="text"):
    return run(program, project, [*MACHINE, *words], form)


def check(holds, message):
    if not holds:
        sys.exit(message)


def ninja_file(project):
    """The file that was written: the outer project's part, where the case is about one."""
    embedded = project / "embed.ninja"
    return embedded if embedded.exists() else project / "build.ninja"


def folder_of_build(project, written, words):
    """Where Ninja runs: for an embedded file in the outer project, whose file includes it and makes external inputs."""
    if written.name == "build.ninja":
        return project
    made = [value for option, value in zip(words, words[1:]) if option == "--external-input"]
    lines = [f"include {project.name}/{written.name}", *(f"build {project.name}/{path}: phony" for path in made)]
    (project.parent / "build.ninja").write_text("".join(f"{line}\n" for line in lines))
    return project.parent


def check_plan(executor, folder):
    """A program that runs Ninja files reads the file, and would build layers."""
    plan = subprocess.run([executor, "-n"], cwd=folder, capture_output=True, text=True, timeout=60)
    check(plan.returncode == 0, f"{executor} -n failed:\n{plan.stdout}{plan.stderr}")
    check("package" in plan.stdout, f"{executor} -n would package nothing:\n{plan.stdout}")


def check_what_is_left(case, project, is_wanted):
    """The file exists exactly if there is no error; a file that ocelot-gen did not write keeps its bytes."""
    made, foreign = project / "build.ninja", case.project().get("build.ninja")
    if foreign:
        check(made.read_bytes() == foreign.data(), "a foreign Ninja file was changed")
    else:
        check(made.exists() == is_wanted, "a Ninja file is wanted exactly when there is no error")


def compare(case, name, actual, update):
    if update:
        case.expect(name, actual)
        return
    expected = case.expected(name)
    if expected != actual:
        import difflib

        lines = [text.decode(errors="backslashreplace").splitlines(True) for text in (expected, actual)]
        sys.exit("".join(difflib.unified_diff(*lines, name, "actual")))


def reverse_blocks(text):
    """The top-level entries of a YAML mapping in reverse order; comments stay with the entry below them."""
    blocks = re.split(r"(?m)^(?=[A-Za-z\"'])", text)
    return blocks[0] + "".join(block.rstrip("\n") + "\n" for block in reversed(blocks[1:]))


def check_ninja_file(case, program, project, words, update):
    written = ninja_file(project)
    # Each change of a template changes the digest, which a unit test checks.
    text = re.sub(rb"--templates [0-9a-f]{64}", b"--templates DIGEST", written.read_bytes())
    compare(case, "expected.ninja", text, update)
    before = written.stat()
    check(generate(program, project, words).returncode == 0, "the second run failed")
    after = written.stat()
    check((before.st_ino, before.st_mtime_ns) == (after.st_ino, after.st_mtime_ns), "the second run wrote the file again")

    check_plan("ninja", folder_of_build(project, written, words))

    declaration = project / "config/distributions.yaml"
    text = declaration.read_text()
    check(reverse_blocks(text) != text or text.count("buildtags") < 2, "the distributions could not be reordered")
    declaration.write_text(reverse_blocks(text))
    check(generate(program, project, words).returncode == 0, "the reordered project failed")
    check(written.stat().st_mtime_ns == before.st_mtime_ns, "the order of the distributions changed the file")


def pack_upstream(program, project, tar):
    if (project / "up/collector").exists() and not (project / tar).exists():
        packing = ["clone", "--plain", "./up", "--folder", "collector", "--tree-id", f"{tar}-tree", "-o", tar]
        check(run(program, project, ["step", *packing]).returncode == 0, "the upstream could not be packed")


def run_step(program, project, words, form):
    pack_upstream(program, project, "up.tar")
    if words == ["check"]:
        paths = [path for folder in ("config", "components") for path in sorted((project / folder).rglob("*"))]
        files = [str(path.relative_to(project)) for path in paths if path.is_file()]
        words = ["check", "--go", "/GO", "-o", "check", "up.tar", *files]
    go = str(pathlib.Path(__file__).absolute().parent / "go")
    words = [word.replace("/PROJECT", str(project)).replace("/GO", go) for word in words]
    return run(program, project, ["step", *words], form)


def run_command(program, project, words, form):
    """Runs a query, or a command that fails or only prints: it must not leave any file."""
    pack_upstream(program, project, "build/ocelot/upstream.tar")
    before = sorted(path for path in project.rglob("*"))
    ended = run(program, project, words, form)
    check(sorted(path for path in project.rglob("*")) == before, "the query wrote a file")
    return ended


def check_messages(case, program, project, words, update):
    step, command = case.words("step"), case.words("command")

    def act(form):
        if command:
            return run_command(program, project, command, form)
        return run_step(program, project, step, form) if step else generate(program, project, words, form)

    ended = act("text")
    if update and command:
        case.expect_exit(ended.returncode)
    wanted = int(case.settings.get("exit", "1"))
    said = ended.stderr.decode(errors="replace")
    check(ended.returncode == wanted, f"exit code {ended.returncode}, not {wanted}:\n{said}")
    if not step and not command:
        check_what_is_left(case, project, wanted == 0)
    compare(case, "expected.stderr", ended.stderr.replace(bytes(project), b"/PROJECT"), update)
    compare(case, "expected.stdout", ended.stdout, update)
    code = case.settings.get("code", "usage")
    if code != "usage":  # usage errors are always printed as text
        told = json.loads(act("json").stdout)["diagnostics"]
        check([one["code"] for one in told[:1]] == [code], f"the first fault is {told[:1]}, not {code}")


@contextlib.contextmanager
def project_of(case, program):
    with tempfile.TemporaryDirectory() as folder:
        project = pathlib.Path(folder).resolve() / "project"
        project.mkdir()
        cases.write_project(case, project)
        (project / "ocelot-gen").symlink_to(program)
        yield project


def main():
    update = "--update" in sys.argv
    program, case = pathlib.Path(sys.argv[1]).absolute(), cases.read(pathlib.Path(sys.argv[2]))
    words = case.words("args")
    with project_of(case, program) as project:
        if "expected.ninja" not in case.sections:
            check_messages(case, program, project, words, update)
            return
        ended = generate(program, project, words)
        check(ended.returncode == 0, f"exit code {ended.returncode}:\n{ended.stderr.decode()}")
        check_ninja_file(case, program, project, words, update)


if __name__ == "__main__":
    main()
