"""One warm layer with --sandbox, compared with the same layer without.

To force a link, upstream stamps a different value into the program in each round.
"""
import fixture
from bench import ROOT
from measure import Row, alternate, median, record
from rows.bare import ARCHITECTURE, DISTRIBUTION, ours
from rows.steps import package_of

ROW = Row("sandbox", "one warm layer with --sandbox", "at most 1.05", "s")
ROWS = (ROW,)


def prepare(bench, name, *options):
    project = bench.fresh(f"sandbox-{name}") / "project"
    fixture.make_project(ROOT, project, bench.upstream)
    bench.settle(project, "-d", DISTRIBUTION, "-a", ARCHITECTURE, *options)
    return project, package_of(bench, project, f"{ARCHITECTURE}-{DISTRIBUTION}")


def measure(bench, wanted):
    del wanted
    confined, free = prepare(bench, "on", "--sandbox"), prepare(bench, "off")
    peers = (lambda: ours(bench, *confined), lambda: ours(bench, *free))
    alternate(1, *peers)
    mine, theirs = alternate(bench.rounds(15), *peers)
    ratio = median(mine) / median(theirs)
    yield record(ROW, mine, theirs, ratio, ratio <= 1.05)
