#!/usr/bin/env python3
"""The size of C++ code: files, functions, the share of each folder, and the units that include each other in a circle.

`figures.py [--strict] FOLDER` prints the figures of the .hpp and .cpp files below FOLDER. With --strict it exits with 1
if the files of one folder contain more than a tenth of the lines, or if a unit is in a cycle.

A unit is a header with the sources of the same stem in the same folder. Lines are physical lines; a function has those
from its name to its closing brace. A lambda counts as a function too, as universal-ctags counts it, so that the figures
compare with those of other projects.
"""
import argparse
import collections
import math
import pathlib
import re
import sys

SHARE_LIMIT = 0.1

# Text in which a brace does not count. Numbers come first, because of the quotes in 1'000.
NOT_CODE = re.compile(
    r"""(?P<number>(?<!\w)\d(?:'?\w)*)
    | //[^\n]* | /\*.*?\*/
    | (?:\b(?:u8|[uUL]))?R"(?P<mark>[^()\\\s]*)\(.*?\)(?P=mark)"
    | "(?:\\.|[^"\\\n])*" | '(?:\\.|[^'\\\n])+'
    | ^[ \t]*\#(?:\\.|[^\\\n])*""", re.VERBOSE | re.DOTALL | re.MULTILINE)
NAMESPACE = re.compile(r"\s*(?:inline\s+)?(?:namespace\b|extern\s*$)")
TEMPLATE = r"\s*(?:template\b\s*)?(?:requires\b[^()]*?\s)?"
CLASS = re.compile(TEMPLATE + r"(?:class|struct|union)\b[^()]*$")
FUNCTION_NAME = re.compile(r"(?:\boperator\s*(?:\(\s*\)|[^\s\w(]+|\w[^(]*)|~?\b[A-Za-z_]\w*)\s*\(")
LAMBDA = re.compile(r"""(?<![\w\])]) \[[^\[\]]*\] \s*
    (?:\((?:[^()]|\([^()]*\))*\)\s*)? (?:(?:mutable|noexcept)\s*)* (?:->[^{};()]*)? \{""", re.VERBOSE)
INITIALIZED_MEMBER = re.compile(r"\)[^()]*(?<!:):(?!:).*\w\s*$", re.DOTALL)


def spaces_for(text):
    return re.sub(r"[^\n]", " ", text)


def code_of(text):
    """The text with spaces instead of comments, literals and preprocessor lines; line breaks stay."""
    return NOT_CODE.sub(lambda match: match[0] if match["number"] else spaces_for(match[0]), text)


def without_template_arguments(head):
    before = None
    while before != head:
        before, head = head, re.sub(r"(?<!operator)(?<!operator<)<[^<>]*>", lambda match: spaces_for(match[0]), head)
    return head


def name_offset(head):
    """The offset of a function's name in `head`, the text before a brace; None if the brace does not begin a function."""
    attribute = r"\[\[[^\[\]]*\]\]|\balignas\s*\([^()]*\)"
    head = re.sub(attribute, lambda match: spaces_for(match[0]), without_template_arguments(head))
    name = FUNCTION_NAME.search(head)
    if name is None or "=" in head[:name.start()] or INITIALIZED_MEMBER.search(head):
        return None
    return name.start()


def matching_brace(code, opening):
    depth = 0
    for brace in re.finditer(r"[{}]", code[opening:]):
        depth += 1 if brace[0] == "{" else -1
        if depth == 0:
            return opening + brace.start()
    raise ValueError("a brace is not closed")


def functions_in(text):
    """The line count and the first line of each function; the functions of a class within a function are not counted."""
    code = code_of(text)
    for head in LAMBDA.finditer(code):
        yield code.count("\n", head.start(), matching_brace(code, head.end() - 1)) + 1, code.count("\n", 0, head.start()) + 1
    start = at = parentheses = 0  # `start` is the beginning of the statement at `at`
    while at < len(code):
        character = code[at]
        parentheses += (character == "(") - (character == ")")
        if character in ";}" and parentheses == 0:
            start = at + 1
        elif character == "{":
            head = code[start:at]
            name = name_offset(head) if parentheses == 0 else None
            plain_head = without_template_arguments(head)
            if NAMESPACE.match(head) or CLASS.match(plain_head):
                start = at + 1
            else:
                closing = matching_brace(code, at)
                if name is not None:
                    yield code.count("\n", start + name, closing) + 1, code.count("\n", 0, start + name) + 1
                    start = closing + 1
                at = closing
        elif character == ":" and re.fullmatch(r"\s*(?:public|protected|private)\s*", code[start:at]):
            start = at + 1
        at += 1


def percentile(numbers, percent):
    numbers = sorted(numbers)
    return numbers[math.ceil(percent / 100 * len(numbers)) - 1]


def summary(numbers):
    return f"{percentile(numbers, 50)} / {percentile(numbers, 90)} / {max(numbers)}"


def included_file(path, include):
    """The file that an include names, relative to the source's folder or to a folder above it."""
    return next((folder / include for folder in path.parents if (folder / include).is_file()), None)


def unit_graph(texts):
    """For each unit the units whose headers it includes."""
    graph = {path.with_suffix(""): set() for path in texts}
    for path, text in texts.items():
        for include in re.findall(r'^#include "([^"]+)"', text, re.MULTILINE):
            header = included_file(path, include)
            if header in texts and header.with_suffix("") != path.with_suffix(""):
                graph[path.with_suffix("")].add(header.with_suffix(""))
    return graph


def reachable(graph, unit):
    """The units that `unit` includes, directly or not; itself only if it is in a cycle."""
    found, pending = set(), list(graph[unit])
    while pending:
        other = pending.pop()
        if other not in found:
            found.add(other)
            pending.extend(graph[other])
    return found


def cycles_of(graph):
    """The strongly connected components that have more than one unit, each sorted."""
    below = {unit: reachable(graph, unit) for unit in graph}
    in_cycle = [unit for unit in graph if unit in below[unit]]
    return sorted({tuple(sorted(other for other in below[unit] if unit in below[other])) for unit in in_cycle})


def lines_by_folder(root, lines):
    """For each first-level folder, the line counts of the files in each of its folders that directly contains sources."""
    groups = collections.defaultdict(lambda: collections.defaultdict(list))
    for path, count in lines.items():
        folder = path.parent.relative_to(root)
        groups[folder.parts[0] if folder.parts else "."][str(folder)].append(count)
    return groups


def print_row(name, counts, total):
    print(f"  {name:<28} {len(counts):>5} files {sum(counts):>7} lines {sum(counts) / total:>6.1%}")


def print_folders(groups, total):
    print("folders by share of the lines:")
    for group, folders in sorted(groups.items(), key=lambda item: -sum(map(sum, item[1].values()))):
        if list(folders) != [group]:
            print_row(group + "/…", [count for counts in folders.values() for count in counts], total)
        for folder, counts in sorted(folders.items(), key=lambda item: -sum(item[1])):
            print_row(folder if list(folders) == [group] else "  " + folder, counts, total)


def print_cycles(root, cycles):
    print(f"units in cycles: {sum(map(len, cycles))}")
    for cycle in cycles:
        print("  " + " - ".join(str(unit.relative_to(root)) for unit in cycle))


def large_folders(groups, total):
    sizes = {folder: sum(counts) for folders in groups.values() for folder, counts in folders.items()}
    return sorted(folder for folder, size in sizes.items() if size > SHARE_LIMIT * total)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--strict", action="store_true", help="fail on a folder above a tenth, or on a cycle")
    parser.add_argument("folder", type=pathlib.Path)
    arguments = parser.parse_args()
    root = arguments.folder.resolve()
    texts = {path: path.read_text() for path in sorted(root.rglob("*.[ch]pp"))}
    functions = [count for text in texts.values() for count, _ in functions_in(text)]
    if not functions:
        parser.error(f"{arguments.folder} has no .hpp or .cpp file with a function")
    lines = {path: len(text.splitlines()) for path, text in texts.items()}
    groups, total, cycles = lines_by_folder(root, lines), sum(lines.values()), cycles_of(unit_graph(texts))
    print(f"{len(lines)} files, {total} lines, {len(functions)} functions")
    print(f"file median / p90 / max:     {summary(lines.values())}")
    print(f"function median / p90 / max: {summary(functions)}")
    print_folders(groups, total)
    print_cycles(root, cycles)
    large = large_folders(groups, total)
    if arguments.strict and large:
        print(f"more than {SHARE_LIMIT:.0%} of the lines: {', '.join(large)}")
    sys.exit(1 if arguments.strict and (large or cycles) else 0)


main()
