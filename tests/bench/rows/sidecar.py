"""A main collector and a sidecar (examples/sidecar) compared with the same components in one process: CPU time per span."""
import contextlib
import os
import pathlib
import signal
import subprocess
import sys
import time

from bench import ROOT
from measure import Failed, Row, alternate, median, record
from rows.loader import PATIENCE, free_port, is_open

sys.path.insert(0, str(ROOT / "tests/loader"))
import artifacts

SIDECAR = Row("sidecar", "spans through a main collector and its sidecar, OTLP/gRPC into a file, against one process", "at most 3",
              "µs of CPU per span")
ROWS = (SIDECAR,)
SPANS = 200_000
EXAMPLE = ROOT / "examples/sidecar"
RECEIVER, METRICS = "receivers::otlp::protocols::grpc", "service::telemetry::metrics::level: none"


def words_of(program, config, *settings):
    return [program, "--config", EXAMPLE / config, *(word for setting in settings for word in ("--config", f"yaml:{setting}"))]


def cpu_until_now(process):
    """User and system time in seconds."""
    fields = pathlib.Path(f"/proc/{process.pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


@contextlib.contextmanager
def running(words, folder, environment, is_ready):
    with open(folder / "log", "a") as log:
        process = subprocess.Popen([*map(str, words)], cwd=folder, env=environment, stdout=log, stderr=log)
        try:
            end = time.monotonic() + PATIENCE
            while not is_ready():
                if process.poll() is not None or time.monotonic() > end:
                    raise Failed(f"{words}: no collector\n{(folder / 'log').read_text()}")
                time.sleep(0.01)
            yield process
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait(PATIENCE)


def written(file):
    return file.read_text().count('"spanId"')


def cost_of(processes, port, sender, file):
    """Microseconds of CPU of all processes, from the first span until every span is in the file, for each span."""
    before = sum(map(cpu_until_now, processes))
    subprocess.run([sender, "-address", f"127.0.0.1:{port}", "-spans", str(SPANS), "-batch", "200"], check=True,
                   stdout=subprocess.DEVNULL, timeout=300)
    end = time.monotonic() + PATIENCE
    while (count := written(file)) != SPANS:
        if time.monotonic() > end:
            raise Failed(f"{count} of {SPANS} spans came through")
        time.sleep(0.1)
    return (sum(map(cpu_until_now, processes)) - before) / SPANS * 1e6


def with_sidecar(programs, sender, folder, environment):
    port, socket, file = free_port(), folder / "otlp.sock", folder / "spans.json"
    sidecar = words_of(programs["sidecar"], "sidecar.yaml", f"{RECEIVER}::endpoint: {socket}", f"exporters::file::path: {file}")
    main = words_of(programs["main"], "main.yaml", f"exporters::otlp_grpc::endpoint: unix://{socket}",
                    f"{RECEIVER}::endpoint: 127.0.0.1:{port}", METRICS)
    with running(sidecar, folder, environment, socket.exists) as second:
        with running(main, folder, environment, lambda: is_open(port)) as first:
            return cost_of((first, second), port, sender, file)


def in_one_process(programs, sender, folder, environment):
    port, file = free_port(), folder / "spans.json"
    words = words_of(programs["sidecar"], "sidecar.yaml", f"{RECEIVER}::transport: tcp", f"{RECEIVER}::endpoint: 127.0.0.1:{port}",
                     f"exporters::file::path: {file}")
    with running(words, folder, environment, lambda: is_open(port)) as process:
        return cost_of((process,), port, sender, file)


def measure(bench, wanted):
    kept = ROOT / "out/bench/loader-artifacts"
    sender, programs = artifacts.ready(kept, bench.ocelot_gen).sender, artifacts.sidecar(kept, bench.ocelot_gen)
    environment = {**bench.environment, "GOMAXPROCS": str(os.cpu_count())}
    peers = [lambda way=way: way(programs, sender, bench.fresh("sidecar"), environment) for way in (with_sidecar, in_one_process)]
    mine, theirs = alternate(bench.rounds(5), *peers)
    ratio = median(mine) / median(theirs)
    yield record(SIDECAR, mine, theirs, ratio, ratio <= 3)
