#!/usr/bin/env python3
"""How the collector ends: in time, too late, after a second signal, during its start, and without a request."""
import signal
import time

from harness import SLOW, check, expect_equal, main, messages_in


def test(loader):
    too_late(loader)
    second_signal(loader)
    while_starting(loader)


def stuck(loader, *words):
    return loader.running(loader.pipeline("stuck"), "--plugin", loader.made.plugin("stuck"), *words)


def too_late(loader):
    collector = stuck(loader, "--timeout", "0.5")
    begin = time.monotonic()
    expect_equal(collector.stop(signal.SIGTERM), 15, "exit code")
    check(0.5 <= time.monotonic() - begin < 10, "the timeout is not kept")
    expect_equal(messages_in(SLOW.sub("", collector.errors())).splitlines(),
                 ["ocelot-load: the collector runs, with 1 plugin",
                  "error: the collector did not stop in time",
                  "note: the collector has not ended within 500ms",
                  "help: give it more time with --timeout"], "messages")


def second_signal(loader):
    for number, code in ((signal.SIGTERM, 143), (signal.SIGINT, 130)):
        collector = stuck(loader, "--timeout", "60")
        collector.send_signal(signal.SIGTERM)
        time.sleep(0.5)
        check(collector.process.poll() is None, "the first signal ended it at once")
        begin = time.monotonic()
        expect_equal(collector.stop(number), code, "exit code")
        check(time.monotonic() - begin < 5, "the second signal did not end it at once")


def while_starting(loader):
    """A signal at any moment of the start: the program ends normally, or by the signal if nothing had begun."""
    ended = set()
    for milliseconds in range(0, 160, 4):
        pipeline = loader.pipeline()
        collector = loader.load("--config", pipeline.path)
        time.sleep(milliseconds / 1000)
        ended.add(collector.stop(signal.SIGTERM))
    check(ended <= {0, -signal.SIGTERM}, f"exit codes: {ended}")


if __name__ == "__main__":
    main(test)
