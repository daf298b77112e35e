#!/usr/bin/env python3
"""Servers that are slow, disconnect or send garbage: a clear error in limited time, and retries after temporary failures."""
from servers.backend import GitHttp
from servers.bench import free_port, main, skip_without
from servers.daemon import GitDaemon
from servers.https import Authority
from servers.raw import RawServer, closing, dripping, garbage, relay, silent

skip_without("git", "openssl")
NOT_GIT = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 2\r\n\r\nhi"


def a_silent_server_is_given_up(bench):
    server = RawServer(silent)
    for number, scheme in enumerate(("http", "https", "git", "ssh")):
        told = bench.gen(bench.project(f"{scheme}://127.0.0.1:{server.port}/up.git"), OCELOT_GIT_TIMEOUT=1)
        told.failed("no data for 1 s", "(tried 3 times)")
        assert server.count == 3 * (number + 1)
        assert 5 < told.seconds < 15, told


def a_slow_server_is_not_given_up(bench):
    server = RawServer(dripping(NOT_GIT, 4))
    told = bench.gen(bench.project(f"http://127.0.0.1:{server.port}/up.git"), OCELOT_GIT_TIMEOUT=1)
    told.failed("invalid content-type: 'text/html'")
    assert told.seconds > 3.5 and server.count == 1, told


def a_fetch_that_is_cut_in_the_middle_is_tried_again(bench):
    bench.make_repository(300_000)
    direct = GitDaemon(bench)
    server = RawServer(relay(direct.port, 100_000))
    told = bench.gen(bench.project(f"git://127.0.0.1:{server.port}/up.git"))
    told.failed("cannot fetch", "(tried 3 times)")
    assert server.count == 3
    packs = list((bench.cache / "git").rglob("*.pack"))
    assert not packs, packs
    http = GitHttp(bench)
    server = RawServer(relay(http.port, 100_000))
    told = bench.gen(bench.project(f"http://127.0.0.1:{server.port}/up.git"))
    told.failed("cannot fetch", "(tried 3 times)")


def a_fetch_that_is_cut_once_goes_on(bench):
    commit = bench.make_repository(300_000)
    direct = GitDaemon(bench)
    whole, cut = relay(direct.port), relay(direct.port, 100_000)
    server = RawServer(lambda connection: (cut if server.count == 1 else whole)(connection))
    project = bench.project(f"git://127.0.0.1:{server.port}/up.git")
    bench.gen(project).succeeded()
    assert server.count == 2 and bench.lock(project)["commit"] == commit


def garbage_is_told(bench):
    server = RawServer(garbage)
    for scheme in ("http", "https", "git", "ssh"):
        told = bench.gen(bench.project(f"{scheme}://127.0.0.1:{server.port}/up.git"))
        told.failed("config/upstream.yaml:1:7: error: cannot connect: ")


def a_closed_connection_is_tried_again(bench):
    server = RawServer(closing)
    for number, scheme in enumerate(("http", "https", "git")):
        bench.gen(bench.project(f"{scheme}://127.0.0.1:{server.port}/up.git")).failed("(tried 3 times)")
        assert server.count == 3 * (number + 1)


def nobody_there_is_tried_again(bench):
    told = bench.gen(bench.project(f"http://127.0.0.1:{free_port()}/up.git"))
    told.failed("Connection refused", "(tried 3 times)")
    assert told.seconds > 2.4, told


def a_server_that_recovers_is_enough(bench):
    commit = bench.make_repository()
    authority = Authority(bench.folder / "authority")
    for status in (503, 429):
        server = GitHttp(bench, lambda request: (status, {}, b"") if request.count < 2 else None, authority)
        project = bench.project(server.url, name=f"project{status}")
        bench.gen(project, GIT_SSL_CAINFO=authority.certificate).succeeded()
        assert bench.lock(project)["commit"] == commit


def what_will_not_pass_is_tried_once(bench):
    for status in (400, 401, 403, 404, 410):
        server = GitHttp(bench, lambda request: (status, {"WWW-Authenticate": "Basic"}, b""))
        told = bench.gen(bench.project(server.url)).failed()
        assert "tried" not in told.stderr and len(server.requests) == 1, told
    server = GitHttp(bench, lambda request: (503, {}, b""))
    bench.gen(bench.project(server.url)).failed("the server answers with status 503 (tried 3 times)")
    assert len(server.requests) == 3


def a_redirect_without_end_ends(bench):
    server = GitHttp(bench, lambda request: (302, {"Location": request.path}, b""))
    bench.gen(bench.project(server.url)).failed("too many redirects")
    assert len(server.requests) < 30


def a_bound_that_is_none_is_told(bench):
    bench.make_repository()
    for bound in ("0", "-1", "x", "1s"):
        bench.gen(bench.project(f"file://{bench.served}/up.git"), OCELOT_GIT_TIMEOUT=bound).failed(
            f"OCELOT_GIT_TIMEOUT takes a number of seconds from 1 to 86400, not '{bound}'")


main([a_silent_server_is_given_up, a_slow_server_is_not_given_up, a_fetch_that_is_cut_in_the_middle_is_tried_again,
      a_fetch_that_is_cut_once_goes_on, garbage_is_told, a_closed_connection_is_tried_again, nobody_there_is_tried_again,
      a_server_that_recovers_is_enough, what_will_not_pass_is_tried_once, a_redirect_without_end_ends,
      a_bound_that_is_none_is_told])
