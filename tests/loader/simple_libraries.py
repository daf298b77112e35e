#!/usr/bin/env python3
"""Libraries that have only Main, or also MainWithPlugin; and both functions of a library that ocelot-gen builds."""
import os
import shutil
import signal
import socket

from harness import expect_each_once, expect_equal, main, wait_until

COUNT = 1_000


def test(loader):
    only_main(loader)
    with_plugin(loader)
    plugin_by_variable(loader)
    ours_by_main(loader)
    command_line_of_its_own(loader)
    keeps_going(loader)
    refusals(loader)


def pipeline_as_test_yaml(loader, *processors):
    pipeline = loader.pipeline(*processors)
    shutil.move(pipeline.path, pipeline.folder / "test.yaml")
    return pipeline


def serve(loader, pipeline, program, protocol, marks=()):
    """Such a library prints nothing when it runs, so this waits for its port: a gRPC sender would wait, an HTTP sender would
    not.
    """
    wait_until(lambda: is_listening(pipeline.ports[protocol]), f"a server\n{program.errors()}")
    loader.send(pipeline, protocol, COUNT)
    expect_equal(program.stop(signal.SIGTERM), 0, "exit code")
    expect_each_once(pipeline, COUNT, marks)


def is_listening(port):
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def only_main(loader):
    pipeline = pipeline_as_test_yaml(loader)
    program = loader.load(library=loader.made.simple, folder=pipeline.folder)
    serve(loader, pipeline, program, "grpc")


def with_plugin(loader):
    pipeline = pipeline_as_test_yaml(loader, "older")
    program = loader.load("--plugin", loader.made.new_factory, library=loader.made.simple_with_plugin, folder=pipeline.folder)
    serve(loader, pipeline, program, "http", ["mark.older"])


def plugin_by_variable(loader):
    """Main has no parameter for a plugin, so the plugin is in the variable, which must be set when Go starts."""
    pipeline = pipeline_as_test_yaml(loader, "older")
    program = loader.load("--plugin", loader.made.new_factory, library=loader.made.simple, folder=pipeline.folder)
    serve(loader, pipeline, program, "grpc", ["mark.older"])


def ours_by_main(loader):
    """A program that knows only Main and MainWithPlugin can also use our library."""
    pipeline = pipeline_as_test_yaml(loader, "older")
    host = loader.start(os.environ["LOADER_SIMPLE_HOST"], loader.made.library, loader.made.new_factory, folder=pipeline.folder)
    serve(loader, pipeline, host, "grpc", ["mark.older"])
    pipeline = pipeline_as_test_yaml(loader, "first", "second")
    listed = f"{loader.made.plugin('first')},missing.so,{loader.made.plugin('second')}"
    host = loader.start(os.environ["LOADER_SIMPLE_HOST"], loader.made.library, folder=pipeline.folder,
                        OTEL_COLLECTOR_SHARED_LIBRARY=listed)
    serve(loader, pipeline, host, "http", ["mark.first", "mark.second"])
    said = [line for line in host.errors().splitlines() if "lugin" in line]
    expect_equal(said, [f"Error opening plugin: lstat {pipeline.folder}/missing.so: no such file or directory",
                        "Continuing without plugin..."], "what it says about plugins")


def command_line_of_its_own(loader):
    """The library reads the arguments of the process, and opens a plugin twice that is named in both ways."""
    for environment in ({}, {"OTEL_COLLECTOR_SHARED_LIBRARY": loader.made.new_factory}):
        for words in (("--plugin", loader.made.new_factory), () if environment else ("--set", "OTHER=1")):
            has_plugin = bool(environment) or "--plugin" in words
            pipeline = pipeline_as_test_yaml(loader, *(["older"] if has_plugin else []))
            program = loader.load(*words, library=loader.made.command, folder=pipeline.folder, **environment)
            serve(loader, pipeline, program, "grpc", ["mark.older"] if has_plugin else [])


def keeps_going(loader):
    pipeline = pipeline_as_test_yaml(loader)
    program = loader.load("--plugin", "missing.so", "--keep-going", library=loader.made.command, folder=pipeline.folder)
    serve(loader, pipeline, program, "http")
    said = [line for line in program.errors().splitlines() if "plugin" in line]
    expect_equal(said, ["missing.so: warning: there is no such plugin", "note: the collector runs without this plugin"], "messages")


def refusals(loader):
    code, _, messages = loader.run("--config", "other.yaml", library=loader.made.simple)
    expect_equal((code, messages), (2, f"{loader.made.simple}: error: a library of the simple form reads ./test.yaml and "
                                       "takes no --config"), "--config")
    code, _, messages = loader.run("--feature-gates", "a", library=loader.made.simple)
    expect_equal((code, messages), (2, f"{loader.made.simple}: error: a library of the simple form takes no --feature-gates"),
                 "--feature-gates")


if __name__ == "__main__":
    main(test)
