#!/usr/bin/env python3
"""clang-tidy finds nothing in src. A result is cached by the content of everything that the file includes."""
import concurrent.futures
import hashlib
import pathlib
import subprocess
import sys

root, build = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
kept = build / "tidy"
kept.mkdir(exist_ok=True)
program = "clang-tidy-19"


def digest(paths):
    sha = hashlib.sha256()
    for path in sorted(paths):
        sha.update(path.read_bytes() + b"\0")
    return sha


def headers_of_sources():
    """What the compiler read for each source, of this project: as Ninja noted it."""
    noted = subprocess.run(["ninja", "-C", build, "-t", "deps"], check=True, capture_output=True, text=True).stdout
    found = {}
    for block in noted.split("\n\n"):
        paths = [(build / line.strip()).resolve() for line in block.splitlines()[1:]]
        if paths:
            found[paths[0]] = [path for path in paths if root.resolve() in path.parents and path.exists()]
    return found


common = digest([root / ".clang-tidy", build / "meson-info/intro-dependencies.json"])
every_header = list(root.glob("src/**/*.hpp"))
read_for = headers_of_sources()


def check(source):
    sha = common.copy()
    sha.update(digest([source, *read_for.get(source.resolve(), every_header)]).digest())
    verdict = kept / sha.hexdigest()
    if verdict.exists():
        return ""
    run = subprocess.run([program, "--quiet", "--extra-arg=-w", "-p", str(build), str(source)], capture_output=True, text=True)
    if run.returncode == 0:
        verdict.touch()
        return ""
    return run.stdout


sources = sorted(root.glob("src/**/*.cpp"))
assert len(sources) > 30, "no sources were found"
with concurrent.futures.ThreadPoolExecutor(2) as pool:
    faults = [text for text in pool.map(check, sources) if text]
print("\n".join(faults)[:8000])
sys.exit(1 if faults else 0)
