"""A collector in ocelot-load compared with a plain executable of the same distribution: start time and throughput."""
import contextlib
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

START = Row("loader-start", "a collector in ocelot-load, from exec to the first open port, against a plain executable", "at most 1.3", "ms")
THROUGHPUT = Row("loader-throughput", "spans through it, OTLP/gRPC into a file", "at least 0.95", "spans/s")
ROWS = (START, THROUGHPUT)
SPANS = 400_000
PATIENCE = 30.0


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def write_config(folder):
    """Writes a pipeline with its own port; returns the file and the port."""
    port, path = free_port(), folder / "config.yaml"
    path.write_text(json.dumps({
        "receivers": {"otlp": {"protocols": {"grpc": {"endpoint": f"127.0.0.1:{port}"}}}},
        "processors": {"batch": None},
        "exporters": {"file": {"path": str(folder / "spans.json")}},
        "service": {"telemetry": {"metrics": {"level": "none"}, "logs": {"level": "warn"}},
                    "pipelines": {"traces": {"receivers": ["otlp"], "processors": ["batch"], "exporters": ["file"]}}},
    }))
    return path, port


def is_open(port):
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


@contextlib.contextmanager
def collector(words, folder, environment):
    """A running collector: its process, its port, and its start time in seconds."""
    config, port = write_config(folder)
    with open(folder / "log", "w+") as log:
        begin = time.monotonic()
        process = subprocess.Popen([*map(str, words), "--config", str(config)], cwd=folder, env=environment, stdout=log, stderr=log)
        try:
            while not is_open(port):
                if process.poll() is not None or time.monotonic() > begin + PATIENCE:
                    raise Failed(f"{words}: no collector\n{(folder / 'log').read_text()}")
            yield process, port, time.monotonic() - begin
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait(PATIENCE)


def start_of(words, folder, environment):
    with collector(words, folder, environment) as (_, _, seconds):
        return seconds * 1000


def peak_memory(pid):
    status = pathlib.Path(f"/proc/{pid}/status").read_text()
    return int(re.search(r"^VmHWM:\s+(\d+) kB", status, re.M)[1]) * 1024


def throughput_of(words, sender, folder, environment):
    """Spans per second and peak memory; every span must be acknowledged, and be in the file at the end."""
    with collector(words, folder, environment) as (process, port, _):
        begin = time.monotonic()
        subprocess.run([sender, "-address", f"127.0.0.1:{port}", "-spans", str(SPANS), "-batch", "200"], check=True,
                       stdout=subprocess.DEVNULL, timeout=300)
        seconds, peak = time.monotonic() - begin, peak_memory(process.pid)
    if (written := (folder / "spans.json").read_text().count('"spanId"')) != SPANS:
        raise Failed(f"{words}: {written} of {SPANS} spans came through")
    return SPANS / seconds, peak


def measure(bench, wanted):
    folder = bench.fresh("loader")
    made = artifacts.ready(ROOT / "out/bench/loader-artifacts", bench.ocelot_gen)
    ours, peer = [bench.ocelot_load, "--library", made.library], [made.executable]
    environment = {**bench.environment, "GOMAXPROCS": str(os.cpu_count())}
    if START in wanted:
        yield start_record(bench, [lambda words=words: start_of(words, folder, environment) for words in (ours, peer)])
    if THROUGHPUT in wanted:
        runs = [lambda words=words: throughput_of(words, made.sender, folder, environment) for words in (ours, peer)]
        yield throughput_record(alternate(bench.rounds(5), *runs))


def start_record(bench, peers):
    alternate(2, *peers)
    mine, theirs = alternate(bench.rounds(15), *peers)
    ratio = median(mine) / median(theirs)
    return record(START, mine, theirs, ratio, ratio <= 1.3)


def throughput_record(results):
    mine, theirs = ([rate for rate, _ in runs] for runs in results)
    peaks = [median([peak for _, peak in runs]) / 1e6 for runs in results]
    ratio = median(mine) / median(theirs)
    return record(THROUGHPUT, mine, theirs, ratio, ratio >= 0.95,
                  f"peak memory {peaks[0]:.0f} MB against {peaks[1]:.0f} MB", ours_mb=peaks[0], peer_mb=peaks[1])
