#!/usr/bin/env python3
"""examples/embedded.cpp does what it says."""
import os

from harness import expect_each_once, expect_equal, main

COUNT = 500


def test(loader):
    pipeline = loader.pipeline("first")
    program = loader.start(os.environ["LOADER_EXAMPLE"], loader.made.library, pipeline.path, loader.made.plugin("first"))
    program.wait_for("the collector runs")
    loader.send(pipeline, "grpc", COUNT)
    program.process.stdin.write("\n")
    program.process.stdin.close()
    expect_equal(program.wait(), 0, "exit code")
    expect_each_once(pipeline, COUNT, ["mark.first"])


if __name__ == "__main__":
    main(test)
