#!/usr/bin/env python3
"""`relr: true`: library and plugin have their relocations in the short form, and work as before."""
import re
import subprocess

from harness import check, expect_each_once, expect_equal, main

COUNT = 2_000


def test(loader):
    plain, short = (relocations(file) for file in (loader.made.library, loader.made.packed))
    check(".relr.dyn" not in plain and ".relr.dyn" in short, f"sections: {plain}, {short}")
    print(f"bytes of relocations: {sum(plain.values())}, with relr {sum(short.values())}")
    check(sum(short.values()) * 10 < sum(plain.values()), "the short form is not short")
    check(".relr.dyn" in relocations(loader.made.plugin("first_of_packed")), "the plugin has no short form")
    pipeline = loader.pipeline("first")
    collector = loader.running(pipeline, "--plugin", loader.made.plugin("first_of_packed"), library=loader.made.packed)
    loader.send(pipeline, "grpc", COUNT)
    expect_equal(collector.stop(), 0, "exit code")
    expect_each_once(pipeline, COUNT, ["mark.first"])


def relocations(file):
    """The sizes in bytes of the sections with relocations, by name."""
    listed = subprocess.run(["readelf", "-SW", file], check=True, text=True, capture_output=True).stdout
    rows = re.findall(r"\] (\.rel\S*) +\S+ +[0-9a-f]+ [0-9a-f]+ ([0-9a-f]+)", listed)
    return {name: int(size, 16) for name, size in rows}


if __name__ == "__main__":
    main(test)
