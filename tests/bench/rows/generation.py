"""Generation: compared with GN on an equal graph, and from 10 to 10,000 distributions; and what Ninja makes of large files."""
import re
import shutil

from bench import HERE
from measure import Row, alternate, median, peak_of, record
from rows.declarations import chain, flat, write_gn, write_project

AGAINST_GN = Row("generation", "generation at 1,000 × 2 (base and two tags each, 50 components) against GN",
                 "twice as fast, half the memory; unchanged inputs: 20 times as fast", "ms")
LINEAR = Row("linear", "generation from 10 to 10,000 distributions", "linear: 10,000 take at most 12.5 times 1,000",
             "ms of CPU")
DRY_RUN = Row("dry-run", "`ninja -n` of 50,000 distributions against 10,000, one architecture, nothing built",
              "at most 8 times", "ms of CPU")
ROWS = (AGAINST_GN, LINEAR, DRY_RUN)
COMPONENTS = 50
COMPONENTS_LINEAR = 150  # enough pairs that 10,000 distributions have 10,000 trees
SIZES = (10, 100, 1000, 10000)
CHAINS = (10, 100, 1000)
DRY_RUN_SIZES = (50000, 10000)


class Project:
    """A generated project, and functions to run its generator."""

    def __init__(self, bench, name, shape, distributions, count, *options):
        self.bench = bench
        self.folder = bench.fresh(f"generation/{name}")
        write_project(self.folder, bench.upstream, shape, distributions, count)
        self.words = [bench.ocelot_gen, *options]
        self.again()  # writes the lock

    def forget(self):
        shutil.rmtree(self.folder / "build", ignore_errors=True)
        (self.folder / "build.ninja").unlink(missing_ok=True)

    def run(self):
        return self.bench.run(self.words, self.folder)

    def again(self):
        return self.run().wall * 1000

    def anew(self):
        self.forget()
        return self.again()

    def cpu_anew(self):
        """The CPU time, because other work on the machine would affect the wall time of a long run more than that of a short
        one.
        """
        self.forget()
        return self.run().cpu * 1000

    def cpu_of_dry_run(self):
        return self.bench.run(["ninja", "-n"], self.folder).cpu * 1000

    def peak(self):
        self.forget()
        return max(peak_of(self.words, self.folder, self.bench.environment).resident for _ in range(3))

    def statements(self):
        """The numbers of build statements and of phony statements, without those that only allow the deletion of an input."""
        text = (self.folder / "build.ninja").read_text()
        phony = len(re.findall(r"^build .*: phony .", text, re.M))
        return len(re.findall(r"^build .*: (?!phony)", text, re.M)), phony


class GnProject(Project):
    """The same graph for GN."""

    def __init__(self, bench, distributions, count):
        self.bench = bench
        self.folder = bench.fresh("generation/gn")
        write_project(self.folder, bench.upstream, flat, distributions, count)
        write_gn(self.folder, distributions, count)
        self.words = ["gn", "gen", "-q", "out"]
        self.again()

    def forget(self):
        shutil.rmtree(self.folder / "out", ignore_errors=True)

    def statements(self):
        edges, phony = 0, 0
        for path in (self.folder / "out").rglob("*.ninja"):
            text = path.read_text()
            edges += len(re.findall(r"^build .*: (?!phony|stamp|gn)", text, re.M))
            phony += len(re.findall(r"^build .*: (phony|stamp)", text, re.M))
        return edges, phony


def against_gn(bench):
    ours = Project(bench, "ours", flat, 1000, COMPONENTS)
    theirs = GnProject(bench, 1000, COMPONENTS)
    rounds = bench.rounds(15)
    alternate(1, ours.anew, theirs.anew)
    mine, gn = alternate(rounds, ours.anew, theirs.anew)
    mine_again, gn_again = alternate(rounds, ours.again, theirs.again)
    figures = {"ours_again": median(mine_again), "peer_again": median(gn_again), "ours_peak_mb": ours.peak() / 1e6,
               "peer_peak_mb": theirs.peak() / 1e6}
    speed, unchanged = median(gn) / median(mine), figures["peer_again"] / figures["ours_again"]
    memory = figures["peer_peak_mb"] / figures["ours_peak_mb"]
    note = (f"time {speed:.1f}; memory {figures['ours_peak_mb']:.1f} against {figures['peer_peak_mb']:.1f} MB: {memory:.1f}; "
            f"unchanged {figures['ours_again']:.1f} against {figures['peer_again']:.1f} ms: {unchanged:.1f}; "
            "edges and named targets {} + {}, GN {} + {}".format(*ours.statements(), *theirs.statements()))
    # The ratio that is nearest to its goal, or farthest from reaching it, is the row's result.
    ratio = min((speed / 2, speed), (memory / 2, memory), (unchanged / 20, unchanged))[1]
    return record(AGAINST_GN, mine, gn, ratio, speed >= 2 and memory >= 2 and unchanged >= 20, note, **figures)


def shape_of_growth(bench, shape, sizes):
    projects = [Project(bench, f"{shape.__name__}-{size}", shape, size, COMPONENTS_LINEAR) for size in sizes]
    times = alternate(bench.rounds(3), *(project.cpu_anew for project in projects))
    return dict(zip(sizes, times)), {size: project.peak() / 1e6 for size, project in zip(sizes, projects)}


def linear(bench):
    times, peaks = shape_of_growth(bench, flat, SIZES)
    chains, _ = shape_of_growth(bench, chain, CHAINS)
    ratio = median(times[10000]) / median(times[1000])
    flat_note = ", ".join(f"{size:,}: {median(times[size]):.1f} ms {peaks[size]:.0f} MB" for size in SIZES)
    chain_note = ", ".join(f"{size:,}: {median(chains[size]):.1f} ms" for size in CHAINS)
    return record(LINEAR, times[10000], times[1000], ratio, ratio <= 12.5, f"{flat_note}; a chain of bases: {chain_note}",
                  flat={size: median(times[size]) for size in SIZES}, peak_mb=peaks,
                  chain={size: median(chains[size]) for size in CHAINS})


def dry_run(bench):
    large, small = (Project(bench, f"dry-{size}", flat, size, COMPONENTS_LINEAR, "-a", "amd64") for size in DRY_RUN_SIZES)
    times, peer = alternate(bench.rounds(5), large.cpu_of_dry_run, small.cpu_of_dry_run)
    ratio = median(times) / median(peer)
    return record(DRY_RUN, times, peer, ratio, ratio <= 8)


def measure(bench, wanted):
    (HERE / "generation").mkdir(parents=True, exist_ok=True)
    if AGAINST_GN in wanted:
        yield against_gn(bench)
    if LINEAR in wanted:
        yield linear(bench)
    if DRY_RUN in wanted:
        yield dry_run(bench)
