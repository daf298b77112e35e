"""Completion in real shells: bash calls the function, fish has `complete -C`, and zsh gets keys on a terminal."""
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


class Shells:
    """What the shells offer after a program's name and a typed text. The folder of the program comes first in PATH."""

    def __init__(self, program):
        self.program = pathlib.Path(program)
        self.environment = {"PATH": f"{self.program.parent}:{os.environ['PATH']}", "HOME": "/nowhere", "TERM": "xterm",
                            "LC_ALL": "C.UTF-8"}

    def run(self, words, folder):
        ended = subprocess.run(words, cwd=folder, env=self.environment, capture_output=True, text=True, timeout=60)
        assert ended.returncode == 0 and not ended.stderr, (words, ended)
        return ended.stdout

    def ask(self, line, folder):
        """The values that `complete` prints, without the parts that a shell adds."""
        told = self.run([self.program, "complete", "--", *line.split(" ")], folder).splitlines()
        return sorted(one.split("\t")[0] for one in told if not one.startswith(":"))

    def in_bash(self, line, folder):
        words = re.sub("=", " = ", line).split(" ") if not line.endswith("=") else re.sub("=", " =", line).split(" ")
        name = self.program.name
        script = (f'source <({name} completions bash); COMP_WORDS=({name} "$@"); COMP_CWORD=$#; '
                  f'_{name.replace("-", "_")} {name}; printf "%s\\n" "${{COMPREPLY[@]}}"')
        return sorted(set(self.run(["bash", "--norc", "-c", script, "bash", *words], folder).split()))

    def in_fish(self, line, folder):
        name = self.program.name
        told = self.run(["fish", "--no-config", "-c", f"{name} completions fish | source; complete -C '{name} {line}'"], folder)
        return sorted(one.split("\t")[0] for one in told.splitlines())

    def in_zsh(self, line, folder):
        with tempfile.TemporaryDirectory() as scratch:
            offered, setup = pathlib.Path(scratch, "offered"), pathlib.Path(scratch, "setup.zsh")
            setup.write_text(ZSH.replace("PROGRAM", self.program.name))
            process, terminal = pty.fork()
            if process == 0:
                os.chdir(folder)
                os.execvpe("zsh", ["zsh", "-f", "-i"], {**self.environment, "OFFERED": str(offered)})
            try:
                os.write(terminal, f" source {setup}\n".encode())
                wait_for(offered, terminal, ":ready")
                os.write(terminal, f"{self.program.name} {line}\t".encode())
                wait_for(offered, terminal, ":end")
            finally:
                os.close(terminal)
                os.kill(process, 9)
                os.waitpid(process, 0)
            return sorted({one for one in offered.read_text().split() if not one.startswith(":")})

    def all(self):
        """The function of each shell by its name. A shell that is not installed is left out; see exit_if_missing()."""
        functions = {"bash": self.in_bash, "fish": self.in_fish, "zsh": self.in_zsh}
        return {name: function for name, function in functions.items() if shutil.which(name)}


# Every match is written to a file on its way to the terminal; a separate line marks the end of the matches.
ZSH = r"""
autoload -Uz compinit && compinit -u -D
source <(PROGRAM completions zsh)
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


def wait_for(path, terminal, word):
    """Reads the shell's output until the file has the line."""
    end = time.monotonic() + 60
    while not path.exists() or word not in path.read_text().splitlines():
        assert time.monotonic() < end, f"zsh never came to {word}"
        if select.select([terminal], [], [], 0.05)[0]:
            os.read(terminal, 65536)


def values_of(shell, offered):
    """The values, without an option and its '=' before them, which bash does not show."""
    if shell == "bash":
        return offered
    return sorted(one.split("=", 1)[1] if one.startswith("--") and "=" in one else one for one in offered)


def exit_if_missing():
    missing = [name for name in ("bash", "fish", "zsh") if shutil.which(name) is None]
    if missing:
        sys.exit(f"to test all: apt-get install {' '.join(missing)}")
