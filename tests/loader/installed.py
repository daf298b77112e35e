#!/usr/bin/env python3
"""What `meson install` installs: a program, and a library that pkg-config finds and a compiler can use."""
import os
import pathlib
import subprocess

from harness import expect_each_once, expect_equal, main

COUNT = 500
ROOT = pathlib.Path(__file__).resolve().parents[2]


def test(loader):
    root = loader.folder / "root"
    run(["meson", "install", "-C", os.environ["BUILD_ROOT"], "--no-rebuild", "--quiet"], loader.folder, DESTDIR=root)
    program = next(root.rglob("bin/ocelot-load"))
    expect_equal(run([program, "--version"], loader.folder), run([loader.program, "--version"], loader.folder), "version")
    expect_no_foreign_libraries(program)
    use(loader, build_example(loader, root))


def run(words, folder, **environment):
    done = subprocess.run([str(word) for word in words], cwd=folder, text=True, stdout=subprocess.PIPE, check=True,
                          env={**os.environ, **{name: str(value) for name, value in environment.items()}})
    return done.stdout


def expect_no_foreign_libraries(program):
    needed = run(["readelf", "-d", program], program.parent)
    for name in ("libgit2", "libarchive", "libcrypto", "libdeflate", "libyaml"):
        expect_equal(name in needed, False, f"{name} in the loader")


def build_example(loader, root):
    folder = next(root.rglob("ocelot-load.pc")).parent
    flags = run(["pkg-config", "--cflags", "--libs", "ocelot-load"], root, PKG_CONFIG_PATH=folder, PKG_CONFIG_SYSROOT_DIR=root)
    out = loader.folder / "embedded"
    sanitizers = [flag for flag in os.environ.get("LOADER_SANITIZERS", "").split(",") if flag != "none"]
    options = [f"-fsanitize={flag}" for flag in sanitizers if flag]
    options += ["--coverage"] * (os.environ.get("LOADER_COVERAGE") == "true")
    run(["c++", "-std=c++20", *options, ROOT / "examples/embedded.cpp", *flags.split(), "-o", out], root)
    return out


def use(loader, program):
    pipeline = loader.pipeline()
    host = loader.start(program, loader.made.library, pipeline.path)
    host.wait_for("the collector runs")
    loader.send(pipeline, "http", COUNT)
    host.process.stdin.close()
    expect_equal(host.wait(), 0, "exit code")
    expect_each_once(pipeline, COUNT)


if __name__ == "__main__":
    main(test)
