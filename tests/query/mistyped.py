#!/usr/bin/env python3
"""For every mistyped command, option, value and name, the nearest correct one is suggested."""
import re
import subprocess

from projects import OCELOT, everyday_project

PROJECT = everyday_project()


def run(*words):
    return subprocess.run([OCELOT, *words], cwd=PROJECT, capture_output=True, text=True, timeout=60, env={"PATH": "/usr/bin:/bin"})


def expect(wanted, code, *words):
    ended = run(*words)
    assert ended.returncode == code and f"help: did you mean '{wanted}'?" in ended.stderr, (wanted, words, ended)


def swapped(word):
    """The word with two letters in the middle swapped; its nearest word is the original."""
    middle = next(i for i in range(len(word) // 2, 0, -1) if word[i] != word[i - 1])
    return word[: middle - 1] + word[middle] + word[middle - 1] + word[middle + 1:]


def candidates(*words):
    return [line.split("\t")[0] for line in run("complete", "--", *words).stdout.splitlines()]


def check_options(command, *before):
    """Long options, and short options in the other case."""
    for option in candidates(*command.split(" "), "--"):
        if len(option) > len("--go"):  # after an edit, a two-letter option cannot be recognized
            expect(option, 2, *command.split(" "), "--" + swapped(option[2:]), *before)
    for letter in re.findall(r"(?m)^  -(\w), ", run(*command.split(" "), "--help").stdout):
        if f"  -{letter.swapcase()}, " not in run(*command.split(" "), "--help").stdout and letter != "h":
            expect(f"-{letter}", 2, *command.split(" "), f"-{letter.swapcase()}", *before)


def check_guesses():
    """The words that other tools use."""
    for word, command in (("describe", "desc"), ("info", "desc"), ("show", "desc"), ("test", "check"),
                          ("lint", "check"), ("init", "new project"), ("run", "build"), ("compile", "build"),
                          ("generate", "gen"), ("ls", "list"), ("rm", "clean"), ("remove", "clean"), ("delete", "clean"),
                          ("fmt", "format"), ("upgrade", "update"), ("version", "--version"), ("gc", "cache gc"),
                          ("prune", "cache gc"), ("pin", "update"), ("bump", "update"), ("lock", "update"), ("all", "build"),
                          ("tree", "graph"), ("search", "list components"), ("find", "list components")):
        expect(command, 2, word)
    expect("gc", 2, "cache", "prune")
    expect("clear", 2, "cache", "clean")
    expect("-b v1", 2, "update", "v1")
    expect("-d files", 2, "gen", "files")
    expect("-d files", 2, "clean", "files")
    alone = run("new")
    assert alone.returncode == 2 and "write one of: new project, new distribution, new component" in alone.stderr, alone
    listed = run("new", "--help")
    assert listed.returncode == 0 and listed.stdout.startswith("new project"), listed


def check_guessed_options():
    """An option of another tool, and a format of messages as the format of an answer."""
    expect("--architecture", 2, "list", "--arch", "arm64")
    expect("--message-format github", 2, "check", "--github")
    expect("--format json", 2, "list", "--json")
    for words in (["explain", "all"], ["cache"], ["clean"]):
        expect("--message-format github", 2, *words, "--format", "github")


def check_order():
    """The inputs of why in the other order or without one, and options before the command."""
    expect("ocelot-gen why files exporter.file", 2, "why", "exporter.file", "files")
    alone = run("why", "files")
    assert alone.returncode == 2 and "help: write: ocelot-gen why DISTRIBUTION COMPONENT\n" in alone.stderr, alone
    for words in (["-q", "check"], ["--message-format", "json", "check"], ["--message-format=json", "-C", ".", "check"]):
        behind = run("check", *[word for word in words if word != "check"])
        before = run(*words)
        assert (before.returncode, before.stdout, before.stderr) == (0, behind.stdout, behind.stderr), (words, before)
    step = run("-q", "step", "clone")
    assert step.returncode == 2 and "help: write other options behind 'step'\n" in step.stderr, step


def check_rejected():
    """An option that a command does not support is reported as such."""
    for words, message in ((["check", "-d", "files"], "'ocelot-gen check' does not take --distribution"),
                           (["why", "--architecture=arm64"], "'ocelot-gen why' does not take --architecture"),
                           (["gen", "--format", "json"], "'ocelot-gen' does not take --format"),
                           (["update", "--format=json"], "'ocelot-gen update' does not take --format")):
        ended = run(*words)
        assert ended.returncode == 2 and f"error: {message}\n" in ended.stderr, (words, ended)
    assert "--message-format" in run("gen", "--format", "json").stderr


def main():
    commands = re.findall(r"(?m)^## (.+)$", run("help", "--markdown").stdout)
    for command in commands:
        if " " not in command:
            expect(command, 2, swapped(command))
            expect(command, 2, "help", swapped(command))
        if command not in ("step", "zip", "complete"):  # these commands have their own words
            check_options(command)
    for step in candidates("step", ""):
        expect(step, 2, "step", swapped(step))
        check_options(f"step {step}")
    expect("--format", 2, "list", "-format")
    expect("--since", 2, "diff", "-s", "v1")
    for topic in ("distributions", "components", "tags", "targets"):
        expect(topic, 2, "list", swapped(topic))
    for deed in ("verify", "clear"):
        expect(deed, 2, "cache", swapped(deed))
    for shell in ("bash", "fish", "zsh"):
        expect(shell, 2, "completions", swapped(shell))
    expect("always", 2, "list", "--color", "alwyas")
    expect("json", 2, "list", "--format", "jsno")
    expect("github", 2, "cache", "--message-format", "gihtub")
    expect("github-matrix", 2, "affected", "README.md", "--format", "gihtub-matrix")
    expect("everyday", 1, "list", "-d", "evryday*")
    check_guesses()
    check_guessed_options()
    check_order()
    check_rejected()
    expect("files", 1, "desc", "fiels")
    expect("everyday", 1, "why", "everydya", "exporter.file")
    expect("exporter.file", 1, "why", "files", "exporter.fiel")
    expect("receiver.mail", 1, "refs", "receiver.mial")
    expect("files", 1, "path", "exporter.file", "fiels")
    expect("files", 1, "diff", "everyday", "fiels")


main()
