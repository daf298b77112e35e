#!/usr/bin/env python3
"""`affected --format github-matrix`: a job for each layer up to GitHub's limit, and with --jobs, layers split over jobs by the
times in Ninja's log or, without it, by number. The targets of a job are what Ninja must build for its layers."""
import json
import pathlib
import random
import subprocess
import tempfile

from projects import MACHINE, make_project, put, run


def matrix(project, *words):
    return json.loads(run(project, "affected", "config/distributions.yaml", "--format", "github-matrix", *words).stdout)["include"]


def refuse(project, code, message, *words):
    ended = run(project, "affected", "config/distributions.yaml", *words, wanted=(code,))
    assert ended.stdout == "" and message in ended.stderr, ended


def declare(project, count):
    """Distributions for one architecture each, with a tag of their own, so that no two are one file."""
    put(project / "config/distributions.yaml", "".join(
        f"d{number:03}:\n  architectures: [{'amd64' if number % 2 else 'arm64'}]\n  buildtags: [lambdacomponents.custom, x{number}]\n"
        for number in range(count)))
    put(project / "config/upstream.yaml", "repo: example/upstream\nref: v1\n")
    put(project / "config/upstream.lock", f"repo: example/upstream\nref: v1\ncommit: {'1' * 40}\nmodules: {'a' * 64}\n")
    run(project, *MACHINE)


def names(jobs):
    return [[layer["distribution"] for layer in job["layers"]] for job in jobs]


def check_limit(project):
    declare(project, 256)
    assert len(matrix(project)) == 256
    declare(project, 257)
    refuse(project, 1, "257 layers would be 257 jobs; GitHub accepts 256 in a matrix\nhelp: to build several layers in each job, "
           "add --jobs N\n", "--format", "github-matrix")
    assert len(run(project, "affected", "config/distributions.yaml").stdout.splitlines()) == 257
    assert len(matrix(project, "--jobs", "256")) == 256
    assert len(matrix(project, "-d", "d00*")) == 10


def check_usage(project):
    for value in ("0", "257", "x", ""):
        refuse(project, 2, "--jobs", "--format", "github-matrix", "--jobs", value)
    for words in ([], ["--format", "json"]):
        refuse(project, 2, "--jobs needs --format github-matrix", "--jobs", "2", *words)


def check_by_number(project):
    declare(project, 8)
    assert not (project / "build/.ninja_log").exists()
    jobs = matrix(project, "--jobs", "2")
    assert names(jobs) == [["d001", "d003", "d005", "d007"], ["d000", "d002", "d004", "d006"]], jobs
    assert [job["job"] for job in jobs] == [1, 2]
    one = names(matrix(project, "--jobs", "1"))
    assert one == [[f"d00{number}" for number in range(8)]], one
    assert names(matrix(project, "--jobs", "100")) == [[f"d00{number}"] for number in (1, 3, 5, 7, 0, 2, 4, 6)]


def record(project, times):
    put(project / "build/.ninja_log", "".join(["# ninja log v5\n", *(f"5\t{5 + time}\t0\t{output}\tab\n" for output, time in times)]))


def built(project):
    """The outputs of the steps that build layers; Ninja writes its log about these."""
    targets = subprocess.run(["ninja", "-t", "targets", "all"], cwd=project, capture_output=True, text=True, check=True, timeout=60)
    return [line.removesuffix(": package") for line in targets.stdout.splitlines() if line.endswith(": package")]


def check_by_time(project):
    """d003 takes as long as all others together."""
    outputs = built(project)
    assert len(outputs) == 8, outputs
    times = [(output, 7000 if "d003" in output else 1000) for output in outputs]
    record(project, times)
    jobs = matrix(project, "--jobs", "2")
    assert names(jobs)[0] == ["d003"] and len(names(jobs)[1]) == 7, jobs
    assert jobs == matrix(project, "--jobs", "2")
    # What all layers need counts once in each job.
    record(project, [*times, ("build/ocelot/upstream.tar", 100000)])
    assert jobs == matrix(project, "--jobs", "2")
    # A layer without a time counts as the average of the others.
    record(project, [one for one in times[4:] if one[1] == 1000])
    assert [len(job) for job in names(matrix(project, "--jobs", "2"))] == [4, 4]
    # Times of other steps say nothing about the layers.
    record(project, [("build/ocelot/upstream.tar", 100000)])
    assert names(matrix(project, "--jobs", "2"))[0] == ["d001", "d003", "d005", "d007"]


def check_targets(seed, project):
    """Each layer is in one job, and Ninja knows each target."""
    make_project(random.Random(seed), project)
    layers = matrix(project)
    for count in (1, 2, 3):
        jobs = matrix(project, "--jobs", str(count))
        assert len(jobs) == min(count, len(layers))
        found = [layer for job in jobs for layer in job["layers"]]
        assert sorted(found, key=str) == sorted(layers, key=str)
        for job in jobs:
            assert {layer["artifact"] for layer in job["layers"]} <= {*job["targets"]}
            subprocess.run(["ninja", "-t", "query", *job["targets"]], cwd=project, check=True, capture_output=True, timeout=60)


def main():
    with tempfile.TemporaryDirectory() as folder:
        project = pathlib.Path(folder).resolve() / "project"
        check_limit(project)
        check_usage(project)
        check_by_number(project)
        check_by_time(project)
        for seed in range(5):
            check_targets(seed, project.parent / f"random{seed}")


main()
