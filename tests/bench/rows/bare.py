"""One warm layer compared with the sum of its parts: a `go build` that links again, and libdeflate on the same files.

To force both to link, upstream stamps a different value into the program in each run.
"""
import time

import fixture
from bench import ROOT
from measure import Row, alternate, median, record
from rows.steps import package_of

ROW = Row("bare-parts", "one warm layer against the sum of its bare parts", "at most 1.25", "s")
ROWS = (ROW,)
LEVEL = 6  # of libdeflate: the level that ocelot-gen uses
DISTRIBUTION, ARCHITECTURE = "minimal-file", "amd64"


def prepare(bench):
    folder = bench.fresh("bare")
    project, tree = folder / "project", folder / "tree"
    fixture.make_project(ROOT, project, bench.upstream)
    bench.settle(project, "-d", DISTRIBUTION, "-a", ARCHITECTURE)
    layer = package_of(bench, project, f"{ARCHITECTURE}-{DISTRIBUTION}")
    tree.mkdir()
    bench.run(["tar", "xf", layer["tree"], "-C", tree], folder)
    return project, tree, layer


def stamp():
    return f"{time.time_ns():040x}"


def ours(bench, project, layer):
    layer["tree_id"].write_text(stamp() + "\n")
    return bench.run(["ninja", f"build/collector-{ARCHITECTURE}-{DISTRIBUTION}.zip"], project).wall


def bare(bench, tree, layer):
    stamps = f"-s -w -X main.GitHash={stamp()} -X main.Version=v0.145.0"
    link = bench.run(["go", "build", "-trimpath", "-tags", layer["tags"], "-ldflags", stamps, "-o", "build/collector", "."],
                     tree, CGO_ENABLED="0", GOOS="linux", GOARCH=ARCHITECTURE, GOFLAGS="-buildvcs=false")
    packing = bench.run([bench.pack, LEVEL, "build/packed", "build/collector", "config.yaml"], tree)
    return link.wall, packing.wall


def measure(bench, wanted):
    del wanted
    project, tree, layer = prepare(bench)
    peers = (lambda: ours(bench, project, layer), lambda: bare(bench, tree, layer))
    alternate(1, *peers)
    mine, parts = alternate(bench.rounds(9), *peers)
    theirs = [link + packing for link, packing in parts]
    ratio = median(mine) / median(theirs)
    link, packing = (median(values) for values in zip(*parts))
    yield record(ROW, mine, theirs, ratio, ratio <= 1.25, f"bare: link {link:.2f} s, libdeflate {packing:.2f} s",
                 link=link, packing=packing)
