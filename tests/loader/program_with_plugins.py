#!/usr/bin/env python3
"""An executable with `plugins: true` loads plugins itself: spans are marked, and what it cannot use is named."""
import os
import shutil
import signal
import socket
import time

from harness import check, expect_each_once, expect_equal, main, wait_until

COUNT = 20_000
INFO = ("--config", "yaml:service::telemetry::logs::level: info")


def test(loader):
    marks_each_span(loader)
    keeps_plugins_over_a_reload(loader)
    has_gates_of_plugins(loader)
    refuses_files(loader)
    names_all(loader)
    refuses_words(loader)


def plugin(loader, name):
    return loader.made.plugin(f"{name}_of_program")


def marks_each_span(loader):
    """Twice the same plugin is one plugin."""
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


def keeps_plugins_over_a_reload(loader):
    """SIGHUP makes it read the configuration again, also when the plugin's file is gone by then."""
    pipeline, copy = loader.pipeline("first"), loader.folder / "copy.so"
    shutil.copy(plugin(loader, "first"), copy)
    collector = loader.start(loader.made.extensible, "--config", pipeline.path, *INFO, "--plugin", copy)
    collector.wait_for("Everything is ready")
    copy.unlink()
    time.sleep(0.2)  # otelcol takes SIGHUP a moment after it has said so, and nobody can see when
    collector.send_signal(signal.SIGHUP)
    wait_until(lambda: collector.errors().count("Everything is ready") == 2, "a reload")
    loader.send(pipeline, "grpc", COUNT)
    expect_equal(collector.stop(), 0, "exit code")
    expect_each_once(pipeline, COUNT, ["mark.first"])


def has_gates_of_plugins(loader):
    pipeline = loader.pipeline("second")
    collector = loader.start(loader.made.extensible, "--config", pipeline.path, *INFO, "--plugin", plugin(loader, "second"),
                             "--feature-gates=second.gate")
    collector.wait_for("Everything is ready")


def refuses_files(loader):
    folder, pipe, text = (loader.folder / name for name in ("folder", "pipe", "text"))
    folder.mkdir()
    os.mkfifo(pipe)
    text.write_text("hello\n")
    refuses(loader, loader.made.other_tree, "plugin was built with a different version of package")
    refuses(loader, loader.made.executable, "no Go plugin: it was not built with -buildmode=plugin")
    refuses(loader, loader.folder / "missing.so", "no such file or directory")
    refuses(loader, folder, "no Go plugin: it is not a regular file")
    refuses(loader, pipe, "no Go plugin: it is not a regular file")
    refuses(loader, text, "no Go plugin: ")


def refuses(loader, path, reason):
    program = loader.start(loader.made.extensible, "--config", loader.pipeline().path, "--plugin", path)
    expect_equal(program.wait(), 1, f"exit code with {path}")
    check(program.errors().startswith(f"otelcol: {path}: ") and reason in program.errors(), program.errors())


def names_all(loader):
    """Each file that cannot be used is named, before anything starts."""
    files = [loader.folder / name for name in ("one.so", "two.so")]
    words = [word for file in files for word in ("--plugin", file)]
    program = loader.start(loader.made.extensible, "--config", loader.pipeline().path, *words)
    expect_equal(program.wait(), 1, "exit code with two missing files")
    expect_equal([line.split(": ")[1] for line in program.errors().splitlines()], [str(file) for file in files], "the files")


def refuses_words(loader):
    """No word is ignored, and a program without plugins has no such option."""
    config = loader.pipeline().path
    for program, words, said in (
            (loader.made.extensible, ("--plugin", plugin(loader, "first"), "more.so"), "otelcol: unexpected argument 'more.so'"),
            (loader.made.extensible, ("--plugin", ""), 'invalid value "" for flag -plugin: it names no file'),
            (loader.made.executable, ("--plugin", plugin(loader, "first")), "flag provided but not defined: -plugin")):
        ended = loader.start(program, "--config", config, *words)
        expect_equal(ended.wait(), 2, f"exit code with {words}")
        check(ended.errors().startswith(said), ended.errors())


if __name__ == "__main__":
    main(test)
