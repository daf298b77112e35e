#!/usr/bin/env python3
"""A result, or the diagnostics of a value, cannot be dropped without saying so: such code does not compile."""
import pathlib
import subprocess
import sys

root, compiler = pathlib.Path(sys.argv[1]), sys.argv[3:]
HEAD = """#include "support/base/with_diagnostics.hpp"
ocelot::Status act();
ocelot::Result<int> count();
ocelot::WithDiagnostics<int> measure();
int use() { ocelot::Diagnostics all; %s; return 0; }
"""
# Each pair: code that must not compile, and the same code with a use of the result.
PAIRS = [
    ("act()", "if (!act()) return 1"),
    ("count()", "if (!count()) return 1"),
    ("measure()", "if (!measure().diagnostics().empty()) return 1"),
    ("return measure().value_", "return measure().take(all)"),
    ("int size = measure(); return size", "return measure().ignoring_diagnostics()"),
]


def compiles(statement):
    """Whether a function with the statement compiles."""
    command = [*compiler, "-std=c++20", "-fsyntax-only", "-Werror=unused-result", f"-I{root / 'src'}", "-xc++", "-"]
    return subprocess.run(command, input=HEAD % statement, text=True, capture_output=True, check=False).returncode == 0


faults = [f"compiles: {bad}" for bad, _ in PAIRS if compiles(bad)]
faults += [f"does not compile: {good}" for _, good in PAIRS if not compiles(good)]
print("\n".join(faults))
sys.exit(1 if faults else 0)
