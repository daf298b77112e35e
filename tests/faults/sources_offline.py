#!/usr/bin/env python3
"""--offline: no connection is ever made, and a missing commit is reported with its location."""
import shutil

from servers.bench import main, skip_without
from servers.daemon import GitDaemon
from servers.raw import RawServer, relay

skip_without("git")


def the_mirror_is_enough(bench):
    commit = bench.make_repository()
    daemon = GitDaemon(bench)
    server = RawServer(relay(daemon.port))
    url = f"git://127.0.0.1:{server.port}/up.git"
    project = bench.project(url)
    bench.gen(project, "--offline").failed("'main' is not pinned, and --offline prevents resolving it")
    assert server.count == 0
    bench.gen(project).succeeded()
    asked = server.count
    bench.gen(project, "--offline").succeeded()
    assert "--offline" in (project / "build.ninja").read_text()
    bench.ninja(project, "build/ocelot/upstream.tar").succeeded()
    assert server.count == asked
    shutil.rmtree(bench.cache)
    bench.gen(project, "--offline").failed(
        "config/upstream.lock:5:9: error: commit " + commit[:12] + f" of {url} is not on this machine", commit,
        "run ocelot-gen once without --offline")
    (project / "build/ocelot/upstream.tar").unlink()
    bench.ninja(project, "build/ocelot/upstream.tar").failed(f"commit {commit[:12]} of {url} is not on this machine")
    assert server.count == asked, "the network was used"


def an_update_needs_the_network(bench):
    bench.make_repository()
    project = bench.project(f"file://{bench.served}/up.git")
    bench.gen(project).succeeded()
    bench.gen(project, "--update", "--offline").failed("--offline prevents")


def a_local_repository_needs_none(bench):
    bench.make_repository()
    project = bench.project(f"{bench.served}/up.git")
    bench.gen(project, "--offline").succeeded()
    bench.gen(project, "--offline", "--update").succeeded().says("is still")


main([the_mirror_is_enough, an_update_needs_the_network, a_local_repository_needs_none])
