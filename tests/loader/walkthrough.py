#!/usr/bin/env python3
"""The section Example of docs/loader.md works as written: its commands, run in a fresh copy of this repository without GitHub.
So do the ways without a loader, and the build in examples/sidecar/README.md.
"""
import os
import pathlib
import re
import shutil
import signal

import artifacts
from harness import check, expect_equal, free_port, main, messages_in

ROOT = pathlib.Path(__file__).resolve().parents[2]
BUILD_SECONDS = 1200  # all of the collector's packages are compiled if Go's cache is cold
COUNT = 500


def test(loader):
    text = section("Example")
    commands, lines, *_ = blocks(text)
    check_line = commands[-1]
    promise = re.search(r"This prints `(.*?)`", text)[1]
    clone = copy_of_repository(loader.folder / "clone")
    expect_equal(run(loader, clone, commands), promise, "output of the last command")
    expect_equal(serve(loader, clone / "my-collector", check_line.removesuffix(" --check")), lines, "lines of ocelot-load")
    print(f"{len(commands)} commands of docs/loader.md, {COUNT} spans through the plugin that they build")
    expect_programs(loader, clone / "my-collector")
    expect_sidecar(loader, clone)


def expect_programs(loader, project):
    """What the build of the section Example made is used by the command of an executable, and by that of a C compiler."""
    _, (command,) = blocks(section("Plugins without a loader"))
    serve(loader, project, command, ready="Everything is ready")
    (compilation,), *_ = blocks(section("In your own program", "### Linked into the program"))
    run(loader, project, [compilation])
    config = (project / "collector.yaml").read_text().replace("processors:\n  mark:\n", "").replace("[mark]", "[]")
    for port in ("4317", "4318"):
        config = config.replace(port, str(free_port()))
    (project / "own.yaml").write_text(config)
    program = loader.start(project / "program", "own.yaml", folder=project)
    program.wait_for("the collector runs")
    expect_equal(program.stop(signal.SIGTERM), 0, "exit code of the program with an archive")


def expect_sidecar(loader, clone):
    """The second block of the page builds; the third installs what was built, and files of the example."""
    _, build, install, *_ = blocks((ROOT / "examples/sidecar/README.md").read_text())
    run(loader, clone, build)
    for name in re.findall(r"build/\S+|\S+\.(?:yaml|service)\b", "\n".join(install)):
        check((clone / "my-collectors" / name).exists(), f"no file '{name}' to install")


def section(title, part=""):
    """The text below a heading, from the heading of one of its parts on."""
    text = re.search(rf"(?ms)^## {title}$(.*?)^## ", (ROOT / "docs/loader.md").read_text())[1]
    return text[text.index(part):]


def blocks(text):
    """The lines of each indented block, for the architecture of this machine."""
    text = text.replace("amd64", artifacts.ARCHITECTURE)
    return [[line.strip() for line in block.group().splitlines()] for block in re.finditer(r"(?m)(?:^    .*\n)+", text)]


def copy_of_repository(folder):
    for part in ("examples", "tests/upstream"):
        shutil.copytree(ROOT / part, folder / part, ignore=shutil.ignore_patterns("target", "build", "build.ninja"))
    return folder


def shell(loader, folder, script):
    """Starts the script with the programs of this build in PATH, and with the tests' action cache."""
    programs = [str(pathlib.Path(os.environ[name]).parent) for name in ("OCELOT_GEN", "OCELOT_LOAD")]
    return loader.start("bash", "-euc", script, folder=folder, PATH=os.pathsep.join([*programs, os.environ["PATH"]]),
                        OCELOT_CACHE_DIR=loader.made.folder / "cache", CI="")


def run(loader, folder, commands):
    program = shell(loader, folder, "\n".join(commands))
    expect_equal(program.wait(BUILD_SECONDS), 0, f"exit code:\n{program.output()}{program.errors()}")
    return program.output().rstrip().split("\n")[-1]


def serve(loader, folder, command, ready="the collector runs"):
    """Runs the collector as written, on ports of its own; sends spans, looks for their marks, and stops it."""
    ports = {name: free_port() for name in ("grpc", "http")}
    more = [f"--config 'yaml:receivers::otlp::protocols::{name}::endpoint: localhost:{port}'" for name, port in ports.items()]
    program = shell(loader, folder, f"exec {command} {' '.join(more)}")
    program.wait_for(ready)
    sender = loader.start(loader.made.sender, "-address", f"localhost:{ports['grpc']}", "-spans", COUNT)
    expect_equal(sender.wait(), 0, sender.errors())
    expect_equal(program.stop(signal.SIGTERM), 0, "exit code")
    expect_equal(program.output(), "", "stdout")
    expect_equal(program.errors().count("-> marked.by: Str(the plugin)"), COUNT, "marked spans")
    return [line for line in messages_in(program.errors()).splitlines() if line.startswith("ocelot-load: ")]


if __name__ == "__main__":
    main(test)
