"""Measuring: a command's wall time, CPU and peak memory; two peers in alternating rounds; the figures as one record."""
import dataclasses
import os
import pathlib
import re
import statistics
import subprocess
import tempfile
import time

SAMPLE_SECONDS = 0.0005
FIELDS = ("work", "ours", "peer", "unit", "ratio", "goal", "holds")  # of a record in out/bench.json


class Failed(Exception):
    """A command of a benchmark failed; the text is the end of what it printed."""


@dataclasses.dataclass(frozen=True)
class Spent:
    """What one run took, its children with it, in seconds."""
    wall: float
    cpu: float


@dataclasses.dataclass(frozen=True)
class Peak:
    """The most memory that a process had at a time, without its children, in bytes."""
    resident: int
    anonymous: int


def _start(words, folder, environment, log):
    return subprocess.Popen([str(word) for word in words], cwd=folder, env=environment, stdin=subprocess.DEVNULL,
                            stdout=log, stderr=subprocess.STDOUT)


def _refuse(words, status, log):
    log.seek(0)
    end = log.read().decode(errors="replace")[-2000:]
    raise Failed(f"{' '.join(map(str, words))}: ended with {status}\n{end}")


def run(words, folder, environment):
    """Runs a command that must succeed. CPU is that of the process and of all that it waited for."""
    with tempfile.TemporaryFile() as log:
        begin = time.monotonic()
        process = _start(words, folder, environment, log)
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.monotonic() - begin
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode != 0:
            _refuse(words, process.returncode, log)
    return Spent(wall, usage.ru_utime + usage.ru_stime)


def output(words, folder, environment):
    """What a command that must succeed prints."""
    with tempfile.TemporaryFile() as log:
        process = _start(words, folder, environment, log)
        if process.wait() != 0:
            _refuse(words, process.returncode, log)
        log.seek(0)
        return log.read().decode()


def peak_of(words, folder, environment):
    """The peak memory of a command that must succeed, in a run of its own.

    wait4's ru_maxrss would count the children, and this interpreter too, whose memory a process has before it is
    replaced. So the process' own high-water mark is read until it ends.
    """
    with tempfile.TemporaryFile() as log:
        process = _start(words, folder, environment, log)
        peak = Peak(0, 0)
        while process.poll() is None:
            peak = _higher(peak, process.pid)
            time.sleep(SAMPLE_SECONDS)
        if process.returncode != 0:
            _refuse(words, process.returncode, log)
    return peak


def _higher(peak, pid):
    try:
        text = pathlib.Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return peak
    value = {key: int(kilobytes) * 1024 for key, kilobytes in re.findall(r"^(\w+):\s+(\d+) kB", text, re.M)}
    return Peak(max(peak.resident, value.get("VmHWM", 0)), max(peak.anonymous, value.get("RssAnon", 0)))


def alternate(rounds, *peers):
    """Runs each peer once a round, in turn; gives the results of each, a list per peer."""
    results = [[] for _ in peers]
    for _ in range(rounds):
        for index, peer in enumerate(peers):
            results[index].append(peer())
    return results


def median(values):
    return statistics.median(values)


@dataclasses.dataclass(frozen=True)
class Row:
    """A row of the table: what is measured, and what must be reached."""
    name: str
    work: str
    goal: str
    unit: str
    slow: bool = False  # minutes on a quiet machine: left out by --quick


def record(row, ours, peer, ratio, holds, note="", **figures):
    """The record of a row. `ours` and `peer` are lists of measurements, in the row's unit."""
    return {
        "row": row.name, "work": row.work,
        "ours": _short(median(ours)), "peer": _short(median(peer)), "unit": row.unit,
        "ratio": _short(ratio), "goal": row.goal, "holds": bool(holds),
        "ours_min": _short(min(ours)), "ours_max": _short(max(ours)),
        "peer_min": _short(min(peer)), "peer_max": _short(max(peer)),
        "rounds": len(ours), "note": note, "figures": figures,
    }


def _short(value):
    """Four digits tell all that a measurement knows."""
    return float(f"{value:.4g}")
