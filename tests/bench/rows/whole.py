"""All twelve layers, without changes and with all outputs removed, compared with twelve runs of the original."""
import shutil

import fixture
from bench import HERE
from measure import Row, alternate, median, record

NOTHING = Row("nothing-changed", "nothing changed, 6 × 2 layers", "1,000 times faster, under 40 ms", "ms")
GONE = Row("outputs-gone", "all outputs gone, nothing changed, all 12", "under 1 s, 50 times faster", "s")
ROWS = (NOTHING, GONE)
REPEATS = 7  # per round, of the run that takes only milliseconds


def original(bench, layers):
    """Runs the original's sequence for some layers, one after another; returns the seconds."""
    total = 0.0
    for distribution, architecture in layers:
        words, variables = fixture.baseline(HERE, bench.project, distribution, architecture)
        total += bench.run(words, HERE, **variables).wall
    return total


def all_layers():
    return [(name, arch) for name in fixture.DISTRIBUTIONS for arch in fixture.ARCHITECTURES]


def build_again(bench):
    shutil.rmtree(bench.project / "build")
    (bench.project / "build.ninja").unlink()
    seconds = bench.generate_and_build(bench.project).wall
    bench.settle(bench.project)
    return seconds


def measure(bench, wanted):
    (HERE / "baseline").mkdir(parents=True, exist_ok=True)
    bench.settle(bench.project)
    peers = [lambda: original(bench, all_layers()),
             lambda: [bench.generate_and_build(bench.project).wall for _ in range(REPEATS)]]
    if GONE in wanted:
        build_again(bench)  # fills the action cache
        peers.append(lambda: build_again(bench))
    baseline, nothing, *gone = alternate(bench.rounds(3), *peers)
    if NOTHING in wanted:
        yield nothing_record(baseline, [wall for walls in nothing for wall in walls])
    if gone:
        yield gone_record(baseline, gone[0])


def nothing_record(baseline, ours):
    ratio = median(baseline) / median(ours)
    return record(NOTHING, [wall * 1000 for wall in ours], [wall * 1000 for wall in baseline], ratio,
                  ratio >= 1000 and median(ours) < 0.040)


def gone_record(baseline, ours):
    ratio = median(baseline) / median(ours)
    return record(GONE, ours, baseline, ratio, ratio >= 50 and median(ours) < 1)
