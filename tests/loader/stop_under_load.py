#!/usr/bin/env python3
"""SIGTERM while spans keep arriving: every acknowledged span is in the file, exactly once."""
import collections
import signal
import time

from harness import acknowledged, check, expect_equal, main

ROUNDS = 3
SECONDS = 1.5  # of load before the signal


def test(loader):
    for number in range(ROUNDS):
        for protocol in ("grpc", "http"):
            one_stop(loader, protocol, number)


def one_stop(loader, protocol, number):
    pipeline = loader.pipeline("first", "batch")
    collector = loader.running(pipeline, "--plugin", loader.made.plugin("first"))
    sender = loader.sender(pipeline, protocol, "-batch", 20, "-pause", "1ms")
    time.sleep(SECONDS + number / 10)
    expect_equal(collector.stop(signal.SIGTERM), 0, "exit code")
    check(sender.wait() == 0, sender.errors())
    promised = acknowledged(sender)
    exported = collections.Counter(span for span, _ in pipeline.spans())
    check(len(promised) > 1000, f"only {len(promised)} spans were acknowledged: that is no load")
    expect_equal(sorted(promised - exported.keys()), [], "acknowledged and not exported")
    expect_equal([span for span, count in exported.items() if count > 1], [], "exported twice")
    print(f"{protocol}: {len(promised)} acknowledged, {len(exported)} exported, none of the former missing")


if __name__ == "__main__":
    main(test)
