#!/usr/bin/env python3
"""`ocelot-load inspect` prints for each file the same as `go version -m`, and the functions that a loader would call."""
import json
import re
import subprocess

import artifacts
from harness import expect_equal, main

C_FUNCTIONS = ["Main", "MainWithPlugin", "otelcol_abi_version", "otelcol_check", "otelcol_components", "otelcol_free",
               "otelcol_load_plugin", "otelcol_reload", "otelcol_set_feature_gates", "otelcol_setenv", "otelcol_stacks",
               "otelcol_start", "otelcol_state", "otelcol_stop", "otelcol_wait"]


def test(loader):
    made = loader.made
    expect(loader, made.library, "collector library", C_FUNCTIONS)
    expect(loader, made.simple, "collector library of the simple form", ["Main"])
    expect(loader, made.simple_with_plugin, "collector library of the simple form", ["Main", "MainWithPlugin"])
    expect(loader, made.plugin("first"), "plugin", ["OcelotPluginV1"])
    expect(loader, made.new_factory, "plugin", ["NewFactory"])
    expect(loader, made.executable, "program", [])
    expect(loader, made.foreign, "collector library", C_FUNCTIONS, artifacts.FOREIGN_ARCHITECTURE)
    refusals(loader)
    as_text(loader)


def inspect(loader, *words):
    program = loader.start(loader.program, "inspect", *words)
    return program.wait(), program.output(), program.errors()


def expect(loader, path, role, entry_points, architecture=artifacts.ARCHITECTURE):
    code, told, errors = inspect(loader, "--format", "json", path)
    expect_equal((code, errors), (0, ""), f"inspect {path}")
    check_schema(loader, told)
    found = json.loads(told)
    build = found.pop("build")
    expect_equal(found, {"version": 1, "kind": "inspect", "file": str(path), "role": role, "architecture": architecture,
                         "entry_points": entry_points}, f"inspect {path}")
    expect_equal(build, by_go(path), f"build information of {path}")


def check_schema(loader, document):
    """Checks with Debian's jsonschema, which only the system's own Python has."""
    (loader.folder / "document.json").write_text(document)
    ended = subprocess.run(["/usr/bin/python3", "-W", "ignore", "-m", "jsonschema", "-i", "document.json",
                            artifacts.ROOT / "docs/schema/inspect.json"], cwd=loader.folder, text=True, capture_output=True)
    expect_equal((ended.returncode, ended.stdout + ended.stderr), (0, ""), "the schema of inspect's JSON")


def by_go(path):
    """The same from the go command: `go version -m -json`."""
    info = json.loads(subprocess.run(["go", "version", "-m", "-json", path], check=True, text=True, capture_output=True).stdout)

    def module(one):
        object = {"path": one["Path"], "version": one["Version"]}
        if one.get("Sum"):
            object["sum"] = one["Sum"]
        if replaced := one.get("Replace"):
            object["replaced_by"] = replaced["Path"] + (f"@{replaced['Version']}" if replaced.get("Version") else "")
        return object

    return {"go": info["GoVersion"], "package": info["Path"], "main": module(info["Main"]),
            "settings": {one["Key"]: one["Value"] for one in info["Settings"]},
            "modules": [module(one) for one in info.get("Deps", [])]}


def refusals(loader):
    (loader.folder / "text").write_text("hello\n")
    expect_equal(inspect(loader, "text"), (1, "", "text: error: not an ELF file\n"), "a text")
    expect_equal(inspect(loader, "missing")[0], 1, "a missing file")
    expect_equal(inspect(loader)[0], 2, "no file")


def as_text(loader):
    code, told, _ = inspect(loader, loader.made.plugin("first"))
    shown = dict(re.findall(r"^(role|architecture|entry points|Go) +(\S.*)$", told, re.M))
    expect_equal((code, shown["role"], shown["architecture"], shown["entry points"]),
                 (0, "plugin", artifacts.ARCHITECTURE, "OcelotPluginV1"), "the text form")


if __name__ == "__main__":
    main(test)
