#!/usr/bin/env python3
"""A host in C that loads the library with RTLD_LOCAL: plugins load, and mark each span."""
import os

from harness import expect_each_once, expect_equal, main

COUNT = 2_000


def test(loader):
    pipeline = loader.pipeline("first", "second")
    plugins = [loader.made.plugin(name) for name in ("first", "second")]
    host = loader.start(os.environ["LOADER_LOCAL"], loader.made.library, pipeline.path, *plugins)
    host.wait_for("running")
    loader.send(pipeline, "grpc", COUNT)
    host.process.stdin.close()
    expect_equal(host.wait(), 0, "exit code")
    expect_each_once(pipeline, COUNT, ["mark.first", "mark.second"])


if __name__ == "__main__":
    main(test)
