#!/usr/bin/env python3
"""An executable with `plugins: true` loads plugins itself: spans are marked, and what it cannot load is named."""

import socket

from harness import check, expect_each_once, expect_equal, main, wait_until

COUNT = 20_000


def test(loader):
    marks_each_span(loader)
    refuses(loader, loader.made.other_tree, "plugin was built with a different version of package")
    refuses(loader, loader.made.executable, "no Go plugin: it was not built with -buildmode=plugin")
    refuses(loader, loader.folder / "missing.so", "no such file or directory")
    names_all(loader)
    has_no_plugins_by_default(loader)


def plugin(loader, name):
    return loader.made.plugin(f"{name}_of_program")


def marks_each_span(loader):
    """Twice the same plugin is one plugin; a changed configuration is read again with the plugins."""
    pipeline = loader.pipeline("first", "second", "batch")
    plugins = [plugin(loader, name) for name in ("first", "second", "first")]
    words = [word for one in plugins for word in ("--plugin", one)]
    collector = loader.start(loader.made.extensible, "--config", pipeline.path, *words)
    wait_until(lambda: is_open(pipeline.ports["grpc"]), "its port is open")
    loader.send(pipeline, "grpc", COUNT)
    expect_equal(collector.stop(), 0, "exit code")
    expect_each_once(pipeline, COUNT, ["mark.first", "mark.second"])


def is_open(port):
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def refuses(loader, path, reason):
    program = loader.start(loader.made.extensible, "--config", loader.pipeline().path, "--plugin", path)
    expect_equal(program.wait(), 1, f"exit code with {path}")
    check(f"{path}: " in program.errors() and reason in program.errors(), program.errors())


def names_all(loader):
    """Each file that cannot be used is named, before anything starts."""
    files = [loader.folder / name for name in ("one.so", "two.so")]
    words = [word for file in files for word in ("--plugin", file)]
    program = loader.start(loader.made.extensible, "--config", loader.pipeline().path, *words)
    expect_equal(program.wait(), 1, "exit code with two missing files")
    check(all(f"{file}: " in program.errors() for file in files), program.errors())


def has_no_plugins_by_default(loader):
    program = loader.start(loader.made.executable, "--config", loader.pipeline().path, "--plugin", plugin(loader, "first"))
    expect_equal(program.wait(), 2, "exit code of a program without plugins")
    check("flag provided but not defined: -plugin" in program.errors(), program.errors())


if __name__ == "__main__":
    main(test)
