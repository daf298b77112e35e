#!/usr/bin/env python3
"""The table signal x (plain executable, ocelot-load, ocelot-load --supervise), and signals that are blocked or early."""
import os
import re
import signal
import time

from harness import check, expect_each_once, expect_equal, main, messages_in, wait_until

COUNT = 200
SURVIVED = [getattr(signal, name) for name in ("SIGUSR1", "SIGUSR2", "SIGPIPE", "SIGALRM", "SIGVTALRM", "SIGPROF", "SIGXCPU", "SIGXFSZ", "SIGIO", "SIGPWR",
            "SIGWINCH", "SIGURG", "SIGCHLD", "SIGCONT")] + [signal.SIGRTMIN + 1]


def test(loader):
    survived(loader)
    stacks(loader)
    broken_reload(loader)
    early_hangup(loader)
    blocked(loader)


def plain(loader, pipeline, **more):
    program = loader.start(loader.made.executable, "--config", pipeline.path, *INFO, **more)
    program.wait_for("Everything is ready")
    time.sleep(0.2)  # otelcol takes SIGTERM a moment after it has said so, and nobody can see when
    return program


INFO = ("--config", "yaml:service::telemetry::logs::level: info")


def loaded(loader, pipeline, *words, **more):
    program = loader.load(*words, "--config", pipeline.path, *INFO, **more)
    program.wait_for("the collector runs")
    return program


def supervised(loader, pipeline, **more):
    return loaded(loader, pipeline, "--supervise", **more)


WAYS = {"plain": plain, "loader": loaded, "supervised": supervised}


def child_of(program):
    """The process that runs the collector under a supervisor."""
    task = f"/proc/{program.process.pid}/task/{program.process.pid}/children"
    return int(wait_until(lambda: open(task).read().split(), "a child")[0])


def survived(loader):
    """Each signal reaches each process; nothing is lost."""
    for way, start in WAYS.items():
        pipeline = loader.pipeline()
        program = start(loader, pipeline)
        for number in SURVIVED:
            program.send_signal(number)
            if way == "supervised":
                os.kill(child_of(program), number)
        loader.send(pipeline, "grpc", COUNT)
        check(program.process.poll() is None, f"{way}: it ended: {program.errors()}")
        expect_equal(program.stop(signal.SIGTERM), 0, f"{way}: exit code")
        expect_each_once(pipeline, COUNT)
        check(way == "plain" or program.errors().count("the collector runs") == 1, f"{way}: it was restarted")


def stacks(loader):
    """SIGQUIT prints the stacks of all goroutines, as Go does in a program of its own."""
    for way, start in WAYS.items():
        program = start(loader, loader.pipeline())
        program.send_signal(signal.SIGQUIT)
        if way == "supervised":
            wait_until(lambda: re.search(r"ended with code 131 after .*it is started again in 1 s", program.errors()), "a report")
            program.stop(signal.SIGTERM)
        else:
            expect_equal(program.wait(), {"plain": 2, "loader": 131}[way], f"{way}: exit code")
        check("SIGQUIT: quit" in program.errors() and re.search(r"^goroutine \d+ .*\[", program.errors(), re.M), f"{way}: no stacks")


def broken_reload(loader):
    """SIGHUP with a configuration that cannot be used: the collector continues as it was, and the reason is reported."""
    for way in ("loader", "supervised"):
        pipeline = loader.pipeline()
        good = pipeline.path.read_text()
        program = WAYS[way](loader, pipeline)
        pipeline.path.write_text(good.replace('"otlp": {"pro', '"oltp": {"pro'))
        program.send_signal(signal.SIGHUP)
        program.wait_for("the collector continues with the configuration that it has")
        said = messages_in(program.errors()).splitlines()
        check("error: the configuration cannot be used" in said and any('"oltp"' in line for line in said), f"{way}: {said}")
        loader.send(pipeline, "grpc", COUNT)
        expect_each_once(pipeline, COUNT)
        pipeline.path.write_text(good)
        program.send_signal(signal.SIGHUP)
        wait_until(lambda: program.errors().count("Everything is ready") == 2, f"{way}: the new configuration")
        program.wait_for("the collector reads its configuration again after SIGHUP")
        expect_equal(program.stop(signal.SIGTERM), 0, f"{way}: exit code")


def early_hangup(loader):
    """A SIGHUP that arrives before the program runs, or during its start, is handled when the collector runs."""
    for way in ("loader", "supervised"):
        pipeline = loader.pipeline()
        words = ("--supervise",) if way == "supervised" else ()
        program = loader.load(*words, "--config", pipeline.path, *INFO, blocked=[signal.SIGHUP])
        program.send_signal(signal.SIGHUP)
        wait_until(lambda: program.errors().count("Everything is ready") == 2, f"{way}: a reload")
        expect_equal(program.stop(signal.SIGTERM), 0, f"{way}: exit code")
    for milliseconds in range(4, 160, 8):
        program = loader.load("--config", loader.pipeline().path, *INFO, blocked=[signal.SIGHUP])
        time.sleep(milliseconds / 1000)
        program.send_signal(signal.SIGHUP)
        wait_until(lambda: program.errors().count("Everything is ready") == 2, f"a reload after {milliseconds} ms")
        expect_equal(program.stop(signal.SIGTERM), 0, "exit code")


def blocked(loader):
    """A parent that has blocked SIGTERM does not make the collector deaf; without its supervisor, it ends too."""
    for way, start in WAYS.items():
        program = start(loader, loader.pipeline(), blocked=[signal.SIGTERM])
        expect_equal(program.stop(signal.SIGTERM), 0, f"{way}: exit code")
    program = supervised(loader, loader.pipeline(), blocked=[signal.SIGTERM])
    program.stop(signal.SIGKILL)
    program.wait_for("the collector stopped after SIGTERM")


if __name__ == "__main__":
    main(test)
