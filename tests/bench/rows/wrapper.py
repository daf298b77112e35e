"""One wrapper of one distribution changed, both architectures, compared with two runs of the original."""
import time

import fixture
from bench import HERE
from measure import Row, alternate, median, record
from rows.whole import original

ROW = Row("wrapper-changed", "one wrapper of one distribution changed, both architectures", "2.5 times faster", "s")
ROWS = (ROW,)


def change(bench):
    fixture.change_wrapper(bench.project, time.time_ns())


def ours(bench):
    change(bench)
    return bench.generate_and_build(bench.project).wall


def peer(bench):
    change(bench)
    return original(bench, [(fixture.CHANGING_DISTRIBUTION, arch) for arch in fixture.ARCHITECTURES])


def measure(bench, wanted):
    del wanted
    bench.settle(bench.project)
    try:
        alternate(1, lambda: ours(bench), lambda: peer(bench))
        mine, theirs = alternate(bench.rounds(5), lambda: ours(bench), lambda: peer(bench))
    finally:
        fixture.change_wrapper(bench.project, 0)
    ratio = median(theirs) / median(mine)
    yield record(ROW, mine, theirs, ratio, ratio >= 2.5)
