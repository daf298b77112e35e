#!/usr/bin/env python3
"""`ocelot-load inspect --components` lists what the build tags declare, as the metadata of each component's module describes it."""
import json
import re

import artifacts
from harness import Commanded, check, expect_equal, main
from inspecting import by_go, check_schema, inspect

COLLECTOR, CONTRIB = "go.opentelemetry.io/collector", "github.com/open-telemetry/opentelemetry-collector-contrib"
MODULES = {
    "connector.forward": f"{COLLECTOR}/connector/forwardconnector",
    "exporter.debug": f"{COLLECTOR}/exporter/debugexporter",
    "exporter.file": f"{CONTRIB}/exporter/fileexporter",
    "processor.batch": f"{COLLECTOR}/processor/batchprocessor",
    "receiver.otlp": f"{COLLECTOR}/receiver/otlpreceiver",
}
DEVELOPMENT = {"traces": "Development"}
# What the sources of the plugins say. A configuration of struct{} has no module.
OWN = {"first": ("processor", DEVELOPMENT, False), "single": ("receiver", DEVELOPMENT, False),
       "beacon": ("extension", {"extension": "Development"}, True)}


def test(loader):
    of_library(loader)
    of_plugins(loader)
    as_text(loader)
    in_a_program(loader)


def listed(loader, *words):
    code, told, errors = inspect(loader, "--components", "--format", "json", *words)
    expect_equal((code, errors), (0, ""), f"inspect --components {words}")
    check_schema(loader, told)
    return json.loads(told)["components"]


def by_metadata(loader, name, path):
    """A component as the metadata.yaml of its module describes it, with the version in Go's build information of a file."""
    kind, type_name = name.split(".")
    module = MODULES[name]
    folder = artifacts.run(["go", "list", "-m", "-f", "{{.Dir}}", module], loader.made.folder / "tree").strip()
    with open(f"{folder}/metadata.yaml") as metadata:
        levels = re.search(r"^  stability:\n((?:    .*\n)+)", metadata.read(), re.M)[1]
    stability = {signal.strip(): level.capitalize() for level, signals in re.findall(r"^    (\w+): \[(.*)\]$", levels, re.M)
                 for signal in signals.split(",")}
    version, = (one["version"] for one in by_go(path)["modules"] if one["path"] == module)
    return {"kind": kind, "type": type_name, "module": module, "version": version, "stability": stability}


def declared(loader):
    """The components of the library, by its build tags."""
    names = sorted(tag.removeprefix("lambdacomponents.") for tag in artifacts.TAGS.split(",") if tag.count(".") == 2)
    return [by_metadata(loader, name, loader.made.library) for name in names]


def of_library(loader):
    found = listed(loader, loader.made.library)
    expect_equal(found, declared(loader), "the components of the library")
    expect_equal([list(one) for one in found], [["kind", "type", "module", "version", "stability"]] * 3, "the order of the keys")


def of_plugin(loader, name):
    path = loader.made.plugin(name)
    component, = listed(loader, "--library", loader.made.library, path)
    expect_equal(component.pop("plugin"), str(path.resolve()), f"the file of {name}")
    return component


def of_plugins(loader):
    for name, (kind, stability, has_module) in OWN.items():
        module = {"module": by_go(loader.made.plugin(name))["main"]["path"]} if has_module else {}
        expect_equal(of_plugin(loader, name), {"kind": kind, "type": name, **module, "stability": stability}, f"plugin {name}")
    for name, component in {"relay": "connector.forward", "printer": "exporter.debug"}.items():
        expect_equal(of_plugin(loader, name), by_metadata(loader, component, loader.made.plugin(name)), f"plugin {name}")
    new_factory, = listed(loader, "--library", loader.made.library, loader.made.new_factory)
    expect_equal(new_factory["plugin"], str(loader.made.new_factory.resolve()), "a plugin with NewFactory")


def as_text(loader):
    for words, rows in (((loader.made.library,), declared(loader)),
                        (("--library", loader.made.library, loader.made.plugin("relay")),
                         [by_metadata(loader, "connector.forward", loader.made.plugin("relay"))])):
        code, told, _ = inspect(loader, "--components", *words)
        _, _, section = told.partition("\ncomponents\n")
        expect_equal((code, section), (0, in_columns([cells(row) for row in rows])), f"the text form of {words}")
    slow = inspect(loader, "--components", "--library", loader.made.library, loader.made.plugin("slow"))[1]
    expect_equal(slow.partition("\ncomponents\n")[2], "  processor  slow  no stability\n", "a component without signals")
    for path, option in ((loader.made.library, ""), (loader.made.plugin("first"), "--library LIBRARY ")):
        last = inspect(loader, path)[1].splitlines()[-1]
        check(last.startswith(f"components     listed by 'ocelot-load inspect --components {option}FILE'"), last)
    check("components" not in inspect(loader, loader.made.executable)[1].splitlines()[-1], "a program has no components to list")


def cells(component):
    levels = ", ".join(f"{signal.replace('_', ' ')}: {level.lower()}" for signal, level in sorted(component["stability"].items()))
    return [component["kind"], component["type"], levels, f"{component['module']} {component['version']}"]


def in_columns(rows):
    widths = [max(map(len, column)) for column in zip(*rows)]
    return "".join("  " + "  ".join(cell.ljust(width) for cell, width in zip(row, widths)).rstrip() + "\n" for row in rows)


def in_a_program(loader):
    """The method of libocelot-load lists library and plugins together, sorted, also while a collector runs."""
    host = Commanded(loader)
    host.expect("components", "1 no library is loaded")
    host.expect(f"load {loader.made.library}", "0 ")
    for name in ("relay", "first"):
        host.expect(f"plugin {loader.made.plugin(name)}", "0 ")
    code, told = host.ask("components").split(" ", 1)
    of = {name: {"plugin": str(loader.made.plugin(name).resolve())} for name in ("relay", "first")}
    exporter, processor, receiver = declared(loader)
    relay = by_metadata(loader, "connector.forward", loader.made.plugin("relay")) | of["relay"]
    first = {"kind": "processor", "type": "first", "stability": DEVELOPMENT} | of["first"]
    expect_equal((code, json.loads(told)), ("0", [relay, exporter, processor, first, receiver]), "all components")
    host.expect(f"start {loader.pipeline('first').path}", "0 ")
    expect_equal(host.ask("components"), f"0 {told}", "all components of a running collector")
    host.expect("stop 10000", "0 ")
    expect_equal(host.finish(), 0, "exit code")


if __name__ == "__main__":
    main(test)
