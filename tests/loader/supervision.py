#!/usr/bin/env python3
"""When --supervise restarts a collector, when it ends, and what it tells systemd."""
import re
import signal
import socket
import time

from harness import check, expect_equal, main, messages_in, wait_until

ENDED = re.compile(r"the collector \(process \d+\) (.*) after \d+\.\d s; (.*)")


def test(loader):
    exits_unasked(loader)
    stopped_in_a_pause(loader)
    policies(loader)
    limited(loader)
    usage(loader)
    for words in ((), ("--supervise",)):
        notifies(loader, *words)
    silent_watchdog(loader)


def fused(loader, where, *words):
    pipeline = loader.pipeline("fuse", fuse={"where": where})
    program = loader.load("--supervise", "--config", pipeline.path, "--plugin", loader.made.plugin("fuse"), *words)
    program.wait_for("the collector runs")
    return pipeline, program


def blow(loader, pipeline):
    loader.sender(pipeline, "grpc", "-spans", 1).wait()


def reports(program):
    return ENDED.findall(program.errors())


def exits_unasked(loader):
    """os.Exit and log.Fatal of a component are failures, whatever the code is."""
    for where, code in (("exit 0", 0), ("fatal", 1)):
        pipeline, program = fused(loader, where)
        blow(loader, pipeline)
        wait_until(lambda: program.errors().count("the collector runs") == 2, "a second run")
        expect_equal(reports(program), [(f"ended with code {code} without being asked", "it is started again in 1 s")], where)
        expect_equal(program.stop(signal.SIGTERM), 0, "exit code")


def stopped_in_a_pause(loader):
    pipeline, program = fused(loader, "goroutine")
    blow(loader, pipeline)
    wait_until(lambda: reports(program), "a death")
    expect_equal(program.stop(signal.SIGTERM), 0, "exit code")


def policies(loader):
    pipeline, program = fused(loader, "fatal", "--restart", "never")
    blow(loader, pipeline)
    expect_equal(program.wait(), 1, "exit code of never")
    expect_equal(reports(program), [], "reports of never")

    program = loader.load("--supervise", "--restart", "always", "--config", loader.pipeline("nothing").path)
    wait_until(lambda: reports(program), "a restart")
    expect_equal(reports(program), [("ended with code 13", "it is started again in 1 s")], "reports of always")
    expect_equal(program.stop(signal.SIGTERM), 0, "exit code of always")


def limited(loader):
    pipeline, program = fused(loader, "exit 0", "--restart-limit", "1/60s")
    blow(loader, pipeline)
    wait_until(lambda: program.errors().count("the collector runs") == 2, "a second run")
    blow(loader, pipeline)
    expect_equal(program.wait(), 0, "exit code")
    expect_equal([what for _, what in reports(program)],
                 ["it is started again in 1 s", "it is not started again: it was restarted 1 times within 60 s"], "reports")


def usage(loader):
    for words, message in (
            (("--restart", "never"), "--restart is only valid with --supervise"),
            (("--supervise", "--restart", "often"), "--restart takes on-failure, always or never, not 'often'"),
            (("--supervise", "--restart-limit", "5"), "--restart-limit takes a number and a time, such as 5/60s, not '5'")):
        code, _, messages = loader.run(*words)
        expect_equal((code, messages.splitlines()[0]), (2, f"error: {message}"), f"{words}")


class Manager:
    """What a service manager receives."""

    def __init__(self, loader):
        self.path = str(loader.folder / f"notify-{time.monotonic_ns()}")
        self.socket = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        self.socket.bind(self.path)
        self.socket.setblocking(False)
        self.told = []

    def count(self, text):
        try:
            while True:
                self.told.append(self.socket.recv(4096).decode())
        except BlockingIOError:
            return sum(text in one for one in self.told)


def notifies(loader, *words):
    manager = Manager(loader)
    pipeline = loader.pipeline()
    program = loader.load(*words, "--config", pipeline.path, NOTIFY_SOCKET=manager.path, WATCHDOG_USEC=200_000)
    wait_until(lambda: manager.count("READY=1") == 1, f"{words}: READY=1")
    program.wait_for("the collector runs")
    wait_until(lambda: manager.count("WATCHDOG=1") > 3, f"{words}: WATCHDOG=1")
    program.send_signal(signal.SIGHUP)
    wait_until(lambda: manager.count("RELOADING=1\nMONOTONIC_USEC=") == 1 and manager.count("READY=1") == 2, f"{words}: a reload")
    check(manager.count("STOPPING=1") == 0, f"{words}: too early: {manager.told}")
    expect_equal(program.stop(signal.SIGTERM), 0, f"{words}: exit code")
    expect_equal(manager.count("STOPPING=1"), 1, f"{words}: STOPPING=1")


def silent_watchdog(loader):
    """Nobody is told to watch another process."""
    manager = Manager(loader)
    program = loader.load("--config", loader.pipeline().path, NOTIFY_SOCKET=manager.path, WATCHDOG_USEC=100_000, WATCHDOG_PID=1)
    wait_until(lambda: manager.count("READY=1") == 1, "READY=1")
    time.sleep(0.5)
    expect_equal(manager.count("WATCHDOG=1"), 0, "WATCHDOG=1")
    expect_equal(program.stop(signal.SIGTERM), 0, "exit code")


if __name__ == "__main__":
    main(test)
