"""What the fault tests share: a small project with real steps, processes to watch and to kill, and layers to compare.

Input: OCELOT_GEN and SOURCE_ROOT. Tests signal only processes that they started, by their id.
"""
import ctypes
import hashlib
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import tempfile
import time

OCELOT = os.environ["OCELOT_GEN"]
SMALL = pathlib.Path(os.environ["SOURCE_ROOT"]) / "tests/faults/small"
PATIENCE = 2.0  # seconds within which all processes must have ended
SKIPPED = 77  # meson's exit code for a skipped test


class Failure(Exception):
    pass


def check(holds, message):
    if not holds:
        raise Failure(message)


def adopt_orphans():
    """Makes orphans children of this process, so that all of them are counted."""
    pr_set_child_subreaper = 36
    ctypes.CDLL(None).prctl(pr_set_child_subreaper, 1, 0, 0, 0)


class Process:
    """A process in /proc: `words` is its command line, `state` the letter of proc(5)."""

    def __init__(self, number):
        self.number = number
        stat = pathlib.Path(f"/proc/{number}/stat").read_text()
        fields = stat.rpartition(") ")[2].split()
        self.state, self.parent = fields[0], int(fields[1])
        self.words = pathlib.Path(f"/proc/{number}/cmdline").read_bytes().decode(errors="replace").split("\0")[:-1]

    @property
    def is_alive(self):
        return self.state not in "ZX"

    def kind(self):
        name = os.path.basename(self.words[0]) if self.words else ""
        if name == "ocelot-gen":
            return "step" if "step" in self.words[1:3] else "generator"
        return name


def all_processes():
    for entry in os.listdir("/proc"):
        if entry.isdigit():
            try:
                yield Process(int(entry))
            except (FileNotFoundError, ProcessLookupError):
                pass


def descendants():
    by_parent = {}
    for process in all_processes():
        by_parent.setdefault(process.parent, []).append(process)
    found, todo = [], [os.getpid()]
    while todo:
        for child in by_parent.get(todo.pop(), []):
            found.append(child)
            todo.append(child.number)
    return [process for process in found if process.is_alive]


def reap():
    try:
        while os.waitpid(-1, os.WNOHANG)[0] > 0:
            pass
    except ChildProcessError:
        pass


def wait_until(condition, seconds):
    end = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > end:
            return False
        time.sleep(0.005)
    return True


def expect_all_gone():
    def is_quiet():
        reap()
        return not descendants()

    check(wait_until(is_quiet, PATIENCE), f"still running: {[process.words for process in descendants()]}")


class Project:
    """A small upstream and a project for it, in a separate folder with its own temporary and cache folders."""

    def __init__(self, folder, caches=None):
        self.folder = pathlib.Path(folder)
        self.root = self.folder / "project"
        self.temporary = self.folder / "tmp"
        shutil.copytree(SMALL / "upstream", self.folder / "upstream")
        shutil.copytree(SMALL / "project", self.root)
        self.temporary.mkdir()
        self.environment = dict(os.environ, TMPDIR=str(self.temporary), LC_ALL="C", OCELOT_CACHE="off",
                                OCELOT_CACHE_DIR=str(caches or self.folder / "cache"), GIT_CONFIG_GLOBAL="/dev/null")
        self.environment.pop("OCELOT_STOP_AT", None)
        git = ["git", "-c", "user.name=test", "-c", "user.email=test@example.com", "-C", str(self.folder / "upstream")]
        when = {"GIT_AUTHOR_DATE": "2026-01-01T00:00:00Z", "GIT_COMMITTER_DATE": "2026-01-01T00:00:00Z"}
        for words in (["init", "-q", "-b", "main"], ["add", "-A"], ["commit", "-q", "-m", "upstream"]):
            subprocess.run([*git, *words], check=True, env=dict(self.environment, **when))

    def start(self, command, **more):
        """Starts a shell command in the project, in its own process group, as a terminal does."""
        return subprocess.Popen(["/bin/sh", "-c", command.replace("ocelot-gen", OCELOT)], cwd=self.root,
                                env=dict(self.environment, **more), stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                                text=True, errors="replace", start_new_session=True)

    def run(self, command, **more):
        process = self.start(command, **more)
        said = process.communicate(timeout=300)[0]
        return process.returncode, said

    def build(self, words=""):
        code, said = self.run(f"ocelot-gen --inspect none --documents none {words} && exec ninja")
        check(code == 0, f"the build failed:\n{said}")

    def forget(self):
        """Removes everything that a fresh checkout does not have, except the lock."""
        shutil.rmtree(self.root / "build", ignore_errors=True)
        (self.root / "build.ninja").unlink(missing_ok=True)

    def layers(self):
        return {path.name: hashlib.sha256(path.read_bytes()).hexdigest()
                for path in sorted((self.root / "build").glob("collector-*"))}

    def half_written(self):
        """Temporary files in the project, and scratch folders."""
        return [*self.root.rglob(".ocelot-*"), *self.temporary.iterdir()]

    def expect_nothing_half_written(self, reference):
        check(wait_until(lambda: not self.half_written(), PATIENCE), f"left behind: {self.half_written()}")
        for name, digest in self.layers().items():
            check(reference[name] == digest, f"{name} is neither absent nor whole")

    def expect_completion(self, reference, words=""):
        """The next run completes with the bytes of an undisturbed build, and no work remains."""
        self.build(words)
        check(self.layers() == reference, "the layers differ from those of an undisturbed build")
        code, said = self.run("ninja")
        if "no work to do" not in said:
            code, said = self.run("ninja")
        check(code == 0 and "no work to do" in said, f"there is still work:\n{said}")


def signal_if_there(process, number):
    """Signals a process from /proc, or one that the test started itself; returns false if it no longer exists."""
    try:
        os.kill(getattr(process, "number", None) or process.pid, number)
        return True
    except ProcessLookupError:
        return False


def main(test):
    """Runs a test in a new folder, which is kept if the test fails."""
    adopt_orphans()
    folder = tempfile.mkdtemp(prefix="faults-")
    try:
        test(pathlib.Path(folder))
    except Failure as failure:
        print(f"FAIL: {failure}\nkept: {folder}")
        for process in descendants():
            signal_if_there(process, signal.SIGKILL)
        sys.exit(1)
    shutil.rmtree(folder)


def is_long():
    """`./dev test faults` runs the long form; the run of all suites runs the short one."""
    return os.environ.get("OCELOT_TESTS") == "long"
