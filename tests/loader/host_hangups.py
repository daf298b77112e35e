#!/usr/bin/env python3
"""A host with a handler of SIGHUP keeps it, from whichever start on; without one, SIGHUP makes the collector read its configuration again."""
import sys

import artifacts
from harness import expect_equal, main

# What each start is about: the host's handler, and who gets the signal.
HOST = """
import os, signal, sys, time
sys.path.insert(0, sys.argv[1])
import embedded

def wait_for(condition):
    end = time.monotonic() + 30
    while not condition():
        assert time.monotonic() < end, "no answer to SIGHUP"
        time.sleep(0.01)

calls = []
collector = embedded.Collector(sys.argv[2])
for handler in (signal.SIG_DFL, lambda *_: calls.append(1), lambda *_: calls.append(1), signal.SIG_DFL):
    signal.signal(signal.SIGHUP, handler)
    reloads, before = open(sys.argv[4]).read().count("Config updated"), len(calls)
    collector.start(sys.argv[3], "yaml:service::telemetry::logs::level: info")
    time.sleep(0.2)  # otelcol takes SIGHUP a moment after it runs, and nobody can see when
    os.kill(os.getpid(), signal.SIGHUP)
    is_ours = handler is not signal.SIG_DFL
    wait_for(lambda: len(calls) > before if is_ours else open(sys.argv[4]).read().count("Config updated") > reloads)
    time.sleep(0.2)
    print("host" if len(calls) > before else "collector", open(sys.argv[4]).read().count("Config updated") - reloads, flush=True)
    collector.stop()
"""


def test(loader):
    log = loader.folder / "log"
    log.touch()
    pipeline = loader.pipeline()
    config = pipeline.path.read_text().replace('"logs": {"level": "warn"}', f'"logs": {{"output_paths": ["{log}"]}}')
    pipeline.path.write_text(config)
    host = loader.start(sys.executable, "-c", HOST, artifacts.ROOT / "examples", loader.made.library, pipeline.path, log)
    expect_equal(host.wait(120), 0, f"exit code:\n{host.errors()}")
    expect_equal(host.output().splitlines(), ["collector 1", "host 0", "host 0", "collector 1"], "who got SIGHUP")


if __name__ == "__main__":
    main(test)
