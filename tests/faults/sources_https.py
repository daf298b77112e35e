#!/usr/bin/env python3
"""https with lighttpd: the certificate authority comes from git's settings, and an invalid certificate is rejected."""
from servers.bench import main, skip_without
from servers.https import Authority, Lighttpd

skip_without("git", "lighttpd", "openssl", "bwrap")


def a_known_authority_serves(bench):
    commit = bench.make_repository()
    server = Lighttpd(bench)
    ca = server.authority.certificate
    folder = bench.folder / "certificates"
    folder.mkdir()
    (folder / "any.pem").write_bytes(ca.read_bytes())
    for number, variables in enumerate([{"GIT_SSL_CAINFO": ca}, {"SSL_CERT_FILE": ca}, {"SSL_CERT_DIR": folder}]):
        project = bench.project(server.url, name=f"project{number}")
        bench.gen(project, OCELOT_CACHE_DIR=bench.folder / f"cache{number}", **variables).succeeded()
        assert bench.lock(project)["commit"] == commit
        assert bench.lock(project)["tree"] == bench.tree_at(commit)


def each_distribution_keeps_its_authorities_elsewhere(bench):
    bench.make_repository()
    server = Lighttpd(bench)
    for number, place in enumerate(["/etc/ssl/certs/ca-certificates.crt", "/etc/pki/tls/certs/ca-bundle.crt", "/etc/ssl/ca-bundle.pem",
                                    "/etc/ssl/cert.pem"]):
        folder = str(bench.folder)
        bench.within = ["bwrap", "--ro-bind", "/", "/", "--dev", "/dev", "--bind", folder, folder, "--tmpfs", "/etc",
                        "--ro-bind", "/etc/hosts", "/etc/hosts", "--ro-bind", server.authority.certificate, place]
        bench.gen(bench.project(server.url, name=f"project{number}"), OCELOT_CACHE_DIR=bench.folder / f"cache{number}").succeeded()


def gits_configuration_names_the_authority(bench):
    bench.make_repository()
    server = Lighttpd(bench)
    (bench.home / "ca.pem").write_bytes(server.authority.certificate.read_bytes())
    (bench.home / ".gitconfig").write_text("[http]\n\tsslCAInfo = ~/ca.pem\n\tsslVerify = true\n")
    bench.gen(bench.project(server.url)).succeeded()


def an_unknown_authority_is_refused(bench):
    bench.make_repository()
    server = Lighttpd(bench)
    other = Authority(bench.folder / "other")
    (bench.home / ".gitconfig").write_text("[http]\n\tsslVerify = false\n")
    for variables in ({}, {"GIT_SSL_CAINFO": other.certificate}):
        told = bench.gen(bench.project(server.url), **variables)
        told.failed("the SSL certificate is invalid", "GIT_SSL_CAINFO", "config/upstream.yaml:1:7: error")
        assert told.seconds < 2, f"tried again in vain: {told}"
        assert not (bench.folder / "project/config/upstream.lock").exists()
    assert '"code": "upstream-untrusted"' in bench.gen(bench.project(server.url), "--message-format", "json").stdout


def certificates_that_cannot_be_read_are_told(bench):
    bench.make_repository()
    server = Lighttpd(bench)
    missing = bench.folder / "missing.pem"
    bench.gen(bench.project(server.url), GIT_SSL_CAINFO=missing).failed(
        f"no certificates can be read from {missing}")


def what_is_not_there_is_told_with_the_way_to_a_token(bench):
    bench.make_repository()
    server = Lighttpd(bench)
    told = bench.gen(bench.project(server.url.replace("up.git", "gone.git")), GIT_SSL_CAINFO=server.authority.certificate)
    told.failed("not found, or private (404)", "set OCELOT_GIT_TOKEN")
    assert told.seconds < 2, f"tried again in vain: {told}"


main([a_known_authority_serves, each_distribution_keeps_its_authorities_elsewhere, gits_configuration_names_the_authority,
      an_unknown_authority_is_refused, certificates_that_cannot_be_read_are_told,
      what_is_not_there_is_told_with_the_way_to_a_token])
