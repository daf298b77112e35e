"""What the loader's tests share: artifacts, running collectors, and spans that are sent and exported.

Input: OCELOT_LOAD, OCELOT_GEN and LOADER_ARTIFACTS (a folder that may exist already). Servers listen on loopback only.
"""
import collections
import contextlib
import json
import os
import pathlib
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time

import artifacts

PATIENCE = 30.0  # seconds for an operation that takes milliseconds on an idle machine
LOG_LINE = re.compile(r"^\d{4}-\d\d-\d\dT|^\t|^\s*$|^(github\.com|go\.opentelemetry\.io|main\.|google\.golang)")


class Failure(Exception):
    pass


def check(holds, message):
    if not holds:
        raise Failure(message)


def expect_equal(found, wanted, what):
    check(found == wanted, f"{what}:\nfound:  {found!r}\nwanted: {wanted!r}")


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_until(condition, what, seconds=PATIENCE):
    end = time.monotonic() + seconds
    while not (result := condition()):
        check(time.monotonic() < end, f"not within {seconds} s: {what}")
        time.sleep(0.01)
    return result


class Pipeline:
    """A configuration from OTLP to a file, with processors between them, and its own ports."""

    def __init__(self, folder, processors=(), **settings):
        self.folder = folder
        self.out = folder / "spans.json"
        self.ports = {"grpc": free_port(), "http": free_port()}
        self.path = folder / "config.yaml"
        self.path.write_text(json.dumps(self.document(processors, settings)))

    def document(self, processors, settings):
        protocols = {name: {"endpoint": f"127.0.0.1:{port}"} for name, port in self.ports.items()}
        return {
            "receivers": {"otlp": {"protocols": protocols}},
            "processors": {name: settings.get(name) for name in processors},
            "exporters": {"file": {"path": str(self.out)}},
            "service": {
                "telemetry": {"metrics": {"level": "none"}, "logs": {"level": "warn"}},
                "pipelines": {"traces": {"receivers": ["otlp"], "processors": list(processors), "exporters": ["file"]}},
            },
        }

    def spans(self):
        """Every span in the file, in order: its number and the names of its marks."""
        found = []
        with open(self.out) as lines:
            for line in lines:
                for resource in json.loads(line)["resourceSpans"]:
                    for scope in resource["scopeSpans"]:
                        for span in scope["spans"]:
                            marks = [one["key"] for one in span.get("attributes", []) if one["key"].startswith("mark.")]
                            found.append((int(span["spanId"], 16), tuple(sorted(marks))))
        return found


class Program:
    """A program that runs in the background. Its output goes to files; its input is a pipe."""

    def __init__(self, words, folder, blocked=(), **environment):
        """Signals may be blocked for the program when it starts."""
        logs = pathlib.Path(tempfile.mkdtemp(prefix="said-", dir=folder))
        self.said, self.told = logs / "stdout", logs / "stderr"
        with open(self.said, "a") as said, open(self.told, "a") as told:
            self.process = subprocess.Popen([str(word) for word in words], cwd=folder, stdin=subprocess.PIPE, stdout=said,
                                            stderr=told, text=True, env=clean(environment),
                                            preexec_fn=lambda: signal.pthread_sigmask(signal.SIG_BLOCK, blocked))

    def output(self):
        return self.said.read_text(errors="replace")

    def errors(self):
        return self.told.read_text(errors="replace")

    def wait_for(self, text, seconds=PATIENCE):
        """Waits until it, or a child that it left behind, has written a text to stdout or stderr."""
        def has_said():
            return text in self.output() + self.errors()
        wait_until(has_said, f"'{text}' in:\n{self.errors()}", seconds)

    def send_signal(self, number):
        self.process.send_signal(number)

    def wait(self, seconds=PATIENCE):
        try:
            return self.process.wait(seconds)
        except subprocess.TimeoutExpired:
            raise Failure(f"it still runs after {seconds} s:\n{self.errors()}") from None

    def stop(self, number=signal.SIGTERM):
        self.send_signal(number)
        return self.wait()

    def end(self):
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()


def clean(more):
    kept = {name: value for name, value in os.environ.items()
            if not name.startswith(("OTEL_", "OCELOT_", "GOGC", "GOMEMLIMIT", "GODEBUG", "NO_COLOR", "CLICOLOR"))}
    return {**kept, "LC_ALL": "C", **{name: str(value) for name, value in more.items()}}


class Loader:
    """What a test receives: artifacts, a folder, and functions to run programs that end with the test."""

    def __init__(self, folder):
        self.folder = folder
        self.program = os.environ["OCELOT_LOAD"]
        self.made = artifacts.ready(pathlib.Path(os.environ["LOADER_ARTIFACTS"]), os.environ["OCELOT_GEN"])
        self.stack = contextlib.ExitStack()

    def start(self, *words, folder=None, **environment):
        program = Program(words, folder or self.folder, **{"OCELOT_CACHE_DIR": self.folder / "cache", **environment})
        self.stack.callback(program.end)
        return program

    def load(self, *words, library=None, **more):
        return self.start(self.program, "--library", library or self.made.library, *words, **more)

    def run(self, *words, **more):
        """Runs ocelot-load until it ends; returns the exit code, its output, and its messages without the collector's log."""
        program = self.load(*words, **more)
        code = program.wait()
        return code, program.output(), messages_in(program.errors())

    def running(self, pipeline, *words, **more):
        program = self.load("--config", pipeline.path, *words, **more)
        program.wait_for("the collector runs")
        return program

    def pipeline(self, *processors, **settings):
        return Pipeline(pathlib.Path(tempfile.mkdtemp(dir=self.folder)), processors, **settings)

    def sender(self, pipeline, protocol, *words):
        return self.start(self.made.sender, "-protocol", protocol, "-address", f"127.0.0.1:{pipeline.ports[protocol]}", *words)

    def send(self, pipeline, protocol, count):
        """Sends spans, all of which must be acknowledged."""
        sender = self.sender(pipeline, protocol, "-spans", count)
        check(sender.wait(120) == 0, f"not all was acknowledged:\n{sender.errors()}")
        expect_equal(len(acknowledged(sender)), count, "spans acknowledged")


class Commanded:
    """The host of hosts/commanded.cpp: reads commands and writes answers."""

    def __init__(self, loader, program="LOADER_COMMANDED"):
        self.program = loader.start(os.environ[program])
        self.answers = 0

    def ask(self, command):
        self.program.process.stdin.write(command + "\n")
        self.program.process.stdin.flush()
        self.answers += 1

        def lines():
            check(self.program.process.poll() is None, f"the host died at '{command}':\n{self.program.errors()}")
            return self.program.output().split("\n")
        return wait_until(lambda: len(found := lines()) > self.answers and found, f"an answer to '{command}'")[self.answers - 1]

    def expect(self, command, answer):
        expect_equal(self.ask(command), answer, f"answer to '{command}'")

    def finish(self):
        """Ends the input; returns the host's exit code."""
        self.program.process.stdin.close()
        return self.program.wait()


def acknowledged(sender):
    """The numbers of all spans that the receiver acknowledged."""
    numbers = set()
    for line in sender.output().splitlines():
        first, last = map(int, line.split())
        numbers.update(range(first, last + 1))
    return numbers


def expect_each_once(pipeline, count, marks=()):
    """Checks that the file contains each span from 1 to count exactly once, with exactly these marks."""
    spans = pipeline.spans()
    numbers = collections.Counter(number for number, _ in spans)
    expect_equal(len(spans), count, "spans exported")
    expect_equal(len(numbers), count, "different spans exported")
    expect_equal((min(numbers), max(numbers)), (1, count), "the first and the last span")
    found = collections.Counter(marks for _, marks in spans)
    expect_equal(dict(found), {tuple(sorted(marks)): count}, "marks")


# Said only if a trial takes longer than a second.
SLOW = re.compile(r"(?m)^ocelot-load: trying .* in a child process\n")


def messages_in(errors):
    """The messages of ocelot-load, without the output of the collector and of Go."""
    return "\n".join(line for line in errors.splitlines() if not LOG_LINE.match(line))


def main(test):
    """Runs a test in a new folder, which is kept if the test fails."""
    folder = pathlib.Path(tempfile.mkdtemp(prefix="loader-"))
    loader = Loader(folder)
    try:
        with loader.stack:
            test(loader)
    except Failure as failure:
        print(f"FAIL: {failure}\nkept: {folder}")
        sys.exit(1)
    shutil.rmtree(folder)
