#!/usr/bin/env python3
"""--set reaches the collector, and Go's runtime, which reads its own variables before other code runs."""
import re

from harness import check, expect_equal, main


def test(loader):
    pipeline = loader.pipeline()
    text = pipeline.path.read_text().replace(f"127.0.0.1:{pipeline.ports['grpc']}", "127.0.0.1:${GRPC_PORT}")
    pipeline.path.write_text(text)
    collector = loader.running(pipeline, "--set", f"GRPC_PORT={pipeline.ports['grpc']}", "--set", "GODEBUG=gctrace=1",
                               "--set", "GOGC=5", GRPC_PORT="1")
    loader.send(pipeline, "grpc", 1_000)
    expect_equal(collector.stop(), 0, "exit code")
    collections = re.findall(r"^gc \d+ @", collector.errors(), re.M)
    check(len(collections) > 3, f"GODEBUG=gctrace=1 and GOGC=5 do not reach Go:\n{collector.errors()}")


if __name__ == "__main__":
    main(test)
