#!/usr/bin/env python3
"""Signals at random moments, to Ninja, the generator, a step, make, go and the whole group of a terminal: no process or
incomplete file is left, the next run completes, and the layers are those of an uninterrupted build.
"""
import collections
import itertools
import os
import random
import signal
import sys
import time

from harness import Project, check, descendants, expect_all_gone, is_long, main, signal_if_there, wait_until

VICTIMS = ("ninja", "generator", "step", "make", "go", "terminal")
SIGNALS = (signal.SIGTERM, signal.SIGINT, signal.SIGHUP, signal.SIGKILL)
WANTED = {False: 12, True: 144}


def find(kind, process):
    """A living process of a kind, below the process that was started."""
    if kind == "terminal":
        return process
    found = [one for one in descendants() if one.kind() == kind]
    return random.choice(found) if found else None


def strike(process, kind, number):
    """Signals a victim; returns false if the build ended before a victim appeared."""
    victim = None

    def has_appeared():
        nonlocal victim
        victim = find(kind, process)
        return victim is not None or process.poll() is not None

    wait_until(has_appeared, 60)
    if victim is None or process.poll() is not None:
        return False
    if kind == "terminal":
        os.killpg(process.pid, number)
        return True
    return signal_if_there(victim, number)


def disturb(project, kind, number, reference):
    project.forget()
    process = project.start("ocelot-gen --inspect none --documents none && exec ninja")
    if kind != "generator":
        time.sleep(random.uniform(0, 1.5))
    struck = strike(process, kind, number)
    said = process.communicate(timeout=120)[0]
    expect_all_gone()
    project.expect_nothing_half_written(reference)
    if struck and kind in ("ninja", "terminal"):
        check(process.returncode != 0 or "[14/14]" in said, f"a killed build says that it is done:\n{said}")
    project.expect_completion(reference)
    return struck


def turns():
    """Every victim with every signal; each round of all victims starts with another signal."""
    for first in range(len(SIGNALS)):
        for index, kind in enumerate(VICTIMS):
            yield kind, SIGNALS[(first + index) % len(SIGNALS)]


def test(folder):
    seed = int(os.environ.get("OCELOT_SEED", time.time_ns() % 1_000_000))
    random.seed(seed)
    print(f"seed {seed}")
    project = Project(folder)
    project.build()
    reference = project.layers()
    check(len(reference) == 8, f"four layers with checksums are wanted: {reference}")
    struck = collections.Counter()
    rounds = itertools.islice(itertools.cycle(turns()), 2 * WANTED[is_long()])
    for kind, number in rounds:
        if disturb(project, kind, number, reference):
            struck[kind, number.name] += 1
        if struck.total() == WANTED[is_long()]:
            break
    for (kind, name), count in sorted(struck.items()):
        print(f"{kind:10} {name:8} {count}")
    print(f"{struck.total()} kills, each build completed with the same bytes")
    check(struck.total() == WANTED[is_long()], "too few of the signals met a living process")


if __name__ == "__main__":
    sys.exit(main(test))
