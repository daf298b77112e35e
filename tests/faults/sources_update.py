#!/usr/bin/env python3
"""The output of --update, for URLs and local repositories."""
import shutil

from servers.bench import main, skip_without

skip_without("git")


def said(bench, project, *words):
    return bench.gen(project, "--update", *words).succeeded().stdout


def the_way_from_old_to_new_is_told(bench):
    a = bench.make_repository()
    remote = bench.project(f"file://{bench.served}/up.git", name="remote")
    local = bench.project("../served/up.git", name="local")
    for project in (remote, local):
        bench.gen(project).succeeded()
        assert said(bench, project) == f"upstream.lock: main is still {a[:12]}\n"
    bench.commit("v0.144.0")
    b = bench.commit("v0.145.0")
    for project in (remote, local):
        assert said(bench, project) == \
            f"upstream.lock: main {a[:12]} → {b[:12]} (2 commits, collector v0.144.0 → v0.145.0)\n"
    c = bench.commit("v0.145.0")
    for project in (remote, local):
        assert said(bench, project) == f"upstream.lock: main {b[:12]} → {c[:12]} (1 commit, collector v0.145.0)\n"
    bench.git("reset", "-q", "--hard", a, folder=bench.folder / "work")
    d = bench.commit("v0.146.0")
    for project in (remote, local):
        assert said(bench, project) == \
            f"upstream.lock: main {c[:12]} → {d[:12]} (1 commit ahead, 3 behind, collector v0.145.0 → v0.146.0)\n"
    bench.git("tag", "v9", a)
    for project in (remote, local):
        bench.project((f"file://{bench.served}/up.git" if project == remote else "../served/up.git"), "v9", project.name)
        assert said(bench, project) == \
            f"upstream.lock: main {d[:12]} → v9 {a[:12]} (0 commits ahead, 1 behind, collector v0.146.0 → v0.144.0)\n"


def a_commit_that_is_gone_is_told(bench):
    a = bench.make_repository()
    project = bench.project(f"file://{bench.served}/up.git")
    bench.gen(project).succeeded()
    shutil.rmtree(bench.cache)
    shutil.rmtree(bench.served / "up.git")
    shutil.rmtree(bench.folder / "work")
    b = bench.make_repository(10)
    assert said(bench, project) == \
        f"upstream.lock: main {a[:12]} → {b[:12]} ({a[:12]} is no longer in the repository, collector v0.144.0)\n"


def a_first_pin_is_told_by_update_alone(bench):
    a = bench.make_repository()
    project = bench.project("../served/up.git")
    assert said(bench, project) == f"upstream.lock: main is {a[:12]} (collector v0.144.0)\n"
    (project / "config/upstream.lock").unlink()
    assert bench.gen(project).succeeded().stdout == ""
    told = bench.gen(project, "--update", "--message-format", "json").succeeded()
    assert "is still" in told.stderr and "is still" not in told.stdout


main([the_way_from_old_to_new_is_told, a_commit_that_is_gone_is_told, a_first_pin_is_told_by_update_alone])
