#!/usr/bin/env python3
"""The demo: builds layers from a small upstream in out/demo, runs one, and prints each command and its duration."""
import json
import os
import pathlib
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
import zipfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
HERE = ROOT / "out/demo"
PROJECT = HERE / "project"
WRAPPER = PROJECT / "components/collector/lambdacomponents/exporter/file.go"
COLOR = sys.stdout.isatty() and not os.environ.get("NO_COLOR")


def paint(code, text):
    return f"\x1b[{code}m{text}\x1b[0m" if COLOR else text


def title(text):
    print("\n" + paint("1", text), flush=True)


def run(words, folder=PROJECT, quiet=False):
    """Prints and runs a command that must succeed; returns its output and its duration in seconds."""
    if not quiet:
        print(paint("36", "$ " + " ".join(words)), flush=True)
    begin = time.monotonic()
    done = subprocess.run(words, cwd=folder, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    if done.returncode != 0:
        sys.exit(f"{done.stdout}\ndemo failed: '{' '.join(words)}' exited with {done.returncode}")
    return done.stdout, time.monotonic() - begin


def watch_ninja():
    """Runs ninja and shows its output; returns its steps, its duration in seconds, and its output."""
    print(paint("36", "$ ninja"), flush=True)
    begin, steps, text = time.monotonic(), [], []
    with subprocess.Popen(["ninja"], cwd=PROJECT, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT) as ninja:
        for line in ninja.stdout:
            print("  " + line.rstrip(), flush=True)
            text.append(line)
            if line.startswith("["):
                steps.append(line.split("] ", 1)[1].strip())
    if ninja.returncode != 0:
        sys.exit("demo failed: ninja failed")
    return steps, time.monotonic() - begin, "".join(text)


def git(*words):
    who = ["-c", "user.name=demo", "-c", "user.email=demo@example.com", "-c", "commit.gpgsign=false"]
    return run(["git", *who, *words], HERE / "upstream", quiet=True)[0].strip()


def mirror(source, target, kept):
    """Makes a folder equal to another. Keeps top-level names in `kept`, and does not touch unchanged files."""
    target.mkdir(parents=True, exist_ok=True)
    wanted = {path.relative_to(source) for path in source.rglob("*") if path.is_file()}
    for path in list(target.rglob("*")):
        inside = path.relative_to(target)
        if path.is_file() and inside.parts[0] not in kept and inside not in wanted:
            path.unlink()
    for inside in sorted(wanted):
        new = (source / inside).read_bytes()
        old = target / inside
        if not old.exists() or old.read_bytes() != new:
            old.parent.mkdir(parents=True, exist_ok=True)
            old.write_bytes(new)


def prepare():
    title("1. Create a git repository as upstream, and a project next to it")
    mirror(ROOT / "tests/upstream", HERE / "upstream", {".git"})
    if not (HERE / "upstream/.git").exists():
        git("init", "-q", "-b", "main")
    git("add", "-A")
    if git("status", "--porcelain"):
        git("commit", "-q", "-m", "upstream")
    mirror(ROOT / "tests/demo/project", PROJECT, {"build", "build.ninja", "config"})
    mirror(ROOT / "tests/demo/project/config", PROJECT / "config", {"upstream.yaml", "upstream.lock"})
    upstream = PROJECT / "config/upstream.yaml"
    text = "repo: ../upstream\nref: main\nfolder: collector\n"
    if not upstream.exists() or upstream.read_text() != text:
        upstream.write_text(text)
    print(f"upstream: {HERE / 'upstream'}\nproject:  {PROJECT}")
    print("distributions: config/distributions.yaml, wrappers: components/collector/lambdacomponents/")


def build():
    title("2. Build every distribution for amd64 and arm64: ocelot-gen && ninja")
    print("(the first build on a machine compiles a collector for each architecture, which takes minutes;"
          " later builds take seconds)")
    text, seconds = run([str(ROOT / "out/ocelot-gen"), "--update"])
    print(f"  {text.strip()} ({seconds * 1000:.0f} ms)")
    _, seconds, _ = watch_ninja()
    print(f"  took {seconds:.1f} s")


def table():
    title("3. List the layers")
    print(f"  {'layer':<36} {'zip':>9} {'unzipped':>10}")
    for path in sorted(PROJECT.glob("build/collector-*.zip")):
        with zipfile.ZipFile(path) as layer:
            unzipped = sum(entry.file_size for entry in layer.infolist())
        print(f"  {path.name:<36} {path.stat().st_size / 1e6:>6.1f} MB {unzipped / 1e6:>7.1f} MB")


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def span():
    now = time.time_ns()
    return {"resourceSpans": [{
        "resource": {"attributes": [{"key": "service.name", "value": {"stringValue": "demo"}}]},
        "scopeSpans": [{"spans": [{"traceId": "5b8efff798038103d269b633813fc60c", "spanId": "eee19b7ec3c1b174",
                                   "name": "hello from the demo", "kind": 1, "startTimeUnixNano": str(now - 1000000),
                                   "endTimeUnixNano": str(now)}]}]}]}


def post(port):
    request = urllib.request.Request(f"http://127.0.0.1:{port}/v1/traces", json.dumps(span()).encode(),
                                     {"Content-Type": "application/json"})
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    return opener.open(request, timeout=5).status


def until(ready, seconds, what):
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        try:
            if result := ready():
                return result
        except OSError:
            pass
        time.sleep(0.1)
    sys.exit(f"demo failed: {what} did not happen within {seconds} s")


def try_out():
    arch = {"x86_64": "amd64", "aarch64": "arm64"}[os.uname().machine]
    name = f"collector-{arch}-minimal-file.zip"
    title(f"4. Run the collector of {name}: send one OTLP request, read one span")
    with tempfile.TemporaryDirectory() as folder:
        layer, out = pathlib.Path(folder), pathlib.Path(folder) / "spans.json"
        run(["unzip", "-q", str(PROJECT / "build" / name), "-d", folder], quiet=True)
        port = free_port()
        environment = {**os.environ, "OCELOT_OUT": str(out), "OCELOT_HTTP_PORT": str(port), "OCELOT_GRPC_PORT": str(free_port())}
        with open(layer / "log", "w") as log:
            collector = subprocess.Popen([layer / "extensions/collector"], env=environment, stdout=log, stderr=log)
            try:
                status = until(lambda: post(port), 20, "an answer to the request")
                print(f"  POST /v1/traces on port {port}: HTTP {status}")
                line = until(lambda: out.exists() and out.read_text().strip(), 20, "the span in the file")
                exported = json.loads(line.splitlines()[0])["resourceSpans"][0]["scopeSpans"][0]["spans"][0]
                print(f"  the file exporter wrote: {exported['name']!r}, trace {exported['traceId']}")
                if exported["name"] != "hello from the demo":
                    sys.exit("demo failed: the file contains another span")
            finally:
                collector.send_signal(signal.SIGTERM)
                code = collector.wait(20)
        print(f"  SIGTERM: exit code {code}")


def run_again(number):
    title(f"{number}. Build again without changes")
    _, seconds, text = watch_ninja()
    print(f"  took {seconds * 1000:.0f} ms")
    if "no work to do" not in text:
        sys.exit("demo failed: there was work to do")


def change_one():
    title("6. Change one wrapper: only the layers that contain it are rebuilt")
    before = WRAPPER.read_text()
    WRAPPER.write_text(before.replace("func init() {", 'var changedBy = "the demo"\n\nfunc init() {\n\t_ = changedBy', 1))
    print(f"  changed: {WRAPPER.relative_to(PROJECT)}")
    try:
        steps, seconds, _ = watch_ninja()
    finally:
        WRAPPER.write_text(before)
    print(f"  took {seconds:.1f} s")
    packaged = sorted(step for step in steps if step.startswith("package"))
    if packaged != ["package minimal-file amd64", "package minimal-file arm64"]:
        sys.exit(f"demo failed: unexpected packages: {packaged}")
    print("  undo the change:")
    watch_ninja()


def main():
    for tool in ("git", "ninja", "unzip", "go"):
        if not shutil.which(tool):
            sys.exit(f"the demo needs {tool}")
    prepare()
    build()
    table()
    try_out()
    run_again(5)
    change_one()
    run_again(7)
    title("Next")
    print(f"  {(PROJECT / 'build.ninja').relative_to(ROOT)}: the generated file\n"
          f"  {(PROJECT / 'config/distributions.yaml').relative_to(ROOT)}: add a distribution, then run `ninja` there\n"
          "  docs/quickstart.md: create your own project")


main()
