#!/usr/bin/env python3
"""ssh: keys of the agent, and host keys of known_hosts."""
from servers.bench import main, skip_without
from servers.ssh import Sshd

skip_without("git", "sshd", "ssh-agent", "ssh-add", "ssh-keygen")


def a_key_of_the_agent_opens(bench):
    commit = bench.make_repository()
    server = Sshd(bench)
    server.know(bench, server.host_key)
    server.add("user")
    project = bench.project(server.url)
    bench.gen(project, SSH_AUTH_SOCK=server.agent).succeeded()
    assert bench.lock(project)["commit"] == commit
    bench.commit("v0.145.0")
    bench.gen(project, "--update", SSH_AUTH_SOCK=server.agent).succeeded().says("(1 commit, collector v0.144.0 → v0.145.0)")


def without_the_key_it_is_told(bench):
    bench.make_repository()
    server = Sshd(bench)
    server.know(bench, server.host_key)
    server.add("other")
    told = bench.gen(bench.project(server.url), SSH_AUTH_SOCK=server.agent)
    told.failed("the server accepts no key of the ssh agent", "ssh-add")
    bench.gen(bench.project(server.url)).failed("there is no ssh agent (SSH_AUTH_SOCK is not set)")


def an_unknown_or_wrong_host_key_is_refused(bench):
    bench.make_repository()
    server = Sshd(bench)
    server.add("user")
    for key in (None, server.other_key):
        if key is not None:
            server.know(bench, key)
        told = bench.gen(bench.project(server.url), SSH_AUTH_SOCK=server.agent)
        told.failed("the server's ssh host key is not the one in ~/.ssh/known_hosts", "ssh-keyscan", "ssh-keygen -R")
        assert told.seconds < 2, told
    assert not (bench.folder / "project/config/upstream.lock").exists()


main([a_key_of_the_agent_opens, without_the_key_it_is_told, an_unknown_or_wrong_host_key_is_refused])
