#!/usr/bin/env python3
"""Completion in real shells: bash calls the function, fish has `complete -C`, zsh gets keys on a terminal; all three offer what
`ocelot-gen complete` prints, also in a sub-folder and with -C.
"""
import os
import pathlib
import pty
import re
import select
import shutil
import subprocess
import sys
import tempfile
import time

from projects import OCELOT, everyday_project

PROJECT = everyday_project()
DISTRIBUTIONS = ["everyday", "everything", "files"]
COMPONENTS = ["exporter.file", "receiver.mail"]
# The typed text, and the words that must be offered; None: the words that `complete` prints.
CASES = [
    ("list ", ["components", "distributions", "tags", "targets"]),
    ("list comp", ["components"]),
    ("desc every", ["everyday", "everything"]),
    ("why files ", COMPONENTS),
    ("why --format json files rec", ["receiver.mail"]),
    ("explain ", DISTRIBUTIONS + ["all", "amd64", "arm64", "smoke"]),
    ("smoke --init-type ", ["lambda-managed-instances", "on-demand", "provisioned-concurrency", "snap-start"]),
    ("-d fil", ["files"]),
    ("gen --distribution=fil", ["files"]),
    ("gen -a ", ["amd64", "arm64"]),
    ("gen --sandbox=", ["bubblewrap", "container"]),
    ("gen --sandbox --pol", ["--policy-from"]),
    ("affected --format ", ["github-matrix", "json", "text"]),
    ("check --format=g", ["github"]),
    ("cache v", ["verify"]),
    ("completions ", ["bash", "fish", "zsh"]),
    ("step pac", ["package"]),
    ("help aff", ["affected"]),
    ("buil", ["build"]),
    ("build every", ["everyday", "everything"]),
    ("import ", ["config", "ocb"]),
    ("import config collector.yaml --message-format ", ["github", "json", "text"]),
    ("update --dr", ["--dry-run"]),
    ("list -d fil", ["files"]),
    ("size fil", ["files"]),
    ("size --co", ["--color", "--costs"]),
    ("audit --format ", ["json", "text"]),
    ("audit every", ["everyday", "everything"]),
    ("report --s", ["--since", "--size", "--smoke"]),
    ("clean --format ", ["json", "text"]),
    ("gen --qu", ["--quiet"]),
    ("from-con", []),
    ("desc --col", ["--color"]),
    ("comple", ["complete", "completions"]),
]
ENVIRONMENT = {"PATH": f"{pathlib.Path(OCELOT).parent}:{os.environ['PATH']}", "HOME": "/nowhere", "TERM": "xterm", "LC_ALL": "C.UTF-8"}


def run(words, folder=PROJECT):
    ended = subprocess.run(words, cwd=folder, env=ENVIRONMENT, capture_output=True, text=True, timeout=60)
    assert ended.returncode == 0 and not ended.stderr, (words, ended)
    return ended.stdout


def ask(line, folder=PROJECT):
    """The values that `complete` prints, without the parts that a shell adds."""
    told = run([OCELOT, "complete", "--", *line.split(" ")], folder).splitlines()
    return sorted(one.split("\t")[0] for one in told if not one.startswith(":"))


def in_bash(line, folder):
    words = re.sub("=", " = ", line).split(" ") if not line.endswith("=") else re.sub("=", " =", line).split(" ")
    script = ('source <(ocelot-gen completions bash); COMP_WORDS=(ocelot-gen "$@"); COMP_CWORD=$#; '
              '_ocelot_gen ocelot-gen; printf "%s\\n" "${COMPREPLY[@]}"')
    return sorted(set(run(["bash", "--norc", "-c", script, "bash", *words], folder).split()))


def in_fish(line, folder):
    told = run(["fish", "--no-config", "-c", f"ocelot-gen completions fish | source; complete -C 'ocelot-gen {line}'"], folder)
    return sorted(one.split("\t")[0] for one in told.splitlines())


# Every match is written to a file on its way to the terminal; a separate line marks the end of the matches.
ZSH = r"""
autoload -Uz compinit && compinit -u -D
source <(ocelot-gen completions zsh)
compadd() {
  if [[ ${@[1,(i)(-|--)]} == *-(O|A|D)\ * ]]; then builtin compadd "$@"; return $?; fi
  local -a offered
  builtin compadd -A offered "$@"
  (( $#offered )) && print -rl -- $offered >>$OFFERED
  builtin compadd "$@"
}
ended() { print -r -- :end >>$OFFERED }
comppostfuncs=(ended)
bindkey '^I' list-choices
print -r -- :ready >>$OFFERED
"""


def in_zsh(line, folder):
    with tempfile.TemporaryDirectory() as scratch:
        offered, setup = pathlib.Path(scratch, "offered"), pathlib.Path(scratch, "setup.zsh")
        setup.write_text(ZSH)
        process, terminal = pty.fork()
        if process == 0:
            os.chdir(folder)
            os.execvpe("zsh", ["zsh", "-f", "-i"], {**ENVIRONMENT, "OFFERED": str(offered)})
        try:
            os.write(terminal, f" source {setup}\n".encode())
            wait_for(offered, terminal, ":ready")
            os.write(terminal, f"ocelot-gen {line}\t".encode())
            wait_for(offered, terminal, ":end")
        finally:
            os.close(terminal)
            os.kill(process, 9)
            os.waitpid(process, 0)
        return sorted({one for one in offered.read_text().split() if not one.startswith(":")})


def wait_for(path, terminal, word):
    """Reads the shell's output until the file has the line."""
    end = time.monotonic() + 60
    while not path.exists() or word not in path.read_text().splitlines():
        assert time.monotonic() < end, f"zsh never came to {word}"
        if select.select([terminal], [], [], 0.05)[0]:
            os.read(terminal, 65536)


def value_alone(values):
    return sorted(one.split("=", 1)[1] if one.startswith("--") and "=" in one else one for one in values)


def check_shell(shell, complete, folder, prefix=""):
    for line, wanted in CASES:
        offered = complete(prefix + line, folder)
        values = value_alone(offered) if shell != "bash" else offered
        named = [one for one in values if not (folder / one).exists()] if line == "explain " else values
        assert named == sorted(wanted), f"{shell}: '{prefix}{line}' offers {named}, not {sorted(wanted)}"


def check_commands():
    """Checks that every command is offered. (tests/unit/cli/completion_test.cpp checks the completion of its inputs.)"""
    document = run([OCELOT, "help", "--markdown"])
    for command in re.findall(r"(?m)^## (.+)$", document):
        first, *rest = command.split(" ")
        assert first in ask(first), f"{command} is not offered"
        assert not rest or rest[0] in ask(f"{first} "), f"{command} is not offered"


def main():
    check_commands()
    assert "--since" in ask("diff --") and "--since" not in ask("list --")
    assert ask("why nothing-here unknown") == [] and ask("nonsense ") == []
    assert run([OCELOT, "complete", "--", "why", ""], "/") == "", "names without a project"
    assert ask("cache", PROJECT / "config") == ask("cache")
    shells = {"bash": in_bash, "fish": in_fish, "zsh": in_zsh}
    missing = [name for name in shells if shutil.which(name) is None]
    for name, complete in shells.items():
        if name in missing:
            continue
        check_shell(name, complete, PROJECT)
        check_shell(name, complete, PROJECT / "config")
    check_shell("bash", in_bash, pathlib.Path("/"), f"-C {PROJECT} ")
    if missing:
        sys.exit(f"to test all: apt-get install {' '.join(missing)}")


main()
