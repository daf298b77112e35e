"""Collectors in ocelot-load and with plugins, compared with plain executables of the same components: start and throughput."""
import contextlib
import dataclasses
import json
import os
import pathlib
import re
import signal
import socket
import subprocess
import sys
import time

from bench import ROOT
from measure import Failed, Row, alternate, median, record

sys.path.insert(0, str(ROOT / "tests/loader"))
import artifacts

START = Row("loader-start", "a collector in ocelot-load, from exec to the first open port; library with relr", "at most 1.5", "ms")
PROGRAM = Row("program-plugin-start", "an executable that loads one plugin, from exec to the first open port", "at most 1.3", "ms")
PLUGIN = Row("loader-plugin-start", "ocelot-load with one plugin that loaded before, library with relr", "at most 2.5", "ms")
PLUGINS = Row("loader-three-plugins-start", "the same with three plugins", "at most 4", "ms")
THROUGHPUT = Row("loader-throughput", "1,000,000 spans through it, OTLP/gRPC into a file: CPU time", "at least 0.95", "us/span")
ROWS = (START, PROGRAM, PLUGIN, PLUGINS, THROUGHPUT)
MOST = {START: 1.5, PROGRAM: 1.3, PLUGIN: 2.5, PLUGINS: 4}
SPANS = 1_000_000
PATIENCE = 30.0


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def write_config(folder, processors=()):
    """Writes a pipeline with its own port; returns the file and the port."""
    port, path = free_port(), folder / "config.yaml"
    path.write_text(json.dumps({
        "receivers": {"otlp": {"protocols": {"grpc": {"endpoint": f"127.0.0.1:{port}"}}}},
        "processors": {name: None for name in (*processors, "batch")},
        "exporters": {"file": {"path": str(folder / "spans.json")}},
        "service": {"telemetry": {"metrics": {"level": "none"}, "logs": {"level": "warn"}},
                    "pipelines": {"traces": {"receivers": ["otlp"], "processors": [*processors, "batch"], "exporters": ["file"]}}},
    }))
    return path, port


def is_open(port):
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


@dataclasses.dataclass(frozen=True)
class Started:
    """A running collector: its process, its port, and its start time in seconds."""
    process: subprocess.Popen
    port: int
    seconds: float


@contextlib.contextmanager
def collector(words, folder, environment, processors=()):
    config, port = write_config(folder, processors)
    with open(folder / "log", "w+") as log:
        begin = time.monotonic()
        process = subprocess.Popen([*map(str, words), "--config", str(config)], cwd=folder, env=environment, stdout=log, stderr=log)
        try:
            while not is_open(port):
                if process.poll() is not None or time.monotonic() > begin + PATIENCE:
                    raise Failed(f"{words}: no collector\n{(folder / 'log').read_text()}")
            yield Started(process, port, time.monotonic() - begin)
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait(PATIENCE)


def start_of(words, folder, environment, processors):
    with collector(words, folder, environment, processors) as started:
        return started.seconds * 1000


def peak_memory(pid):
    status = pathlib.Path(f"/proc/{pid}/status").read_text()
    return int(re.search(r"^VmHWM:\s+(\d+) kB", status, re.M)[1]) * 1024


def cpu_seconds(pid):
    """User and system time of a running process (proc(5), fields 14 and 15 of stat)."""
    fields = pathlib.Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def throughput_of(words, sender, folder, environment):
    """CPU time per span in microseconds, and peak memory; every span must be acknowledged, and be in the file at the end."""
    with collector(words, folder, environment) as started:
        before = cpu_seconds(started.process.pid)
        subprocess.run([sender, "-address", f"127.0.0.1:{started.port}", "-spans", str(SPANS), "-batch", "200"], check=True,
                       stdout=subprocess.DEVNULL, timeout=300)
        spent, peak = cpu_seconds(started.process.pid) - before, peak_memory(started.process.pid)
    if (written := count_spans(folder / "spans.json")) != SPANS:
        raise Failed(f"{words}: {written} of {SPANS} spans came through")
    return spent / SPANS * 1e6, peak


def count_spans(path):
    with open(path) as lines:
        return sum(line.count('"spanId"') for line in lines)


def with_plugins(made, *names):
    return [word for name in names for word in ("--plugin", made.plugin(name))]


def starts(bench, made):
    """Of each row: ours, the peer, and the processors of both; the peer has them built in."""
    load = [bench.ocelot_load, "--library", made.packed]
    three = with_plugins(made, "first_of_packed", "second_of_packed", "relay_of_packed")
    return {START: (load, [made.executable], ()),
            PROGRAM: ([made.extensible, *with_plugins(made, "first_of_program")], [made.built_in], ("first",)),
            PLUGIN: ([*load, *with_plugins(made, "first_of_packed")], [made.built_in], ("first",)),
            PLUGINS: ([*load, *three], [made.built_in], ("first", "second"))}


def measure(bench, wanted):
    folder = bench.fresh("loader")
    made = artifacts.ready(ROOT / "out/bench/loader-artifacts", bench.ocelot_gen)
    environment = {**bench.environment, "GOMAXPROCS": str(os.cpu_count()), "OCELOT_CACHE_DIR": str(folder / "cache")}
    for row, (ours, peer, processors) in starts(bench, made).items():
        if row in wanted:
            yield start_record(bench, row, [lambda words=words: start_of(words, folder, environment, processors)
                                            for words in (ours, peer)])
    if THROUGHPUT in wanted:
        runs = [lambda words=words: throughput_of(words, made.sender, folder, environment)
                for words in ([bench.ocelot_load, "--library", made.library], [made.executable])]
        yield throughput_record(alternate(bench.rounds(5), *runs))


def start_record(bench, row, peers):
    alternate(2, *peers)
    mine, theirs = alternate(bench.rounds(15), *peers)
    ratio = median(mine) / median(theirs)
    return record(row, mine, theirs, ratio, ratio <= MOST[row])


def throughput_record(results):
    """The ratio is that of spans per CPU time."""
    mine, theirs = ([spent for spent, _ in runs] for runs in results)
    peaks = [median([peak for _, peak in runs]) / 1e6 for runs in results]
    ratio = median(theirs) / median(mine)
    return record(THROUGHPUT, mine, theirs, ratio, ratio >= 0.95,
                  f"peak memory {peaks[0]:.0f} MB against {peaks[1]:.0f} MB", ours_mb=peaks[0], peer_mb=peaks[1])
