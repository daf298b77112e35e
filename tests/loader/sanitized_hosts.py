#!/usr/bin/env python3
"""The host side with the address and undefined-behavior sanitizers: the whole interface of libocelot-load, without leaks."""
from harness import Commanded, check, expect_each_once, expect_equal, main

COUNT = 1_000


def test(loader):
    host = Commanded(loader, "LOADER_COMMANDED_SANITIZED")
    made = loader.made
    first, stillborn = made.plugin("first"), made.plugin("stillborn")
    host.expect(f"try {made.library} {first}", "0 ")
    host.expect(f"try {made.library} {stillborn}", "9 panic: stillborn")
    host.expect(f"try missing.so {first}", "6 missing.so: cannot open shared object file: No such file or directory")
    host.expect("load libm.so.6", "6 it has no function otelcol_abi_version")
    host.expect(f"load {made.library}", "0 ")
    host.expect(f"plugin {first}", "0 ")
    host.expect("plugin missing.so", f"2 lstat {loader.folder}/missing.so: no such file or directory")
    for protocol in ("grpc", "http"):
        pipeline = loader.pipeline("first")
        host.expect(f"start {pipeline.path}", "0 ")
        loader.send(pipeline, protocol, COUNT)
        host.expect("stop 10000", "0 ")
        expect_each_once(pipeline, COUNT, ["mark.first"])
    expect_equal(host.finish(), 0, "exit code")
    check("Sanitizer" not in host.program.errors() and "runtime error" not in host.program.errors(), host.program.errors())


if __name__ == "__main__":
    main(test)
