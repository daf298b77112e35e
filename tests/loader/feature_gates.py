#!/usr/bin/env python3
"""--feature-gates: gates are enabled and disabled before the collector starts; also those of a plugin, and of the executable.
The gate service.AllowNoPipelines decides whether a configuration without pipelines is valid.
"""
import json
import subprocess

import artifacts
from harness import Commanded, check, expect_equal, main

GATE = "service.AllowNoPipelines"
STABLE = "pdata.useCustomProtoEncoding"
VALID = "library, 0 plugins and configuration are valid\n"
# A library with the functions that were there before feature gates. None of them is called here but the first.
OLD_LIBRARY = """
#include "otelcol.h"
int otelcol_abi_version(void) { return OTELCOL_ABI_VERSION; }
int otelcol_setenv(const char *key, const char *value) { return key == value; }
int otelcol_load_plugin(const char *path, char **error) { return path == *error; }
int otelcol_check(const char *const *uris, char **error) { return *uris == *error; }
int otelcol_start(const char *const *uris, char **error) { return *uris == *error; }
int otelcol_wait(int timeout_ms, char **error) { return timeout_ms && *error; }
int otelcol_stop(int timeout_ms, char **error) { return timeout_ms && *error; }
int otelcol_state(void) { return OTELCOL_IDLE; }
void otelcol_free(char *text) { (void)text; }
"""


def test(loader):
    config = loader.folder / "empty.yaml"
    config.write_text(json.dumps({
        "receivers": {"otlp": {"protocols": {"grpc": {"endpoint": "127.0.0.1:0"}}}},
        "exporters": {"file": {"path": str(loader.folder / "out")}},
        "service": {"telemetry": {"metrics": {"level": "none"}}},
    }))
    by_option(loader, config)
    refusals(loader, config)
    of_a_plugin(loader, config)
    while_it_runs(loader)
    old_library(loader, config)
    of_the_executable(loader, config)


def by_option(loader, config):
    def run(*gates):
        code, told, _ = loader.run("--config", config, "--check", *gates)
        return code, told

    expect_equal(run()[0], 13, "without the gate")
    for gates in ([f"--feature-gates={GATE}"], ["--feature-gates", f"+{GATE}"], [f"--feature-gates=-{GATE},{GATE}"],
                  ["--feature-gates", f"-{GATE}", "--feature-gates", GATE]):
        expect_equal(run(*gates), (0, VALID), f"{gates}")
    for gates in ([f"--feature-gates=-{GATE}"], [f"--feature-gates={GATE},-{GATE}"], ["--feature-gates="]):
        expect_equal(run(*gates)[0], 13, f"{gates}")
    collector = loader.load("--config", config, f"--feature-gates={GATE}")
    collector.wait_for("the collector runs")
    expect_equal(collector.stop(), 0, "exit code of a collector without pipelines")


def refusals(loader, config):
    """A list with an unknown gate changes no gate; the message has the names of all gates, in order."""
    for more in ([], ["--check"], ["--supervise"]):
        code, _, messages = loader.run("--config", config, f"--feature-gates={GATE},nonsense,-also", *more)
        first, _, listed = messages.partition("; the gates are ")
        expect_equal((code, first), (13, 'error: --feature-gates cannot be used\nnote: there is no feature gate "nonsense", "also"'),
                     f"unknown gates, {more}")
        gates = listed.removesuffix("\nocelot-load: the collector ended with code 13").split("\n")[0].split(", ")
        check(GATE in gates and gates == sorted(gates), f"gates: {gates}")
    code, _, messages = loader.run("--config", config, f"--feature-gates=-{STABLE}")
    expect_equal((code, messages), (13, "error: --feature-gates cannot be used\n"
                                        f'note: feature gate "{STABLE}" is stable, can not be disabled'), "a stable gate")
    code, told, messages = loader.run("--config", config, "--check", f"--feature-gates={GATE},{STABLE}")
    expect_equal((code, told, messages), (0, VALID, f'feature gate "{STABLE}" can no longer be changed: remove it from the list'),
                 "a stable gate that is enabled")


def of_a_plugin(loader, config):
    words = ["--config", config, "--check", f"--feature-gates={GATE},second.gate"]
    expect_equal(loader.run(*words)[0], 13, "a plugin's gate without the plugin")
    code, told, _ = loader.run(*words, "--plugin", loader.made.plugin("second"))
    expect_equal((code, told), (0, "library, 1 plugin and configuration are valid\n"), "a plugin's gate")


def while_it_runs(loader):
    pipeline, host = loader.pipeline(), Commanded(loader)
    host.expect(f"gates {GATE}", "1 no library is loaded")
    host.expect(f"load {loader.made.library}", "0 ")
    host.expect(f"start {pipeline.path}", "0 ")
    host.expect(f"gates {GATE}", "1 a collector runs; feature gates are set before")
    host.expect("stop 10000", "0 ")
    host.expect(f"gates {GATE}", "0 ")


def old_library(loader, config):
    (loader.folder / "old.c").write_text(OLD_LIBRARY)
    subprocess.run(["cc", "-shared", "-fPIC", "-I", artifacts.ROOT / "templates/shared-library", "-o", "old.so", "old.c"],
                   cwd=loader.folder, check=True)
    code, _, messages = loader.run("--config", config, f"--feature-gates={GATE}", library="old.so")
    expect_equal((code, messages), (16, "old.so: error: the library has no feature gates\n"
                                        "help: build it again: it was built before --feature-gates existed"), "an old library")
    host = Commanded(loader)
    host.expect(f"load {loader.folder / 'old.so'}", "0 ")
    host.expect(f"gates {GATE}", "6 the library has no function otelcol_set_feature_gates")


def of_the_executable(loader, config):
    def start(*words):
        return loader.start(loader.made.executable, "--config", config, *words)

    expect_equal(start().wait(), 1, "the executable without the gate")
    wrong = start("--feature-gates=nonsense")
    expect_equal(wrong.wait(), 2, "the executable with an unknown gate")
    said = 'otelcol: invalid value of --feature-gates: there is no feature gate "nonsense"; the gates are '
    check(wrong.errors().startswith(said), wrong.errors())
    start(f"--feature-gates={GATE}").wait_for("Everything is ready")


if __name__ == "__main__":
    main(test)
