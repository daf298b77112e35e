#!/usr/bin/env python3
"""On a terminal, answers have color and fit its width; in a pipe they are plain; NO_COLOR, CLICOLOR_FORCE and --color are
respected.
"""
import fcntl
import os
import pty
import re
import struct
import subprocess
import termios

from projects import OCELOT, everyday_project

PROJECT = everyday_project()


def on_terminal(columns, *words, folder=PROJECT / "config", **variables):
    """The text that a terminal with this many columns receives; 0 columns: a terminal that does not know its width."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    process = subprocess.Popen([OCELOT, *words], cwd=folder, stdout=theirs, stderr=subprocess.PIPE,
                               env={"PATH": os.environ["PATH"], "TERM": "xterm", **variables})
    os.close(theirs)
    sent = b""
    while True:
        try:
            sent += os.read(ours, 65536)
        except OSError:
            break
    os.close(ours)
    assert process.wait(timeout=60) == 0, process.stderr.read()
    process.stderr.close()
    return sent.decode().replace("\r\n", "\n")


def in_pipe(*words, **variables):
    return subprocess.run([OCELOT, *words], cwd=PROJECT, env={"PATH": os.environ["PATH"], "TERM": "xterm", **variables},
                          capture_output=True, text=True, check=True, timeout=60).stdout


def plain(text):
    return re.sub(r"\x1b\[\d*m", "", text)


def longest(text):
    return max(len(line) for line in plain(text).splitlines())


def main():
    piped = in_pipe("list")
    assert "\x1b" not in piped and longest(piped) > 120
    wide = on_terminal(400, "list")
    assert "\x1b[1mDistributions\x1b[0m" in wide and plain(wide) == piped
    narrow = on_terminal(80, "list", "distributions")
    assert longest(narrow) <= 80 and plain(narrow).split() == in_pipe("list", "distributions").split()
    assert plain(on_terminal(0, "list", "distributions", COLUMNS="80")) == plain(narrow)
    assert plain(on_terminal(0, "list")) == piped
    assert plain(on_terminal(10, "list")).split() == piped.split()
    assert "\x1b" not in on_terminal(80, "list", NO_COLOR="1")
    assert "\x1b" not in on_terminal(80, "list", TERM="dumb")
    assert "\x1b" not in on_terminal(80, "list", "--color", "never")
    assert "\x1b" in in_pipe("list", CLICOLOR_FORCE="1")
    assert "\x1b" in in_pipe("list", "--color", "always", NO_COLOR="1")
    assert "\x1b" not in in_pipe("list", CLICOLOR_FORCE="1", NO_COLOR="1")
    assert "\x1b" not in in_pipe("list", "--format", "json", CLICOLOR_FORCE="1")


if __name__ == "__main__":
    main()
