#!/usr/bin/env python3
"""Writes the files of templates/ into one C++ source: embed.py ROOT OUTPUT FILE…"""
import os
import sys

HEAD = """// Made by templates/embed.py out of templates/. Edit those.
#include "support/base/embedded.hpp"

namespace ocelot {

namespace {

constexpr TemplateFile k_files[] = {
"""

TAIL = """};

}  // namespace

std::span<const TemplateFile> embedded() { return k_files; }

}  // namespace ocelot
"""


def literal(line):
    """A line as a C++ string literal, with all but plain characters as three octal digits."""
    plain = {ord("\n"): "\\n", ord("\t"): "\\t", ord('"'): '\\"', ord("\\"): "\\\\"}
    return '"' + "".join(plain.get(b) or (chr(b) if 32 <= b < 127 else f"\\{b:03o}") for b in line) + '"'


root, output, files = sys.argv[1], sys.argv[2], sys.argv[3:]
entries = []
for path in sorted(os.path.relpath(file, root) for file in files):
    with open(os.path.join(root, path), "rb") as file:
        content = file.read()
    lines = [literal(line) for line in content.splitlines(keepends=True)] or ['""']
    text = "\n     ".join(lines)
    entries.append(f"    {{{literal(path.encode())},\n     {{{text},\n      {len(content)}}}}},\n")
with open(output, "w", encoding="ascii") as file:
    file.write(HEAD + "".join(entries) + TAIL)
