"""Measures a command's wall time, CPU time and peak memory, runs two peers in alternating rounds, and makes a record of the
figures.
"""
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
    """A command of a benchmark failed; the text is the end of its output."""


@dataclasses.dataclass(frozen=True)
class Spent:
    """The time of one run, including its children, in seconds."""
    wall: float
    cpu: float


@dataclasses.dataclass(frozen=True)
class Peak:
    """The peak memory of a process, without its children, in bytes."""
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
    """Runs a command that must succeed. The CPU time is that of the process and of all children that it waited for."""
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
    """The output of a command that must succeed."""
    with tempfile.TemporaryFile() as log:
        process = _start(words, folder, environment, log)
        if process.wait() != 0:
            _refuse(words, process.returncode, log)
        log.seek(0)
        return log.read().decode()


def peak_of(words, folder, environment):
    """The peak memory of a command that must succeed, measured in a separate run.

    wait4's ru_maxrss would include the children, and this interpreter, whose memory a process has until it is
    replaced. So the process's own high-water mark is read until it ends.
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
    """Runs each peer once per round, in turn; returns a list of results for each peer."""
    results = [[] for _ in peers]
    for _ in range(rounds):
        for index, peer in enumerate(peers):
            results[index].append(peer())
    return results


def median(values):
    return statistics.median(values)


@dataclasses.dataclass(frozen=True)
class Row:
    """A row of the table: what is measured, and the goal."""
    name: str
    work: str
    goal: str
    unit: str
    slow: bool = False  # minutes on an idle machine: skipped by --quick


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
    """More than four digits would not be meaningful."""
    return float(f"{value:.4g}")
