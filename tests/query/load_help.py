#!/usr/bin/env python3
"""`ocelot-load help` lists all commands, `help COMMAND` is that command's --help, and an unknown command is answered with the
nearest one, as with ocelot-gen.
"""
import os
import subprocess

LOAD = os.environ["OCELOT_LOAD"]


def run(*words):
    ended = subprocess.run([LOAD, *words], capture_output=True, text=True, timeout=60)
    return ended.returncode, ended.stdout, ended.stderr


def expect_help():
    code, overview, errors = run("help")
    assert (code, errors) == (0, ""), (code, errors)
    assert run("--help") == run("-h") == (0, overview, "")
    for part in ("\nCommands:\n", "\nOptions:\n", "\nExamples:\n", "\nExit codes:\n", "  inspect ", "  help ", "  completions ",
                 "ocelot-load help COMMAND", "--feature-gates LIST"):
        assert part in overview, part
    for command in ("inspect", "help", "completions", "complete"):
        code, told, errors = run("help", command)
        assert (code, errors) == (0, "") and f"  ocelot-load {command} " in told and "\nExample" in told, (command, code, told, errors)
        assert run(command, "--help") == (0, told, ""), command


def expect_refused(words, message, help):
    assert run(*words) == (2, "", f"error: {message}\nhelp: {help}\n"), (words, run(*words))


def main():
    expect_help()
    for words in (["inspekt", "x.so"], ["help", "inspekt"]):
        expect_refused(words, "unknown command 'inspekt'", "did you mean 'inspect'?")
    expect_refused(["completion", "bash"], "unknown command 'completion'", "did you mean 'completions'?")
    expect_refused(["nonsense"], "unknown command 'nonsense'", "see: ocelot-load help")
    expect_refused(["run"], "unknown command 'run'", "did you mean 'ocelot-load --library FILE'?")
    expect_refused(["./lib.so"], "unknown command './lib.so'", "did you mean '--library ./lib.so'?")
    expect_refused(["help", "help", "inspect"], "expected at most one COMMAND", "see: ocelot-load help")
    expect_refused(["completions", "bsh"], "unsupported shell 'bsh'; expected bash, zsh or fish", "did you mean 'bash'?")
    expect_refused(["inspect", "--fromat", "json"], "unknown option '--fromat'", "did you mean '--format'?")


main()
