#!/usr/bin/env python3
"""Tokens: where they come from, where they are sent, and that no copy is left."""
from servers.backend import GitHttp
from servers.bench import main, skip_without
from servers.https import Authority, Lighttpd

skip_without("git", "lighttpd", "openssl")
SECRET = "s3cr3t-0123456789abcdef"
ASK = (401, {"WWW-Authenticate": 'Basic realm="private"'}, b"")


def the_token_opens_a_private_repository_and_is_left_nowhere(bench):
    bench.make_repository()
    server = Lighttpd(bench, SECRET)
    ca = server.authority.certificate
    project = bench.project(server.private_url)
    bench.gen(project, GIT_SSL_CAINFO=ca, OCELOT_GIT_TOKEN=SECRET).succeeded()
    bench.gen(project, "--update", GIT_SSL_CAINFO=ca, OCELOT_GIT_TOKEN=SECRET + "\n").succeeded()
    bench.environment["OCELOT_GIT_TOKEN"] = SECRET
    bench.ninja(project, "build/ocelot/upstream.tar").succeeded()
    bench.expect_nowhere(SECRET, project)


def without_a_token_the_way_to_one_is_told(bench):
    bench.make_repository()
    server = Lighttpd(bench, SECRET)
    told = bench.gen(bench.project(server.private_url), GIT_SSL_CAINFO=server.authority.certificate)
    told.failed("the server requires a login", "OCELOT_GIT_TOKEN")
    assert '"code": "upstream-denied"' in bench.gen(
        bench.project(server.private_url), "--message-format", "json", GIT_SSL_CAINFO=server.authority.certificate).stdout


def a_refused_token_is_tried_once(bench):
    bench.make_repository()
    authority = Authority(bench.folder / "authority")
    server = GitHttp(bench, lambda request: ASK, authority)
    project = bench.project(server.url)
    told = bench.gen(project, GIT_SSL_CAINFO=authority.certificate, OCELOT_GIT_TOKEN=SECRET)
    told.failed("the server refuses the token of OCELOT_GIT_TOKEN")
    assert [bool(request.authorization) for request in server.requests] == [False, True]
    bench.expect_nowhere(SECRET, project)


def a_token_that_may_not_read_is_told(bench):
    authority = Authority(bench.folder / "authority")
    server = GitHttp(bench, lambda request: (403, {}, b"") if request.authorization else ASK, authority)
    told = bench.gen(bench.project(server.url), GIT_SSL_CAINFO=authority.certificate, OCELOT_GIT_TOKEN=SECRET)
    told.failed("the server forbids this (403)", "the token of OCELOT_GIT_TOKEN may not read it")
    assert len(server.requests) == 2


def no_token_is_sent_over_http(bench):
    server = GitHttp(bench, lambda request: ASK)
    told = bench.gen(bench.project(server.url), OCELOT_GIT_TOKEN=SECRET)
    told.failed("a token is sent over https only")
    assert not any(request.authorization for request in server.requests)


def tokens_for_github_are_for_github_alone(bench):
    authority = Authority(bench.folder / "authority")
    server = GitHttp(bench, lambda request: ASK, authority)
    told = bench.gen(bench.project(server.url), GIT_SSL_CAINFO=authority.certificate, GH_TOKEN=SECRET, GITHUB_TOKEN=SECRET)
    told.failed("the server requires a login")
    assert not any(request.authorization for request in server.requests)


def a_redirect_within_the_host_keeps_the_token(bench):
    bench.make_repository()
    authority = Authority(bench.folder / "authority")

    def reply(request):
        if request.path.startswith("/old.git"):
            return 301, {"Location": request.path.replace("/old.git", server.root + "/up.git")}, b""
        return None if request.authorization else ASK

    server = GitHttp(bench, reply, authority)
    project = bench.project(f"{server.root}/old.git")
    bench.gen(project, GIT_SSL_CAINFO=authority.certificate, OCELOT_GIT_TOKEN=SECRET).succeeded()
    bench.expect_nowhere(SECRET, project)


def a_redirect_to_another_host_gets_no_token(bench):
    bench.make_repository()
    authority = Authority(bench.folder / "authority")
    for first in (lambda request: None, lambda request: None if request.authorization else ASK):
        other = GitHttp(bench, lambda request: ASK, authority, host="127.0.0.1")

        def reply(request, first=first, other=other):
            return first(request) or (302, {"Location": other.root + request.path}, b"")

        server = GitHttp(bench, reply, authority)
        told = bench.gen(bench.project(server.url), GIT_SSL_CAINFO=authority.certificate, OCELOT_GIT_TOKEN=SECRET)
        told.failed("cannot redirect from 'localhost' to '127.0.0.1'", "write the repository's new URL")
        assert server.requests and not other.requests, "the other host was asked"
    assert '"code": "upstream-moved"' in bench.gen(
        bench.project(server.url), "--message-format", "json", GIT_SSL_CAINFO=authority.certificate, OCELOT_GIT_TOKEN=SECRET).stdout


def a_redirect_to_http_is_refused(bench):
    authority = Authority(bench.folder / "authority")
    plain = GitHttp(bench, lambda request: ASK)
    server = GitHttp(bench, lambda request: (302, {"Location": plain.root + request.path}, b""), authority)
    told = bench.gen(bench.project(server.url), GIT_SSL_CAINFO=authority.certificate, OCELOT_GIT_TOKEN=SECRET)
    told.failed("cannot redirect from 'https' to 'http'")
    assert not plain.requests


def a_credential_in_a_url_is_refused_and_never_shown(bench):
    bench.make_repository()
    project = bench.project("./nowhere")
    for url in (f"https://user:{SECRET}@localhost/up.git", f"https://{SECRET}@localhost/up.git",
                f"ssh://git:{SECRET}@localhost/up.git", f"http://u:{SECRET}/x@localhost/up.git",
                f"user:{SECRET}@localhost:up.git"):
        for form in ("text", "json", "github"):
            bench.project(url)
            bench.gen(project, "--message-format", form).failed("the upstream's URL contains a name, password or token")
            bench.gen(project, "--message-format", form, "-r", url).failed("the upstream's URL contains a name, password or token")
        bench.run(["step", "clone", "--url", url, "--commit", "0" * 40, "--folder", "c", "--tree-id", "t", "-o", "o"],
                  project).failed("the upstream's URL contains")
    url = f"https://user:{SECRET}@localhost/up.git"
    (project / "config/upstream.yaml").write_text(f"# {url}\nrepo: {url} unexpected: mapping\n")
    bench.gen(project).failed()
    (project / "config/upstream.yaml").write_text(f'repo: "https:\\x2f/user:{SECRET}@localhost/up.git"\n')
    bench.gen(project).failed("the upstream's URL contains")
    assert bench.gen(project, url).code == 2
    assert bench.gen(project, f"--go={url}", f"--oops={url}").code == 2
    bench.project("https://localhost/up.git")
    (project / "config/upstream.lock").write_text(f"repo: {url}\nref: main\ncommit: {'0' * 40}\n")
    bench.gen(project).failed("the lock is for")
    (project / "config/upstream.lock").unlink()
    bench.expect_nowhere(SECRET, project)
    assert not (project / "build.ninja").exists()


def a_credential_of_gits_configuration_is_not_shown(bench):
    (bench.home / ".gitconfig").write_text(
        f'[url "https://{SECRET}@localhost:1/"]\n\tinsteadOf = https://example.invalid/\n')
    project = bench.project("https://example.invalid/up.git")
    bench.gen(project).failed("localhost")
    (bench.home / ".gitconfig").write_text(
        f'[url "https://user:{SECRET}@localhost:port/"]\n\tinsteadOf = https://example.invalid/\n')
    bench.gen(project).failed("https://***")
    bench.expect_nowhere(SECRET, project)


main([the_token_opens_a_private_repository_and_is_left_nowhere, without_a_token_the_way_to_one_is_told,
      a_refused_token_is_tried_once, a_token_that_may_not_read_is_told, no_token_is_sent_over_http,
      tokens_for_github_are_for_github_alone, a_redirect_within_the_host_keeps_the_token,
      a_redirect_to_another_host_gets_no_token, a_redirect_to_http_is_refused,
      a_credential_in_a_url_is_refused_and_never_shown, a_credential_of_gits_configuration_is_not_shown])
