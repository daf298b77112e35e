#!/usr/bin/env python3
"""The examples in C, Python and Rust do what they say: they are compiled, pass on every span, stop in time, and report errors."""
import json
import os
import pathlib
import shutil
import signal
import subprocess
import sys

from harness import check, expect_each_once, expect_equal, main

COUNT = 2_000
ROOT = pathlib.Path(__file__).resolve().parents[2]
EXAMPLES = ROOT / "examples"
CRATES = pathlib.Path("/usr/share/cargo/registry")  # where Debian's packages of crates put their sources


def test(loader):
    for name, build in {"C": c_program, "Python": python_program, "Rust": rust_program}.items():
        host = Host(loader, build(loader.folder))
        expect_spans(host, signal.SIGTERM)
        expect_spans(host, signal.SIGINT, "first", "second")
        expect_refusals(host)
        expect_end_without_request(host)
        print(f"{name}: {COUNT} spans without plugins and {COUNT} with two, all exported; errors are reported")


def c_program(folder):
    """With warnings; the header is the one that `meson install` installs."""
    run(["cc", "-std=c11", "-Wall", "-Wextra", "-Werror", "-I", ROOT / "templates/shared-library", EXAMPLES / "embedded.c",
         "-ldl", "-o", "embedded-c"], folder)
    return [folder / "embedded-c"]


def python_program(_):
    return [sys.executable, "-B", EXAMPLES / "embedded.py"]


def rust_program(folder):
    """Built from Debian's crates, without network. The lock must name exactly these."""
    package = folder / "rust"
    shutil.copytree(EXAMPLES / "rust", package, ignore=shutil.ignore_patterns("target"))
    collect_crates((package / "Cargo.lock").read_text(), folder / "crates")
    home = folder / "cargo"
    home.mkdir()
    (home / "config.toml").write_text(f"""
[source.crates-io]
replace-with = "debian"
[source.debian]
directory = {json.dumps(str(folder / "crates"))}
""")
    run(["cargo", "build", "--locked", "--offline", "--quiet"], package, CARGO_HOME=home, CARGO_TARGET_DIR=package / "target",
        RUSTFLAGS="-D warnings")
    return [package / "target/debug/embedded"]


def collect_crates(lock, folder):
    """Copies the crates of a lock, each with the lock's checksum: Debian does not know that of every crate."""
    folder.mkdir()
    for entry in lock.split("[[package]]")[1:]:
        fields = dict(line.split(" = ", 1) for line in entry.splitlines() if " = " in line)
        if "checksum" not in fields:
            continue
        name = f"{json.loads(fields['name'])}-{json.loads(fields['version'])}"
        check((CRATES / name).exists(), f"no {CRATES / name}: install Debian 12's librust-libc-dev and librust-libloading-dev")
        shutil.copytree(CRATES / name, folder / name)
        (folder / name / ".cargo-checksum.json").write_text(json.dumps({"files": {}, "package": json.loads(fields["checksum"])}))


def run(words, folder, **environment):
    done = subprocess.run([*map(str, words)], cwd=folder, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                          env={**os.environ, **{name: str(value) for name, value in environment.items()}})
    check(done.returncode == 0, f"{words[0]}: {done.stdout}")


class Host:
    """A compiled example: its command, which a library, a configuration and plugins follow."""

    def __init__(self, loader, command):
        self.loader, self.command = loader, command

    def start(self, config, *plugins, library=None):
        return self.loader.start(*self.command, library or self.loader.made.library, config, *plugins)

    def plugins(self, *names):
        return [self.loader.made.plugin(name) for name in names]

    def expect_refusal(self, *words, says, **more):
        program = self.start(*words, **more)
        expect_equal(program.wait(), 1, f"exit code of {words}")
        check(says in program.errors(), f"'{says}' is not in:\n{program.errors()}")


def expect_spans(host, number, *plugins):
    pipeline = host.loader.pipeline(*plugins, "batch")
    program = host.start(pipeline.path, *host.plugins(*plugins))
    program.wait_for("the collector runs")
    host.loader.send(pipeline, "grpc", COUNT)
    expect_equal(program.stop(number), 0, f"exit code of {host.command}:\n{program.errors()}")
    expect_each_once(pipeline, COUNT, [f"mark.{plugin}" for plugin in plugins])


def expect_refusals(host):
    pipeline = host.loader.pipeline()
    wrong = pipeline.folder / "wrong.yaml"
    wrong.write_text(pipeline.path.read_text().replace('"receivers": ["otlp"]', '"receivers": ["unknown"]'))
    host.expect_refusal(wrong, says='references receiver "unknown" which is not configured')
    host.expect_refusal(pipeline.folder / "missing.yaml", says="missing.yaml: no such file or directory")
    host.expect_refusal(pipeline.path, host.loader.folder / "missing.so", says="missing.so")
    host.expect_refusal(pipeline.path, library=host.loader.folder / "missing.so", says="missing.so: cannot open shared object file")
    usage = host.loader.start(*host.command)
    expect_equal(usage.wait(), 2, "exit code without arguments")
    check("usage: embedded" in usage.errors(), usage.errors())


def expect_end_without_request(host):
    """SIGHUP makes the collector read a configuration that it cannot use, so it ends; the program must not run on without it."""
    pipeline = host.loader.pipeline()
    program = host.start(pipeline.path)
    program.wait_for("the collector runs")
    pipeline.path.write_text("service: {}")
    expect_equal(program.stop(signal.SIGHUP), 1, "exit code after the end of the collector")
    check("service must have at least one pipeline" in program.errors(), program.errors())


if __name__ == "__main__":
    main(test)
