"""The environment of a test: its own folder, a repository, projects, and ocelot-gen with known variables."""
import contextlib
import hashlib
import os
import pathlib
import pty
import shutil
import socket
import subprocess
import sys
import tempfile
import time

OCELOT_GEN = os.environ["OCELOT_GEN"]
GIT_HTTP_BACKEND = "/usr/lib/git-core/git-http-backend"
MACHINE = ["--go", shutil.which("go") or "go", "--make", "/usr/bin/make", "--package-jobs", "2", "--inspect", "none",
           "--documents", "none"]
SKIP = 77


def skip_without(*programs):
    """Ends the test as skipped when this machine lacks a program."""
    path = os.environ["PATH"] + ":/usr/sbin:/sbin"
    missing = [name for name in programs if shutil.which(name, path=path) is None]
    if missing:
        print(f"skipped: no {', '.join(missing)} on this machine (./dev test faults installs what is needed)")
        sys.exit(SKIP)


def go_version():
    """The version of Go on this machine, as a lock has it."""
    return subprocess.run(["go", "env", "GOVERSION"], text=True, capture_output=True, check=True).stdout.strip().removeprefix("go")


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_for_port(port, process=None):
    for _ in range(200):
        assert process is None or process.poll() is None, f"{process.args[0]} ended with {process.returncode}"
        with contextlib.suppress(OSError):
            socket.create_connection(("127.0.0.1", port), 1).close()
            return
        time.sleep(0.05)
    raise AssertionError(f"nothing listens on port {port}")


class Told:
    """The output of a run of ocelot-gen."""

    def __init__(self, ended, seconds):
        self.code, self.stdout, self.stderr, self.seconds = ended.returncode, ended.stdout, ended.stderr, seconds

    def __str__(self):
        return f"exit {self.code} after {self.seconds:.1f} s\n{self.stdout}{self.stderr}"

    def succeeded(self):
        assert self.code == 0, self
        return self

    def failed(self, *texts):
        assert self.code == 1, self
        return self.says(*texts)

    def says(self, *texts):
        for text in texts:
            assert text in self.stdout + self.stderr, f"not said: {text}\n{self}"
        return self


class Bench:
    """Everything in one folder; processes that were started end with it, by their ids."""

    def __init__(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="faults-")).resolve()
        self.home = self.folder / "home"
        self.cache = self.folder / "cache"
        self.served = self.folder / "served"  # what servers provide
        self.processes = []
        self.outputs = ""
        self.within = []  # the words before ocelot-gen: a program that runs it
        for folder in (self.home, self.served):
            folder.mkdir()
        self.environment = {
            "PATH": os.environ["PATH"], "HOME": str(self.home), "XDG_CONFIG_HOME": str(self.home / ".config"),
            "OCELOT_CACHE_DIR": str(self.cache), "OCELOT_CACHE": "off", "OCELOT_GIT_TIMEOUT": "2", "TMPDIR": str(self.folder)}
        for name in ("ASAN_OPTIONS", "LSAN_OPTIONS", "UBSAN_OPTIONS"):
            if name in os.environ:
                self.environment[name] = os.environ[name]

    def __enter__(self):
        return self

    def __exit__(self, kind, value, trace):
        for process in reversed(self.processes):
            if process.poll() is None:
                process.terminate()
                try:
                    process.wait(5)
                except subprocess.TimeoutExpired:
                    process.kill()
                    process.wait()
        if kind is None:
            shutil.rmtree(self.folder)
        else:
            print(f"kept: {self.folder}")

    def start(self, argv, **options):
        """Starts a server whose output goes to a file."""
        log = open(self.folder / f"{pathlib.Path(argv[0]).name}-{len(self.processes)}.log", "wb")
        options.setdefault("env", {**self.environment, "PATH": os.environ["PATH"] + ":/usr/sbin:/sbin"})
        process = subprocess.Popen(argv, stdin=subprocess.DEVNULL, stdout=log, stderr=log, **options)
        self.processes.append(process)
        return process

    def git(self, *words, folder=None):
        author = {f"GIT_{who}_{what}": text for who in ("AUTHOR", "COMMITTER")
                  for what, text in (("NAME", "a"), ("EMAIL", "a@b"))}
        environment = {"PATH": os.environ["PATH"], "HOME": "/nowhere", "GIT_CONFIG_NOSYSTEM": "1", **author}
        ended = subprocess.run(["git", *words], cwd=folder or self.served / "up.git", env=environment, text=True,
                               capture_output=True, timeout=60)
        assert ended.returncode == 0, ended.stderr
        return ended.stdout.strip()

    def make_repository(self, size=0):
        """A bare repository up.git with one commit on main; `size` is its minimum size in bytes, incompressible."""
        self.git("init", "-q", "--bare", "-b", "main", "up.git", folder=self.served)
        self.git("clone", "-q", "up.git", str(self.folder / "work"), folder=self.served)
        self.git("checkout", "-q", "-B", "main", folder=self.folder / "work")
        return self.commit("v0.144.0", size)

    def commit(self, version, size=0, branch="main"):
        work = self.folder / "work"
        collector = work / "collector"
        collector.mkdir(exist_ok=True)
        (collector / "go.mod").write_text(f"module example.com/up\n\ngo 1.24\n\n"
                                          f"require go.opentelemetry.io/collector/otelcol {version}\n")
        (collector / "main.go").write_text("package main\n\nfunc main() {}\n")
        (collector / "Makefile").write_text("package:\n")
        with open(work / "log", "a") as log:
            log.write(f"{version}\n")
        if size:
            (collector / "bytes").write_bytes(os.urandom(size))
        self.git("add", "-A", folder=work)
        self.git("commit", "-qm", version, folder=work)
        self.git("push", "-q", "--force", "origin", f"HEAD:{branch}", folder=work)
        return self.git("rev-parse", "HEAD", folder=work)

    def tree_at(self, commit):
        return self.git("rev-parse", f"{commit}:collector")

    def modules_at(self, commit):
        """The digest of upstream's only go.mod, as the lock has it."""
        go_mod = self.git("show", f"{commit}:collector/go.mod") + "\n"
        return hashlib.sha256(f"go.mod {len(go_mod)}\n{go_mod}".encode()).hexdigest()

    def project(self, repo, ref="main", name="project"):
        folder = self.folder / name
        (folder / "config").mkdir(parents=True, exist_ok=True)
        (folder / "config/distributions.yaml").write_text("plain:\n  buildtags: []\n")
        (folder / "config/upstream.yaml").write_text(f"repo: {repo}\nref: {ref}\n")
        return folder

    def run(self, words, project, **environment):
        """Runs ocelot-gen in a project; a variable that is None is removed."""
        merged = {**self.environment, **environment}
        merged = {name: str(value) for name, value in merged.items() if value is not None}
        begin = time.monotonic()
        ended = subprocess.run([*self.within, OCELOT_GEN, *words], cwd=project, env=merged, text=True, capture_output=True, timeout=100)
        told = Told(ended, time.monotonic() - begin)
        self.outputs += str(told)
        return told

    def gen(self, project, *words, **environment):
        return self.run([*MACHINE, *words], project, **environment)

    def on_terminal(self, project, *words, **environment):
        """The text that ocelot-gen writes to stderr if that is a terminal."""
        master, slave = pty.openpty()
        merged = {**self.environment, **{name: str(value) for name, value in environment.items()}}
        process = subprocess.Popen([OCELOT_GEN, *MACHINE, *words], cwd=project, env=merged, stdin=subprocess.DEVNULL,
                                   stdout=subprocess.DEVNULL, stderr=slave)
        os.close(slave)
        written = b""
        with contextlib.suppress(OSError):  # a terminal that no process has open any more
            while piece := os.read(master, 65536):
                written += piece
        os.close(master)
        process.wait(100)
        self.outputs += written.decode()
        return written.decode()

    def ninja(self, project, *words):
        """Runs the steps of the Ninja file as a user would."""
        ended = subprocess.run(["ninja", "-v", *words], cwd=project, env=self.environment, text=True, capture_output=True,
                               timeout=100)
        self.outputs += ended.stdout + ended.stderr
        return Told(ended, 0)

    def lock(self, project):
        lines = (project / "config/upstream.lock").read_text().splitlines()
        return dict(line.split(": ", 1) for line in lines if not line.startswith("#"))

    def expect_nowhere(self, secret, project):
        """Checks that no file of a run, and nothing that it printed, contains a secret, as plain text or as base64."""
        import base64

        needles = [secret.encode(), base64.b64encode(f"x-access-token:{secret}".encode())]
        searched = 0
        for root in (project, self.cache):
            for path in root.rglob("*"):
                if path.is_file() and path.name != "upstream.yaml":
                    searched += 1
                    assert not any(needle in path.read_bytes() for needle in needles), f"{path} holds the secret"
        assert not any(needle in self.outputs.encode() for needle in needles), "the secret was printed"
        assert searched > 0 or not project.exists(), "nothing was searched"


def main(tests):
    """Runs functions in order, each with its own bench."""
    for test in tests:
        with Bench() as bench:
            test(bench)
        print(f"ok: {test.__name__.replace('_', ' ')}", flush=True)
