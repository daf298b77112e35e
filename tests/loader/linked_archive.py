#!/usr/bin/env python3
"""A host with the collector linked in as an archive, by its pkg-config file: plugins load, and mark each span."""
import os
import subprocess

import artifacts
from harness import check, expect_each_once, expect_equal, main

COUNT = 2_000
OTELCOL_SCOPE = 8
SOURCE = artifacts.HERE / "hosts/archive.c"


def test(loader):
    flags = flags_by_pkg_config(loader.made.archive)
    for name, more in (("pie", ["-pie"]), ("no_pie", ["-no-pie"])):
        host = compiled(loader, name, [*flags, *more])
        runs_with_plugins(loader, host)
    hidden = compiled(loader, "hidden", [flag for flag in flags if flag != "-rdynamic"])
    says_what_is_missing(loader, hidden)


def flags_by_pkg_config(archive):
    """What a build of a host asks for, in the folder of the archive."""
    found = subprocess.run(["pkg-config", "--cflags", "--libs", archive.stem], check=True, text=True, capture_output=True,
                           env={**os.environ, "PKG_CONFIG_PATH": str(archive.parent)})
    flags = found.stdout.split()
    check("-rdynamic" in flags and f"-L{archive.parent}" in flags, f"the flags are {flags}")
    return flags


def compiled(loader, name, flags):
    program, header = loader.folder / name, f'-DCOLLECTOR_HEADER="{loader.made.archive.stem}.h"'
    artifacts.run(["cc", header, SOURCE, *flags, "-o", program], loader.folder)
    return program


def runs_with_plugins(loader, host):
    pipeline = loader.pipeline("first", "second")
    plugins = [loader.made.plugin(f"{name}_of_archive") for name in ("first", "second")]
    program = loader.start(host, pipeline.path, *plugins)
    program.wait_for("running")
    loader.send(pipeline, "grpc", COUNT)
    program.process.stdin.close()
    expect_equal(program.wait(), 0, "exit code")
    expect_each_once(pipeline, COUNT, ["mark.first", "mark.second"])


def says_what_is_missing(loader, host):
    program = loader.start(host, loader.pipeline().path, loader.made.plugin("first_of_archive"))
    expect_equal(program.wait(), OTELCOL_SCOPE, "exit code of a host without -rdynamic")
    check("link the program with -rdynamic" in program.errors(), program.errors())


if __name__ == "__main__":
    main(test)
