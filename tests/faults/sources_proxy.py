#!/usr/bin/env python3
"""Proxies from the environment and from git's configuration, as in git and curl."""
from servers.backend import GitHttp
from servers.bench import main, skip_without
from servers.https import Authority
from servers.proxy import Proxy

skip_without("git", "openssl")
SECRET = "pr0xy-s3cr3t"


def serve(bench):
    bench.make_repository()
    authority = Authority(bench.folder / "authority")
    bench.environment["GIT_SSL_CAINFO"] = str(authority.certificate)
    return GitHttp(bench, authority=authority)


def each_variable_leads_through_the_proxy(bench):
    server = serve(bench)
    for name in ("HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy"):
        for form in ("http://127.0.0.1:{}", "127.0.0.1:{}"):
            proxy = Proxy()
            bench.gen(bench.project(server.url), "--update", **{name: form.format(proxy.port)}).succeeded()
            assert proxy.asked and set(proxy.asked) == {f"localhost:{server.port}"}, (name, form, proxy.asked)


def the_more_specific_variable_wins(bench):
    server = serve(bench)
    wanted, other = Proxy(), Proxy()
    bench.gen(bench.project(server.url), https_proxy=wanted.url, ALL_PROXY=other.url, HTTPS_PROXY=other.url,
              http_proxy=other.url).succeeded()
    assert wanted.asked and not other.asked


def no_proxy_is_heard(bench):
    server = serve(bench)
    for variables in ({"HTTPS_PROXY": "{}", "NO_PROXY": "localhost"}, {"ALL_PROXY": "{}", "no_proxy": "localhost"},
                      {"HTTPS_PROXY": ""}):
        proxy = Proxy()
        bench.gen(bench.project(server.url), "--update",
                  **{name: value.format(proxy.url) for name, value in variables.items()}).succeeded()
        assert not proxy.asked


def gits_configuration_goes_first(bench):
    server = serve(bench)
    wanted, other = Proxy(), Proxy()
    (bench.home / ".gitconfig").write_text(f"[http]\n\tproxy = {wanted.url}\n")
    bench.gen(bench.project(server.url), HTTPS_PROXY=other.url, ALL_PROXY=other.url).succeeded()
    assert wanted.asked and not other.asked


def a_login_at_the_proxy_is_left_nowhere(bench):
    server = serve(bench)
    proxy = Proxy(f"user:{SECRET}")
    with_login = proxy.url.replace("://", f"://user:{SECRET}@")
    project = bench.project(server.url)
    bench.gen(project, HTTPS_PROXY=with_login).succeeded()
    assert proxy.asked
    bench.gen(project, "--update", HTTPS_PROXY=proxy.url).failed("the proxy wants a login")
    bench.gen(project, "--update", HTTPS_PROXY=with_login.replace("user", "other")).failed("the proxy wants a login")
    bench.gen(project, "--update", HTTPS_PROXY=f"http://user:{SECRET}@127.0.0.1:1").failed("127.0.0.1:1")
    bench.gen(project, "--update", ALL_PROXY=f"socks5://user:{SECRET}@127.0.0.1:1").failed("is not one for HTTP")
    bench.expect_nowhere(SECRET, project)


main([each_variable_leads_through_the_proxy, the_more_specific_variable_wins, no_proxy_is_heard,
      gits_configuration_goes_first, a_login_at_the_proxy_is_left_nowhere])
