#!/usr/bin/env python3
"""The git protocol, and file URLs."""
import re

from servers.bench import free_port, go_version, main, skip_without
from servers.daemon import GitDaemon
from servers.raw import RawServer, relay

skip_without("git")


def the_daemon_and_a_file_url_serve(bench):
    commit = bench.make_repository()
    for number, url in enumerate((GitDaemon(bench).url, f"file://{bench.served}/up.git")):
        project = bench.project(url, name=f"project{number}")
        bench.gen(project).succeeded()
        assert bench.lock(project) == {"repo": f"'{url}'", "ref": "'main'", "folder": "'collector'", "commit": commit,
                                       "tree": bench.tree_at(commit), "modules": bench.modules_at(commit),
                                       "go": go_version()}
        bench.ninja(project, "build/ocelot/upstream.tar").succeeded()
        assert (project / "build/ocelot/upstream.tree").read_text().strip() == bench.tree_at(commit)


def a_repository_that_is_not_there_is_told(bench):
    bench.make_repository()
    bench.gen(bench.project(GitDaemon(bench).url.replace("up.git", "gone.git"))).failed("config/upstream.yaml:1:7: error")


def nothing_is_said_where_no_terminal_is(bench):
    bench.make_repository(300_000)
    told = bench.gen(bench.project(GitDaemon(bench).url)).succeeded()
    assert told.stderr == "build.ninja written: 2 layers of 1 distribution\n", told


def a_terminal_shows_one_line_that_is_erased(bench):
    bench.make_repository(300_000)
    daemon = GitDaemon(bench)
    slow = RawServer(relay(daemon.port, pause=0.01))
    written = bench.on_terminal(bench.project(f"git://127.0.0.1:{slow.port}/up.git"))
    shown, last = written.rsplit("\r", 2)[0], written.rsplit("\r\x1b[K", 1)[-1]
    assert re.search(r"\rfetching upstream: \d+% \(\d+/\d+ objects, \d+\.\d MiB\)\x1b\[K", shown), written
    assert "\n" not in shown and last == "build.ninja written: 2 layers of 1 distribution\r\n", written
    written = bench.on_terminal(bench.project(f"git://127.0.0.1:{slow.port}/up.git"), "--update",
                                OCELOT_CACHE_DIR=bench.folder / "other", CI="1")
    assert written == "build.ninja is up to date: 2 layers of 1 distribution\r\n", written


def a_terminal_shows_that_it_is_tried_again(bench):
    written = bench.on_terminal(bench.project(f"git://127.0.0.1:{free_port()}/up.git"))
    assert "\rretrying in 0.5 s: cannot connect: " in written and "\rretrying in 2.0 s: " in written, written
    assert "\r\x1b[K" in written and "(tried 3 times)" in written, written


main([the_daemon_and_a_file_url_serve, a_repository_that_is_not_there_is_told, nothing_is_said_where_no_terminal_is,
      a_terminal_shows_one_line_that_is_erased, a_terminal_shows_that_it_is_tried_again])
