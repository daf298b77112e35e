#!/usr/bin/env python3
"""The mirror: shared by projects, written by one process at a time, and never used if incomplete."""
import shutil
import signal
import subprocess
import time

from servers.bench import MACHINE, OCELOT_GEN, main, skip_without
from servers.daemon import GitDaemon
from servers.raw import RawServer, relay

skip_without("git")


def mirror_of(bench):
    folders = [path for path in (bench.cache / "git").iterdir() if path.is_dir()]
    assert len(folders) == 1, folders
    return folders[0]


def clone(bench, project):
    (project / "build/ocelot/upstream.tar").unlink(missing_ok=True)
    return bench.ninja(project, "build/ocelot/upstream.tar")


def two_projects_share_a_mirror(bench):
    bench.make_repository()
    first, second = (bench.project(f"file://{bench.served}/up.git", name=name) for name in ("one", "two"))
    bench.gen(first).succeeded()
    packs = sorted(mirror_of(bench).rglob("*.pack"))
    bench.gen(second).succeeded()
    assert sorted(mirror_of(bench).rglob("*.pack")) == packs and len(packs) == 1
    (bench.served / "up.git").rename(bench.served / "gone.git")
    clone(bench, first).succeeded()
    clone(bench, second).succeeded()


def a_mirror_that_is_gone_is_fetched_by_the_step(bench):
    bench.make_repository()
    project = bench.project(f"file://{bench.served}/up.git")
    bench.gen(project).succeeded()
    shutil.rmtree(bench.cache)
    clone(bench, project).succeeded()
    mirror_of(bench)


def kill_in_the_middle_of_a_fetch(bench, server):
    project = bench.project(f"git://127.0.0.1:{server.port}/up.git")
    process = subprocess.Popen([OCELOT_GEN, *MACHINE], cwd=project, env=bench.environment)
    temporary = []
    for _ in range(400):
        time.sleep(0.02)
        temporary = [path for path in bench.cache.rglob("objects/pack/*") if path.stat().st_size > 20_000]
        if temporary:
            break
    assert process.poll() is None and temporary, "the fetch was over too soon"
    process.send_signal(signal.SIGKILL)
    process.wait()
    return project, temporary


def a_killed_fetch_leaves_nothing_that_is_trusted(bench):
    commit = bench.make_repository(2_000_000)
    direct = GitDaemon(bench)
    slow, whole = relay(direct.port, pause=0.01), relay(direct.port)
    server = RawServer(lambda connection: (slow if server.count == 1 else whole)(connection))
    project, temporary = kill_in_the_middle_of_a_fetch(bench, server)
    assert not list(mirror_of(bench).rglob("*.idx"))
    assert not (project / "config/upstream.lock").exists()
    bench.gen(project).succeeded()
    assert bench.lock(project)["commit"] == commit
    left = [path.name for path in (mirror_of(bench) / "objects/pack").iterdir()]
    assert sorted(name.rsplit(".", 1)[-1] for name in left) == ["idx", "pack"], left
    assert not any(path.exists() for path in temporary), temporary


def eight_at_once_fetch_once(bench):
    commit = bench.make_repository(200_000)
    direct = GitDaemon(bench)
    server = RawServer(relay(direct.port))
    projects = [bench.project(f"git://127.0.0.1:{server.port}/up.git", name=f"project{i}") for i in range(8)]
    running = [subprocess.Popen([OCELOT_GEN, *MACHINE], cwd=project, env=bench.environment, stderr=subprocess.DEVNULL)
               for project in projects]
    assert [process.wait(60) for process in running] == [0] * 8
    assert {bench.lock(project)["commit"] for project in projects} == {commit}
    assert len(list(mirror_of(bench).rglob("*.pack"))) == 1


def what_is_broken_is_fetched_anew(bench):
    bench.make_repository(200_000)
    project = bench.project(f"file://{bench.served}/up.git")
    bench.gen(project).succeeded()

    def truncate(name, size):
        path, = mirror_of(bench).rglob(name)
        path.chmod(0o600)
        with open(path, "r+b") as file:
            file.truncate(size)

    def overwrite(name):
        path, = mirror_of(bench).rglob(name)
        path.chmod(0o600)
        path.write_bytes(b"garbage" * 1000)

    def spoil_a_byte():
        path, = mirror_of(bench).rglob("*.pack")
        path.chmod(0o600)
        with open(path, "r+b") as file:
            file.seek(path.stat().st_size - 100_000)
            file.write(b"\0" * 64)

    breaks = [lambda: truncate("*.pack", 1000), lambda: truncate("*.pack", 0), lambda: truncate("*.idx", 100),
              lambda: overwrite("*.pack"), lambda: overwrite("*.idx"), spoil_a_byte,
              lambda: (mirror_of(bench) / "HEAD").unlink(), lambda: (mirror_of(bench) / "config").write_text("[["),
              lambda: shutil.rmtree(mirror_of(bench) / "objects"),
              lambda: next(mirror_of(bench).rglob("*.pack")).unlink()]
    for number, spoil in enumerate(breaks):
        spoil()
        clone(bench, project).succeeded()
        spoil()
        bench.gen(project, "--update").succeeded().says("is still")
        clone(bench, project).succeeded()
    left = sorted(path.name[64:] for path in (bench.cache / "git").iterdir())
    assert left == ["", ".lock"], left


def a_broken_mirror_is_told_where_the_network_is_forbidden(bench):
    bench.make_repository()
    project = bench.project(f"file://{bench.served}/up.git")
    bench.gen(project).succeeded()
    shutil.rmtree(mirror_of(bench) / "objects")
    bench.gen(project, "--offline").failed("--offline")


main([two_projects_share_a_mirror, a_mirror_that_is_gone_is_fetched_by_the_step,
      a_killed_fetch_leaves_nothing_that_is_trusted, eight_at_once_fetch_once, what_is_broken_is_fetched_anew,
      a_broken_mirror_is_told_where_the_network_is_forbidden])
