"""A cold Go cache, amd64, all six distributions: with what checks and documents each layer, and without.

With them, each layer has a list of its components, its configurations are checked, and it has a bill of materials, license
texts and a statement of provenance.
"""
import shutil

import fixture
from bench import ROOT
from measure import Row, alternate, median, record

ROW = Row("proof-cost", "cold Go cache, amd64, all six, with checks and documents of each layer, against the layers alone",
          "at most 1.15", "s", slow=True)
ROWS = (ROW,)


def empty(bench, project):
    """Empties the Go cache and the action cache of this row, and removes all outputs."""
    for name in ("gocache", "cache"):
        bench.fresh(f"proof/{name}")
    shutil.rmtree(project / "build", ignore_errors=True)
    (project / "build.ninja").unlink(missing_ok=True)
    folder = project.parent
    return {"GOCACHE": folder / "gocache", "OCELOT_CACHE_DIR": folder / "cache", "GOFLAGS": "-buildvcs=false"}


def measure(bench, wanted):
    del wanted
    project = bench.fresh("proof") / "project"
    fixture.make_project(ROOT, project, bench.upstream)
    bench.prove_and_build(project, "-a", "amd64")  # downloads what the steps need
    mine, theirs = alternate(
        bench.rounds(3),
        lambda: bench.prove_and_build(project, "-a", "amd64", **empty(bench, project)).wall,
        lambda: bench.generate_and_build(project, "-a", "amd64", **empty(bench, project)).wall)
    ratio = median(mine) / median(theirs)
    yield record(ROW, mine, theirs, ratio, ratio <= 1.15)
    bench.fresh("proof")
