#!/usr/bin/env python3
"""A kill -9 of a step, or of Ninja, immediately before and after each output is renamed to its final name."""
import itertools
import os
import random
import signal
import sys

from harness import Project, check, descendants, expect_all_gone, is_long, main, signal_if_there, wait_until


def outputs_of(project):
    """The names of all files that a step or the generator creates."""
    code, said = project.run("ninja -t targets all")
    check(code == 0, said)
    made = [line.rpartition(": ")[0] for line in said.splitlines() if not line.endswith((": phony", ": smoke"))]
    return [*sorted(os.path.basename(path) for path in made if not path.endswith(".stamp")), "build.ninja", "upstream.lock"]


def stopped_below():
    return [process for process in descendants() if process.state == "T"]


def disturb(project, moment, name, reference, kills_ninja):
    project.forget()
    if name == "upstream.lock":
        (project.root / "config/upstream.lock").unlink(missing_ok=True)
    process = project.start("ocelot-gen -a amd64 --inspect none --documents none && exec ninja",
                            OCELOT_STOP_AT=f"{moment}:{name}")
    check(wait_until(lambda: stopped_below() or process.poll() is not None, 60), f"{moment}:{name} was never reached")
    stopped = stopped_below()
    check(len(stopped) == 1, f"{moment}:{name}: one process is wanted to have stopped: {[one.words for one in stopped]}")
    ninjas = [one for one in descendants() if one.kind() == "ninja"]
    if kills_ninja and ninjas:
        signal_if_there(ninjas[0], signal.SIGKILL)
    else:
        signal_if_there(stopped[0], signal.SIGKILL)
    process.communicate(timeout=60)
    check(process.returncode != 0, f"{moment}:{name}: a killed build says that it is done")
    expect_all_gone()
    project.expect_nothing_half_written(reference)
    project.expect_completion(reference, "-a amd64")


def interrupt_regeneration(project, moment, name, number, reference):
    """Stops Ninja at a moment of its own regeneration and sends it a signal; the old file or the new one must remain."""
    declaration = project.root / "config/distributions.yaml"
    before = declaration.read_text()
    project.build("-a amd64")
    declaration.write_text(before + "\nmore:\n  base: plain\n")
    process = project.start("exec ninja", OCELOT_STOP_AT=f"{moment}:{name}")
    check(wait_until(lambda: stopped_below() or process.poll() is not None, 60), f"{moment}:{name} was never reached")
    check(len(stopped_below()) == 1, f"{moment}:{name}: one process is wanted to have stopped")
    stopped = stopped_below()[0]
    signal_if_there(process, number)
    signal_if_there(stopped, signal.SIGCONT)
    process.communicate(timeout=60)
    expect_all_gone()
    check((project.root / "build.ninja").stat().st_size > 0, f"{moment}:{name}: build.ninja is gone")
    code, said = project.run("ninja")
    check(code == 0, f"{moment}:{name}: the next ninja failed:\n{said}")
    check("collector-amd64-more.zip" in project.layers(), f"{moment}:{name}: the new distribution is not built:\n{said}")
    declaration.write_text(before)
    project.forget()
    project.expect_completion(reference, "-a amd64")


def test(folder):
    project = Project(folder)
    project.build("-a amd64")
    reference = project.layers()
    for moment, name, number in itertools.product(("before", "after"), ("build.ninja", "build.ninja.stamp"),
                                                  (signal.SIGKILL, signal.SIGINT)):
        interrupt_regeneration(project, moment, name, number, reference)
    print("8 interrupted regenerations")
    names = outputs_of(project)
    check(len(names) > 12, f"too few outputs: {names}")
    points = [(moment, name) for name in names for moment in ("before", "after")]
    if not is_long():
        points = random.sample(points, len(names))
    for index, (moment, name) in enumerate(points):
        disturb(project, moment, name, reference, kills_ninja=index % 3 == 0)
    print(f"{len(points)} kills at the commits of {len(names)} outputs: {' '.join(names)}")


if __name__ == "__main__":
    sys.exit(main(test))
