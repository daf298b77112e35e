#!/usr/bin/env python3
"""A long load through two plugins, with reloads in it: every acknowledged span is exported exactly once, and memory stays.

Fifteen seconds; ten minutes with OCELOT_TESTS=long.
"""
import collections
import json
import os
import pathlib
import re
import signal
import time

from harness import acknowledged, check, expect_equal, main

LONG = os.environ.get("OCELOT_TESTS") == "long"
SECONDS, RELOAD_EVERY = (600, 20) if LONG else (15, 3)
PLUGINS = ("first", "second")
WARM_UP = 5  # seconds of load until the first look at the memory
GROWTH = 1.5  # of the memory from then on
LOAD = ("-batch", 50, "-workers", 2, "-pause", "50ms")  # about 2,000 spans/s


def test(loader):
    pipeline = loader.pipeline(*PLUGINS, "batch")
    keep_file_at_reload(pipeline)
    words = [word for plugin in PLUGINS for word in ("--plugin", loader.made.plugin(plugin))]
    collector = loader.running(pipeline, *words)
    begin = memory(collector)
    sender = loader.sender(pipeline, "grpc", "-for", f"{SECONDS}s", *LOAD)
    warm, reloads = reload_during(sender, collector)
    expect_equal(sender.wait(), 0, "exit code of the sender")
    end = memory(collector)
    expect_equal(collector.stop(signal.SIGTERM), 0, "exit code")
    expect_equal(collector.errors().count("reads its configuration again after SIGHUP"), reloads, "reloads")
    promised, exported = acknowledged(sender), numbers_of(pipeline)
    print(f"{SECONDS} s, {len(PLUGINS)} plugins, {reloads} reloads: {len(promised)} spans acknowledged, {len(exported)} exported;\n"
          f"resident memory {begin:.1f} MB at the start, {warm:.1f} MB after {WARM_UP} s of load, {end:.1f} MB at the end")
    expect_equal(sorted(promised - exported.keys()), [], "acknowledged and not exported")
    expect_equal([span for span, count in exported.items() if count > 1], [], "exported twice")
    check(len(promised) > 500 * SECONDS, f"only {len(promised)} spans were acknowledged: that is no load")
    check(end < GROWTH * warm, f"memory grew from {warm:.1f} to {end:.1f} MB")


def keep_file_at_reload(pipeline):
    document = json.loads(pipeline.path.read_text())
    document["exporters"]["file"]["append"] = True
    pipeline.path.write_text(json.dumps(document))


def reload_during(sender, collector):
    """Sends SIGHUP as long as the sender sends; returns the memory after the warm-up in MB, and the number of signals."""
    time.sleep(WARM_UP)
    warm, reloads = memory(collector), 0
    end = time.monotonic() + SECONDS - WARM_UP
    while time.monotonic() + RELOAD_EVERY < end:
        collector.send_signal(signal.SIGHUP)
        reloads += 1
        time.sleep(RELOAD_EVERY)
        check(collector.process.poll() is None, f"the collector ended:\n{collector.errors()}")
    sender.wait(SECONDS)
    return warm, reloads


def memory(program):
    status = pathlib.Path(f"/proc/{program.process.pid}/status").read_text()
    return int(re.search(r"^VmRSS:\s+(\d+) kB", status, re.M)[1]) / 1e3


def numbers_of(pipeline):
    """How often each span is in the file; each must have the marks of all plugins."""
    wanted, found = tuple(f"mark.{plugin}" for plugin in PLUGINS), collections.Counter()
    for number, marks in pipeline.spans():
        check(marks == wanted, f"span {number} has the marks {marks}")
        found[number] += 1
    return found


if __name__ == "__main__":
    main(test)
