#!/usr/bin/env python3
"""Every command, and ocelot-load, has a manual page that groff and mandoc accept and that matches --help."""
import json
import os
import pathlib
import re
import subprocess

from projects import OCELOT


def run(words, given=None):
    ended = subprocess.run(words, input=given, capture_output=True, text=True, timeout=60)
    assert ended.returncode == 0 and not ended.stderr, (words, ended)
    return ended.stdout


def words_of(text):
    """The words without layout: without hyphens that break a word, and without spaces."""
    return re.sub(r"\s+", "", text)


def check(page, name):
    said = subprocess.run(["mandoc", "-T", "lint", "-W", "style"], input=page, capture_output=True, text=True, timeout=60)
    assert said.returncode == 0 and not said.stdout, f"{name}: {said.stdout}"
    run(["groff", "-man", "-ww", "-z", "-Tutf8"], page)
    shown = run(["mandoc", "-T", "utf8", "-O", "width=200"], page)
    return re.sub(r".\x08", "", shown)


def expect_same(shown, told, name):
    for option in re.findall(r"(?m)^ +(?:-\w, +)?(--[\w-]+)", told):
        assert option in shown, f"{name} lacks {option}"
    for example in re.findall(r"(?m)^  (ocelot-\w+ .+?)(?:  |$)", told.rsplit("\nExample", 1)[1]):
        assert words_of(example) in words_of(shown), f"{name} lacks {example}"


def check_installed(commands):
    """Each command has a page that Meson installs, and no other page is installed."""
    build = pathlib.Path(OCELOT).parents[2]
    listed = json.loads(run(["meson", "introspect", "--installed", str(build)]))
    pages = {pathlib.Path(path).name for path in listed if "/ocelot-gen-" in path and path.endswith(".1")}
    expected = {f"ocelot-gen-{command.replace(' ', '-')}.1" for command in commands}
    assert pages == expected, pages ^ expected


def main():
    commands = run([OCELOT, "help", "--list"]).splitlines()
    check_installed(commands)
    whole = check(run([OCELOT, "help", "--man"]), "ocelot-gen")
    for command in commands:
        name = f"ocelot-gen-{command.replace(' ', '-')}"
        assert f"{name}(1)" in whole, f"{name} is not in ocelot-gen(1)"
        shown = check(run([OCELOT, "help", "--man", *command.split(" ")]), name)
        assert shown.startswith(f"{name.upper()}(1)"), shown[:80]
        expect_same(shown, run([OCELOT, "help", *command.split(" ")]), name)
    loader = os.environ["OCELOT_LOAD"]
    expect_same(check(run([loader, "--man"]), "ocelot-load"), run([loader, "--help"]), "ocelot-load")


main()
