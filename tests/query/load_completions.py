#!/usr/bin/env python3
"""In bash, fish and zsh, the completion of ocelot-load offers its commands, options, fixed values and files. What it offers as a
value is accepted, and Meson installs the scripts.
"""
import json
import os
import pathlib
import re
import subprocess
import tempfile

from shells import Shells, exit_if_missing, values_of

LOAD = os.environ["OCELOT_LOAD"]
SHELLS = Shells(LOAD)
COMMANDS = ["completions", "help", "inspect"]
# The typed text, and the words that must be offered in a folder with two files.
CASES = [
    ("", COMMANDS),
    ("ins", ["inspect"]),
    ("help ", COMMANDS),
    ("completions ", ["bash", "fish", "zsh"]),
    ("--feat", ["--feature-gates"]),
    ("--library library.so --pl", ["--plugin"]),
    ("--trial ", ["always", "never", "once"]),
    ("--trial=", ["always", "never", "once"]),
    ("--supervise --restart ", ["always", "never", "on-failure"]),
    ("--message-format ", ["github", "json", "text"]),
    ("--color=a", ["always", "auto"]),
    ("inspect --format ", ["json", "text"]),
    ("inspect --comp", ["--components"]),
    ("inspect --sup", []),
    ("inspect lib", ["library.so"]),
    ("--library ", ["config.yaml", "library.so"]),
    ("-l lib", ["library.so"]),
    ("--plugin lib", ["library.so"]),
    ("-c con", ["config.yaml"]),
    ("--config=con", ["config.yaml"]),
    ("--library=", ["config.yaml", "library.so"]),
]


def check_shell(shell, complete, folder):
    for line, wanted in CASES:
        values = values_of(shell, complete(line, folder))
        assert values == wanted, f"{shell}: '{line}' offers {values}, not {wanted}"


def check_values(folder):
    """Each fixed value is one that the option takes."""
    for option in ("--trial", "--restart", "--message-format", "--color"):
        values = SHELLS.ask(f"{option} ", folder)
        assert values, option
        for value in values:
            words = [LOAD, "--library", "missing.so", "--supervise", option, value, "--restart-limit", "wrong"]
            said = subprocess.run(words, cwd=folder, capture_output=True, text=True, timeout=60).stderr
            assert said.startswith("error: --restart-limit takes") and said.count("error:") == 1, (words, said)


def check_table(folder):
    """Commands and options of the help are offered, and no others."""
    told = SHELLS.run([LOAD, "--help"], folder)
    commands = told[told.index("Commands:"):].split("\n\n")[0]
    assert re.findall(r"(?m)^  (\w+)", commands) == ["inspect", "help", "completions"], commands
    options = set(re.findall(r"(?m)^ +(?:-\w, +)?(--[\w-]+)", told[:told.index("Commands:")]))
    assert set(SHELLS.ask("--", folder)) == options, options
    assert SHELLS.ask("nonsense ", folder) == []


def check_installed():
    build = pathlib.Path(LOAD).parents[2]
    listed = json.loads(subprocess.run(["meson", "introspect", "--installed", build], capture_output=True, text=True, check=True).stdout)
    for place in ("bash-completion/completions/ocelot-load", "fish/vendor_completions.d/ocelot-load.fish",
                  "zsh/site-functions/_ocelot-load"):
        assert any(re.sub(r"\.bash$", "", path).endswith(place) for path in listed.values()), place


def main():
    check_installed()
    with tempfile.TemporaryDirectory() as scratch:
        folder = pathlib.Path(scratch)
        for name in ("config.yaml", "library.so"):
            (folder / name).touch()
        check_values(folder)
        check_table(folder)
        for name, complete in SHELLS.all().items():
            check_shell(name, complete, folder)
    exit_if_missing()


main()
