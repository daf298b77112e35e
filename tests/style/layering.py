#!/usr/bin/env python3
"""Dependencies of src point one way: between groups, between folders, and between units (a header and its source).

`layering.py ROOT` also checks that each third-party library belongs to one folder, that pure folders touch no disk,
that a stem appears in one folder only, and that each source is in the folder of the header that it implements.
"""
import pathlib
import re
import sys

# The folders in the order of the product, and what each may include; `group/*` stands for every folder of a group.
MAY_INCLUDE = {
    "support/precompiled": ["support/base"],
    "support/base": [],
    "support/portable": [],
    "support/release": [],
    "support/io": ["support/base"],
    "support/git": ["support/base", "support/io"],
    "support/yaml": ["support/base"],
    "support/golang": ["support/base"],
    "support/console": ["support/base", "support/io", "support/release"],
    "declaration/config": ["support/base", "support/release", "support/yaml"],
    "declaration/model": ["support/base", "support/golang", "declaration/config"],
    "graph/contract": ["support/base", "support/console", "declaration/model"],
    "graph": ["support/base", "support/golang", "declaration/model", "graph/contract"],
    "queries": ["support/base", "support/golang", "declaration/model", "graph", "graph/contract"],
    "queries/render": ["support/base", "support/console", "declaration/*", "graph", "queries"],
    "project": ["support/*", "declaration/*", "graph", "queries"],
    "project/draft": ["support/base", "support/golang", "support/yaml", "declaration/*", "queries", "project"],
    "project/generate": ["support/*", "declaration/model", "graph", "project"],
    "build/cache": ["support/base", "support/io"],
    "build/remote": ["support/base", "support/io", "build/cache"],
    "build/examine": ["support/*", "declaration/model", "graph", "graph/contract", "build/cache", "build/steps"],
    "build/documents": ["support/base", "support/golang", "support/io"],
    "build/steps": ["support/*", "declaration/model", "graph", "graph/contract", "build/cache", "build/documents"],
    "build/action": ["support/*", "declaration/model", "graph", "graph/contract", "queries", "project", "project/generate",
                     "build/cache", "build/remote", "build/steps"],
    "lambda": ["support/base", "support/io", "support/yaml"],
    "loader": ["support/base", "support/io"],
    "loader/cli": ["support/base", "support/console", "support/io", "support/release", "loader"],
    "cli/layers": ["support/*", "declaration/*", "graph", "graph/contract", "queries/render", "project", "project/*", "build/*"],
    "cli/outer": ["support/*", "declaration/model", "graph", "project", "project/generate"],
    "cli/commands": ["support/*", "declaration/*", "graph", "graph/contract", "queries", "queries/render", "project", "project/*", "build/*", "lambda", "cli/layers", "cli/outer"],
    "cli": ["support/*", "declaration/*", "graph/*", "queries", "project", "build/*", "cli/commands"],
}

LIBRARY_OF = {
    r"xxhash\.h": "support/base",
    r"tl/expected\.hpp": "support/base",
    r"git2\.h|git2/.*": "support/git",
    r"archive.*\.h": "support/io",
    r"libdeflate\.h": "support/io",
    r"openssl/.*": "support/base",
    r"yaml-cpp/.*": "support/yaml",
    r"curl/.*": "build/remote",
    r"cxxopts\.hpp": "support/console",
    r"httplib\.h": "lambda",
    r"nlohmann/.*": "support/base",
}

# Facilities that a pure folder must not use: files, processes, clocks, the environment.
IMPURE = r"(unistd\.h|sys/.*|fcntl\.h|filesystem|fstream|cstdlib|chrono|thread|csignal)"
PURE = ["support/base", "support/yaml", "support/golang", "declaration", "graph", "queries"]


def is_in(folder, names):
    return any(folder == name or folder.startswith(name + "/") for name in names)


def may_include(folder, other):
    group = other.partition("/")[0] + "/*"
    return other == folder or other in MAY_INCLUDE[folder] or "/" in other and group in MAY_INCLUDE[folder]


def folder_of(path):
    return path.rpartition("/")[0]


def unit_of(path):
    return path.rpartition(".")[0]


def read_includes(src):
    """For each file below src: its includes as (line number, whether it is ours, header)."""
    includes = {}
    for path in sorted(src.rglob("*.[ch]pp")):
        lines = path.read_text().splitlines()
        matches = ((number, re.match(r'#include ([<"])([^>"]+)[>"]', line)) for number, line in enumerate(lines, 1))
        includes[str(path.relative_to(src))] = [(number, match[1] == '"', match[2]) for number, match in matches if match]
    return includes


def include_fault(folder, header, is_ours):
    """Why a folder may not include a header, or None."""
    if is_ours:
        return None if may_include(folder, folder_of(header)) else f"{folder} may not include {folder_of(header)}"
    for library, owner in LIBRARY_OF.items():
        if re.fullmatch(library, header) and folder not in (owner, "support/precompiled"):
            return f"only {owner} includes <{header}>"
    if is_in(folder, PURE) and re.fullmatch(IMPURE, header):
        return f"{folder} is pure and may not include <{header}>"
    return None


def include_faults(includes):
    for path, headers in includes.items():
        folder = folder_of(path)
        if folder not in MAY_INCLUDE:
            yield f"src/{path}: the folder {folder} is in no row of MAY_INCLUDE"
            continue
        for number, is_ours, header in headers:
            fault = include_fault(folder, header, is_ours)
            if fault:
                yield f"src/{path}:{number}: {fault}"


def cycles_of(includes):
    """The sets of units that include each other, by Tarjan's algorithm on a small graph."""
    edges = {}
    for path, headers in includes.items():
        targets = {unit_of(header) for _, is_ours, header in headers if is_ours}
        edges.setdefault(unit_of(path), set()).update(targets - {unit_of(path)})
    order, low, stack, cycles = {}, {}, [], []

    def visit(unit):
        order[unit] = low[unit] = len(order)
        stack.append(unit)
        for target in sorted(edges.get(unit, ())):
            if target not in order:
                visit(target)
            if target in stack:
                low[unit] = min(low[unit], low[target])
        if low[unit] == order[unit]:
            cut = stack.index(unit)
            if len(stack) - cut > 1:
                cycles.append(sorted(stack[cut:]))
            del stack[cut:]

    for unit in sorted(edges):
        if unit not in order:
            visit(unit)
    return cycles


def stem_faults(includes):
    folders = {}
    for path in includes:
        folders.setdefault(pathlib.PurePath(path).stem, set()).add(folder_of(path))
    for stem, places in sorted(folders.items()):
        if len(places) > 1:
            yield f"the stem '{stem}' appears in {', '.join(sorted(places))}"


def place_faults(includes):
    """A source must be in the folder of the header that it implements: its first include, if that is alone in its block."""
    for path, headers in includes.items():
        ours = [(number, header) for number, is_ours, header in headers if is_ours]
        if not path.endswith(".cpp") or not ours or not headers[0][1]:
            continue
        number, header = ours[0]
        is_alone = not any(other == number + 1 for other, _, _ in headers)
        if is_alone and folder_of(header) != folder_of(path):
            yield f"src/{path}:{number}: implements {header} in another folder"


def main():
    includes = read_includes(pathlib.Path(sys.argv[1]) / "src")
    assert sum(map(len, includes.values())) > 100, "no includes were found"
    faults = [*include_faults(includes), *stem_faults(includes), *place_faults(includes)]
    faults += [f"these units include each other: {', '.join(cycle)}" for cycle in cycles_of(includes)]
    print("\n".join(faults))
    sys.exit(1 if faults else 0)


main()
