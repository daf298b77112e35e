#!/usr/bin/env python3
"""`format` on files: what it writes, what it keeps, and that the project's own files are canonical."""
import os
import pathlib
import subprocess
import tempfile

from projects import OCELOT, ROOT, put, run

NAMES = ("distributions.yaml", "component_dependencies.yaml", "upstream.yaml")
LOOSE = "a: {base: 'b', buildtags: [x]} # why\nb: {}\n"
CANONICAL = "a: # why\n  base: b\n  buildtags:\n    - x\n\nb: {}\n"


def state(path):
    found = path.stat()
    return found.st_ino, found.st_mtime_ns, path.read_bytes()


def check_files(project):
    file, upstream = project / "config/distributions.yaml", project / "config/upstream.yaml"
    put(file, LOOSE)
    put(upstream, "ref: v1\n")
    before = state(file), state(upstream)
    assert run(project, "format", "--check", wanted=(1,)).stdout == "config/distributions.yaml\n"
    assert before == (state(file), state(upstream)), "--check wrote a file"
    assert run(project / "config", "format").stdout == "distributions.yaml\n"
    assert file.read_text() == CANONICAL and state(upstream) == before[1]
    before = state(file)
    assert run(project, "format").stdout == "" and run(project, "format", "--check").stdout == ""
    assert state(file) == before, "a canonical file was written"
    assert not list(project.rglob(".ocelot-*"))


def check_place(project):
    """A formatted file stays at the target of a link, with its mode and owner; a file that is named twice is written once."""
    file, real = project / "config/distributions.yaml", project / "elsewhere.yaml"
    put(real, LOOSE)
    real.chmod(0o666)
    if os.geteuid() == 0:
        os.chown(real, 1234, 5678)
    before = real.stat()
    file.parent.mkdir()
    file.symlink_to("../elsewhere.yaml")
    assert run(project, "format", str(file), "config/distributions.yaml").stdout == f"{file}\n"
    after = real.stat()
    assert file.is_symlink() and real.read_text() == CANONICAL
    assert (after.st_mode, after.st_uid, after.st_gid) == (before.st_mode, before.st_uid, before.st_gid)


def check_errors(project):
    """An error in one file: no file is written."""
    file = project / "config/distributions.yaml"
    put(file, LOOSE)
    put(project / "config/upstream.yaml", "reff: v1\n")
    ended = run(project, "format", wanted=(1,))
    assert "config/upstream.yaml:1:1: error: unknown key 'reff'" in ended.stderr and not ended.stdout, ended
    assert file.read_text() == LOOSE
    assert run(project, "format", str(file)).stdout == f"{file}\n" and file.read_text() == CANONICAL
    put(project / "config/upstream.yaml", "repo: https://me:secret@example.com/x\nreff: v1\n")
    assert "secret" not in run(project, "format", wanted=(1,)).stderr
    assert "did you mean 'distributions.yaml'?" in run(project, "format", "distribution.yaml", wanted=(2,)).stderr
    run(project, "format", "-", "upstream.yaml", wanted=(2,))


def through(text, *words):
    return subprocess.run([OCELOT, "format", "-", *words], input=text, cwd="/", capture_output=True, text=True, timeout=60)


def check_stdin():
    assert through(LOOSE).stdout == CANONICAL
    assert (through(LOOSE, "--check").returncode, through(CANONICAL, "--check").returncode) == (1, 0)
    assert through("ref:   v1", "--as", "upstream.yaml").stdout == "ref: v1\n"
    assert through("a: [").returncode == 1


def check_own_files():
    folders = [ROOT / name for name in ("config", "tests/demo", "docs")]
    files = [str(path) for folder in folders for name in NAMES for path in sorted(pathlib.Path(folder).rglob(name))]
    assert len(files) >= 5, files
    ended = subprocess.run([OCELOT, "format", "--check", *files], capture_output=True, text=True, timeout=60)
    assert ended.returncode == 0 and not ended.stdout, ended


def check_new_project(folder):
    run(folder, "new", "project", "fresh")
    assert run(folder / "fresh", "format", "--check").stdout == ""


def main():
    for check in (check_files, check_place, check_errors, check_new_project):
        with tempfile.TemporaryDirectory() as folder:
            check(pathlib.Path(folder).resolve())
    check_stdin()
    check_own_files()


main()
