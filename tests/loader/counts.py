#!/usr/bin/env python3
"""N spans in, N out, each exactly once and marked by each plugin: over gRPC and over HTTP."""
import signal

from harness import expect_each_once, expect_equal, main

COUNT = 50_000
PLUGINS = {"without a plugin": (), "with one": ("first",), "with two": ("first", "second")}


def test(loader):
    for name, plugins in PLUGINS.items():
        for protocol, number in (("grpc", signal.SIGTERM), ("http", signal.SIGINT)):
            pipeline = loader.pipeline(*plugins, "batch")
            words = [word for plugin in plugins for word in ("--plugin", loader.made.plugin(plugin))]
            collector = loader.running(pipeline, *words)
            loader.send(pipeline, protocol, COUNT)
            expect_equal(collector.stop(number), 0, "exit code")
            expect_each_once(pipeline, COUNT, [f"mark.{plugin}" for plugin in plugins])
            print(f"{name}, {protocol}: {COUNT} sent, {COUNT} exported")


if __name__ == "__main__":
    main(test)
