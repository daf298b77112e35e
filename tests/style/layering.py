#!/usr/bin/env python3
"""Dependencies point one way: a folder of src includes only what its place allows, and each library is one folder's."""
import pathlib
import re
import sys

MAY_INCLUDE = {
    "base": set(),
    "templates": {"base"},
    "io": {"base"},
    "cache": {"base", "io"},
    "golang": {"base"},
    "config": {"base"},
    "model": {"base", "config", "golang"},
    "plan": {"base", "golang", "model", "templates"},
    "graph": {"base", "golang", "model", "plan", "templates"},
    "query": {"base", "golang", "model", "plan", "graph"},
    "draft": {"base", "golang", "config", "model", "query", "templates"},
    "ninja": {"base", "graph"},
    "steps": {"base", "io", "cache", "golang", "model", "templates"},
    "loader": {"base", "io"},
    "cli": {"base", "io", "loader", "cache", "golang", "config", "model", "plan", "graph", "query", "draft", "ninja",
            "steps", "templates"},
}

LIBRARY_OF = {
    r"xxhash\.h": "base",
    r"tl/expected\.hpp": "base",
    r"git2\.h": "io",
    r"archive.*\.h": "io",
    r"libdeflate\.h": "io",
    r"openssl/.*": "io",
    r"yaml-cpp/.*": "config",
    r"nlohmann/.*": "cli",
}

# What a pure folder must not touch: files, processes, clocks, the environment.
IMPURE = r"(unistd\.h|sys/.*|fcntl\.h|filesystem|fstream|cstdlib|chrono|thread|csignal)"
PURE = {"base", "templates", "config", "golang", "model", "plan", "graph", "query", "draft", "ninja"}


def faults_of(folder, header, is_ours):
    if is_ours:
        other = header.split("/")[0]
        if other != folder and other not in MAY_INCLUDE[folder]:
            yield f"{folder} may not include {other}"
        return
    for library, owner in LIBRARY_OF.items():
        if re.fullmatch(library, header) and folder != owner:
            yield f"only {owner} includes <{header}>"
    if folder in PURE and re.fullmatch(IMPURE, header):
        yield f"{folder} is pure and may not include <{header}>"


src = pathlib.Path(sys.argv[1]) / "src"
faults, includes = [], 0
for path in sorted(src.rglob("*.[ch]pp")):
    folder = path.relative_to(src).parts[0]
    for number, line in enumerate(path.read_text().splitlines(), 1):
        match = re.match(r'#include ([<"])([^>"]+)[>"]', line)
        if not match:
            continue
        includes += 1
        for fault in faults_of(folder, match[2], match[1] == '"'):
            faults.append(f"{path.relative_to(src.parent)}:{number}: {fault}")
print("\n".join(faults))
assert includes > 100, "no includes were found"
sys.exit(1 if faults else 0)
