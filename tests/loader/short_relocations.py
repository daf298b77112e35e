#!/usr/bin/env python3
"""`relr: true`: library and plugin have their relocations in the short form, and work as before."""
import os
import re
import subprocess

import artifacts
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
    never_silently_long(loader)


def never_silently_long(loader):
    """For the other architecture: GNU ld 2.40 ignores the request for arm64. Then the build fails, and says why."""
    target, project = loader.made.build / f"libotelcol-{artifacts.FOREIGN_ARCHITECTURE}-packed.so", loader.made.build.parent
    built = subprocess.run(["ninja", target.relative_to(project)], cwd=project, text=True, capture_output=True,
                           env={**os.environ, "OCELOT_CACHE_DIR": str(loader.made.folder / "cache")})
    if built.returncode == 0:
        check(".relr.dyn" in relocations(target), "a library without the short form was built")
    else:
        check("the linker ignored 'relr: true'" in built.stdout and not target.exists(), built.stdout)


def relocations(file):
    """The sizes in bytes of the sections with relocations, by name."""
    listed = subprocess.run(["readelf", "-SW", file], check=True, text=True, capture_output=True).stdout
    rows = re.findall(r"\] (\.rel\S*) +\S+ +[0-9a-f]+ [0-9a-f]+ ([0-9a-f]+)", listed)
    return {name: int(size, 16) for name, size in rows}


if __name__ == "__main__":
    main(test)
