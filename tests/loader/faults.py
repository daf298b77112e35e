#!/usr/bin/env python3
"""Every error in the input of ocelot-load: exact messages and codes."""
import shutil
import signal
import socket
import subprocess

import artifacts
from harness import SLOW, expect_each_once, expect_equal, free_port, main, messages_in

ARCHITECTURE, FOREIGN = artifacts.ARCHITECTURE, artifacts.FOREIGN_ARCHITECTURE


def test(loader):
    shutil.copy(loader.made.plugin("first"), loader.folder / "copy.so")
    (loader.folder / "text.so").write_text("hello\n")
    (loader.folder / "config.yaml").write_text(loader.pipeline().path.read_text())
    (loader.folder / "typo.yaml").write_text(loader.pipeline().path.read_text().replace('"otlp": {"pro', '"oltp": {"pro'))
    for case in (library_faults, plugin_faults, configuration_faults, usage_faults, plugin_twice, check_as_json,
                 keeps_going, port_in_use):
        case(loader)


def expect(loader, words, code, messages, told="", **more):
    code_found, output, errors = loader.run(*words, **more)
    found = code_found, output, SLOW.sub("", errors)
    wanted = messages.strip()
    for name, value in (("ARCH", ARCHITECTURE), ("FOREIGN", FOREIGN), ("BUILD", loader.made.build), ("MADE", loader.made.folder)):
        wanted = wanted.replace(name, str(value))
    expect_equal(found, (code, told, wanted), f"{words}, {more}")


def library_faults(loader):
    expect(loader, [], 16, "missing.so: error: there is no such library", library="missing.so")
    expect(loader, [], 16, "text.so: error: not an ELF file", library="text.so")
    expect(loader, [], 16, "BUILD/libotelcol-FOREIGN-loaded.so: error: it is built for FOREIGN, and this machine is ARCH", library=loader.made.foreign)
    expect(loader, [], 16, """
MADE/new_factory.so: error: not a collector's library: it has none of the functions otelcol_abi_version, MainWithPlugin and Main
help: a distribution with 'kind: shared-library' makes one
""", library=loader.made.new_factory)
    lacks_symbols(loader)


def lacks_symbols(loader):
    """A library with a later version of the interface, from a source here: it has only the function that is checked first."""
    (loader.folder / "empty.c").write_text("int otelcol_abi_version(void) { return 2; }\n")
    subprocess.run(["cc", "-shared", "-fPIC", "-o", "empty.so", "empty.c"], cwd=loader.folder, check=True)
    expect(loader, [], 16, """
empty.so: error: the library cannot be loaded
note: it has no function otelcol_setenv
""", library="empty.so")


def plugin_faults(loader):
    def plugin(path, messages):
        expect(loader, ["--config", "config.yaml", "--plugin", path], 12, messages)

    plugin("missing.so", "missing.so: error: there is no such plugin")
    plugin("text.so", "text.so: error: not an ELF file")
    plugin(loader.made.library, """
BUILD/libotelcol-ARCH-loaded.so: error: not a Go plugin: it was not built with -buildmode=plugin
help: a distribution with 'kind: plugin' makes one
""")
    plugin(loader.made.other_flags, f"""
MADE/other_flags.so: error: the plugin is of another build than the library
note: plugin.Open("MADE/other_flags"): plugin was built with a different version of package go.opentelemetry.io/collector/processor
note: -gcflags: '{artifacts.OTHER_FLAG.removeprefix("-gcflags=")}' here, '' in the library
help: build both from one tree, with one Go and the same flags
""")
    plugin(loader.made.other_tree, """
MADE/other/build/otelcol-plugin-ARCH-other_tree.so: error: the plugin is of another build than the library
note: plugin.Open("MADE/other/build/otelcol-plugin-ARCH-other_tree"): plugin was built with a different version of package github.com/open-telemetry/opentelemetry-collector-contrib/exporter/fileexporter/internal/metadata
note: tag lambdacomponents.processor.batch: not here
note: module github.com/open-telemetry/opentelemetry-collector-contrib/exporter/fileexporter: v0.144.0 here, v0.145.0 in the library
note: module github.com/open-telemetry/opentelemetry-collector-contrib/internal/sharedcomponent: v0.144.0 here, v0.145.0 in the library
help: build both from one tree, with one Go and the same flags
""")
    plugin(loader.made.plugin("stillborn"), """
BUILD/otelcol-plugin-ARCH-stillborn.so: error: the plugin cannot be used
note: panic: stillborn
""")
    plugin(loader.made.plugin("ender"), """
BUILD/otelcol-plugin-ARCH-ender.so: error: the plugin cannot be used
note: it ended a process that loaded it with code 3
""")
    plugin(loader.made.plugin("again"), """
BUILD/otelcol-plugin-ARCH-again.so: error: the plugin cannot be used
note: there is already a receiver 'otlp'
""")
    several_at_once(loader)


def several_at_once(loader):
    words = ["--config", "config.yaml", "--plugin", loader.made.plugin("stillborn"), "--plugin",
             loader.made.plugin("first"), "--plugin", loader.made.plugin("again")]
    expect(loader, words, 12, """
BUILD/otelcol-plugin-ARCH-stillborn.so: error: the plugin cannot be used
note: panic: stillborn
BUILD/otelcol-plugin-ARCH-again.so: error: the plugin cannot be used
note: there is already a receiver 'otlp'
""")


def configuration_faults(loader):
    expect(loader, [], 13, """
error: the configuration cannot be used
note: failed to get config: cannot resolve the configuration: cannot retrieve the configuration: unable to read the file file:./test.yaml: open test.yaml: no such file or directory
help: without --config, it is ./test.yaml
""")
    for more in ([], ["--check"]):
        expect(loader, ["--config", "typo.yaml", *more], 13, """
error: the configuration cannot be used
note: failed to get config: cannot unmarshal the configuration: decoding failed due to the following error(s):
  | 'receivers' unknown type: "oltp" for id: "oltp" (valid values: [otlp])
""")


def usage_faults(loader):
    expect(loader, ["--plugni", "x"], 2, "error: unknown option '--plugni'\nhelp: did you mean '--plugin'?")
    expect(loader, ["--timeout", "soon", "--set", "a.b=c"], 2, """
error: --timeout takes a number of seconds, not 'soon'
error: --set takes NAME=VALUE, a variable of the environment, not 'a.b=c'
help: a setting of the collector is a configuration of its own, such as: --config 'yaml:processors::batch::timeout: 2s'
""")


def plugin_twice(loader):
    """Given twice, by another name, as a copy, or also by the variable: it is one plugin."""
    words = ["--config", "config.yaml", "--check", "--plugin", "copy.so", "--plugin", "./copy.so",
             "--plugin", loader.made.plugin("first")]
    expect(loader, words, 0, "", "library, 2 plugins and configuration are valid\n",
           OTEL_COLLECTOR_SHARED_LIBRARY=f"copy.so, {loader.made.plugin('second')},")


def check_as_json(loader):
    """Without errors, the document is printed too; the text for people goes to stderr."""
    expect(loader, ["--config", "config.yaml", "--check", "--format", "json"], 0,
           "library, 0 plugins and configuration are valid",
           '{\n  "version": 1,\n  "kind": "diagnostics",\n  "diagnostics": []\n}\n')


def keeps_going(loader):
    """The collector runs with the plugins that can be used; the others are reported."""
    pipeline = loader.pipeline("first")
    plugins = ("missing.so", loader.made.plugin("first"), "text.so")
    words = [word for plugin in plugins for word in ("--plugin", plugin)]
    collector = loader.load("--config", pipeline.path, "--keep-going", *words)
    collector.wait_for("the collector runs, with 1 plugin")
    loader.send(pipeline, "grpc", 100)
    expect_equal(collector.stop(signal.SIGTERM), 0, "exit code")
    expect_each_once(pipeline, 100, ["mark.first"])
    expect_equal(SLOW.sub("", messages_in(collector.errors())), """
missing.so: warning: there is no such plugin
note: the collector runs without this plugin
text.so: warning: not an ELF file
note: the collector runs without this plugin
ocelot-load: the collector runs, with 1 plugin
ocelot-load: the collector stopped after SIGTERM
""".strip(), "messages")


def port_in_use(loader):
    port = free_port()
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", port))
        taken.listen()
        more = f"yaml:receivers::otlp::protocols::grpc::endpoint: 127.0.0.1:{port}"
        expect(loader, ["--config", "config.yaml", "--config", more], 14, f"""
error: the collector failed
note: cannot start pipelines: failed to start "otlp" receiver: listen tcp 127.0.0.1:{port}: bind: address already in use
""")


if __name__ == "__main__":
    main(test)
