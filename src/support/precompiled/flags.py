#!/usr/bin/env python3
"""Writes the flags of a compiled source, taken from Meson's compile_commands.json, as a response file of GCC. A
precompiled header must be compiled with exactly the flags of the sources that use it. The file changes only if they do."""
import json
import pathlib
import shlex
import sys

commands, source, output, depfile = sys.argv[1:]
# Flags that differ from source to source, or name files.
WITH_VALUE = {"-include", "-MF", "-MQ", "-o", "-c"}
ALONE = ("-MD", "-I")


def flags_of(command):
    words = iter(shlex.split(command)[1:])
    for word in words:
        if word in WITH_VALUE:
            next(words)
        elif word.startswith("-") and not word.startswith(ALONE):
            yield word


command = next(entry["command"] for entry in json.loads(pathlib.Path(commands).read_text())
               if entry["file"].endswith(source))
text = "".join(f"{shlex.quote(flag)}\n" for flag in flags_of(command))
target = pathlib.Path(output)
if not target.exists() or target.read_text() != text:
    target.write_text(text)
pathlib.Path(depfile).write_text(f"{output}: {commands}\n")
