#!/usr/bin/env python3
"""git's own protocol, and file URLs."""
from servers.bench import main, skip_without
from servers.daemon import GitDaemon

skip_without("git")


def the_daemon_and_a_file_url_serve(bench):
    commit = bench.make_repository()
    for number, url in enumerate((GitDaemon(bench).url, f"file://{bench.served}/up.git")):
        project = bench.project(url, name=f"project{number}")
        bench.gen(project).succeeded()
        assert bench.lock(project) == {"repo": f"'{url}'", "ref": "'main'", "folder": "'collector'", "commit": commit,
                                       "tree": bench.tree_at(commit)}
        bench.ninja(project, "build/ocelot/upstream.tar").succeeded()
        assert (project / "build/ocelot/upstream.tree").read_text().strip() == bench.tree_at(commit)


def a_repository_that_is_not_there_is_told(bench):
    bench.make_repository()
    bench.gen(bench.project(GitDaemon(bench).url.replace("up.git", "gone.git"))).failed("config/upstream.yaml:1:7: error")


def nothing_is_said_where_no_terminal_is(bench):
    bench.make_repository(300_000)
    told = bench.gen(bench.project(GitDaemon(bench).url)).succeeded()
    assert told.stderr == "build.ninja written: 2 layers of 1 distribution\n", told


main([the_daemon_and_a_file_url_serve, a_repository_that_is_not_there_is_told, nothing_is_said_where_no_terminal_is])
