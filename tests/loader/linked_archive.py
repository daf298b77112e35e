#!/usr/bin/env python3
"""examples/plugin/main.c with the collector linked in as an archive, by its pkg-config file: plugins load, and mark each span."""
import os
import subprocess

import artifacts
from harness import check, expect_each_once, expect_equal, main

COUNT = 2_000
SOURCE = artifacts.ROOT / "examples/plugin/main.c"


def test(loader):
    flags = flags_by_pkg_config(loader.made.archive)
    for name, more in (("pie", ["-pie"]), ("no_pie", ["-no-pie"])):
        runs_with_plugins(loader, compiled(loader, name, [*flags, *more]))
    says_what_is_missing(loader, compiled(loader, "hidden", [flag for flag in flags if flag != "-rdynamic"]))


def flags_by_pkg_config(archive):
    """What a build of a host asks for, in the folder of the archive."""
    found = subprocess.run(["pkg-config", "--cflags", "--libs", archive.stem], check=True, text=True, capture_output=True,
                           env={**os.environ, "PKG_CONFIG_PATH": str(archive.parent)})
    flags = found.stdout.split()
    check("-rdynamic" in flags and f"-L{archive.parent}" in flags, f"the flags are {flags}")
    return flags


def compiled(loader, name, flags):
    program = loader.folder / name
    artifacts.run(["cc", "-Wall", "-Werror", "-include", f"{loader.made.archive.stem}.h", SOURCE, *flags, "-o", program],
                  loader.folder)
    return program


def runs_with_plugins(loader, host):
    pipeline = loader.pipeline("first", "second")
    plugins = [loader.made.plugin(f"{name}_of_archive") for name in ("first", "second")]
    program = loader.start(host, pipeline.path, *plugins)
    program.wait_for("the collector runs")
    loader.send(pipeline, "grpc", COUNT)
    expect_equal(program.stop(), 0, "exit code")
    expect_each_once(pipeline, COUNT, ["mark.first", "mark.second"])


def says_what_is_missing(loader, host):
    program = loader.start(host, loader.pipeline().path, loader.made.plugin("first_of_archive"))
    expect_equal(program.wait(), 1, "exit code of a host without -rdynamic")
    check("link the program with -rdynamic" in program.errors(), program.errors())


if __name__ == "__main__":
    main(test)
