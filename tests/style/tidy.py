#!/usr/bin/env python3
"""clang-tidy finds nothing in src. Passed results are cached in $XDG_CACHE_HOME/ocelot-tidy by the content of all inputs.

The sources are parsed without the precompiled header, so a source that misses an #include fails here."""
import concurrent.futures
import hashlib
import json
import os
import pathlib
import shlex
import subprocess
import sys
import time

root, build = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve()
verdicts = pathlib.Path(os.environ.get("XDG_CACHE_HOME") or pathlib.Path.home() / ".cache") / "ocelot-tidy"
verdicts.mkdir(parents=True, exist_ok=True)
program = "clang-tidy-19"


def output_of(*command):
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def digest(paths):
    """The digest of each file's path and content."""
    sha = hashlib.sha256()
    for path in sorted(paths):
        sha.update(f"{os.path.relpath(path, root)}\0".encode() + path.read_bytes() + b"\0")
    return sha.digest()


def headers_of_sources():
    """The files of this project that the compiler read for each source, from Ninja's dependency log."""
    headers = {}
    for block in output_of("ninja", "-C", str(build), "-t", "deps").split("\n\n"):
        paths = [pathlib.Path(os.path.normpath(build / line.strip())) for line in block.splitlines()[1:]]
        paths = [path for path in paths if root in path.parents and path.exists()]
        for source in paths:
            if source.suffix == ".cpp":
                headers[source] = paths
    return headers


def without_precompiled_header(command):
    words = shlex.split(command)
    if "-include" in words:
        at = words.index("-include")
        del words[at:at + 2]
    return [word for word in words if word != "-fpch-deps"]


def write_database():
    """The build's compilation database without the precompiled header; returns its folder and each source's command."""
    entries = json.loads((build / "compile_commands.json").read_text())
    for entry in entries:
        entry["arguments"] = without_precompiled_header(entry.pop("command"))
    folder = build / "tidy"
    folder.mkdir(exist_ok=True)
    (folder / "compile_commands.json").write_text(json.dumps(entries))
    return folder, {os.path.normpath(build / entry["file"]): entry["arguments"] for entry in entries}


database, commands = write_database()
common = hashlib.sha256()
for part in (output_of(program, "--version"), output_of("c++", "--version"), (root / ".clang-tidy").read_text(),
             (build / "meson-info/intro-dependencies.json").read_text()):
    common.update(part.encode() + b"\0")
every_header = list(root.glob("src/**/*.hpp"))
headers_of = headers_of_sources()


def key_of(source):
    sha = common.copy()
    sha.update(json.dumps(commands.get(str(source))).encode())
    sha.update(digest({source, *headers_of.get(source, every_header)}))
    return sha.hexdigest()


def check(source):
    verdict = verdicts / key_of(source)
    if verdict.exists():
        verdict.touch()
        return ""
    run = subprocess.run([program, "--quiet", "--extra-arg=-w", "-p", str(database), str(source)], capture_output=True, text=True)
    if run.returncode == 0:
        verdict.touch()
        return ""
    return run.stdout or run.stderr


def evict(days=30):
    """Removes cached results that no run has used for a while."""
    oldest = time.time() - days * 86400
    for verdict in verdicts.iterdir():
        if verdict.stat().st_mtime < oldest:
            verdict.unlink(missing_ok=True)


sources = sorted(root.glob("src/**/*.cpp"))
assert len(sources) > 30, "no sources were found"
with concurrent.futures.ThreadPoolExecutor(2) as pool:
    faults = [text for text in pool.map(check, sources) if text]
evict()
print("\n".join(faults)[:8000])
sys.exit(1 if faults else 0)
