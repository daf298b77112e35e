#!/usr/bin/env python3
"""All forms of a ref, on a server and in a local repository."""
from servers.bench import main, skip_without
from servers.daemon import GitDaemon

skip_without("git")


def each_form_of_a_ref_means_the_same_everywhere(bench):
    first = bench.make_repository()
    second = bench.commit("v0.145.0")
    bench.git("tag", "light", first)
    bench.git("-c", "user.name=a", "-c", "user.email=a@b", "tag", "-a", "-m", "m", "annotated", first)
    bench.git("update-ref", "refs/heads/side/branch", first)
    aside = bench.commit("v0.146.0", branch="aside")
    bench.git("update-ref", "refs/pull/7/head", aside)
    bench.git("update-ref", "-d", "refs/heads/aside")
    wanted = {"main": second, "light": first, "annotated": first, "side/branch": first, first: first,
              first[:7]: first, first.upper(): first, first[:9].upper(): first, "HEAD": second,
              "refs/heads/side/branch": first, "refs/tags/annotated": first, "refs/pull/7/head": aside}
    repos = (GitDaemon(bench).url, f"file://{bench.served}/up.git", f"{bench.served}/up.git")
    for number, repo in enumerate(repos):
        for ref, commit in wanted.items():
            project = bench.project(repo, f"'{ref}'", f"project{number}")
            bench.gen(project, "--update").succeeded()
            assert bench.lock(project)["commit"] == commit, (repo, ref)


def what_is_no_ref_is_told_at_its_place(bench):
    bench.make_repository()
    for repo in (f"file://{bench.served}/up.git", f"{bench.served}/up.git"):
        for ref in ("main~0", "a b", "HEAD^", "main@{0}", ":/v", "a..b", "x.lock", "-"):
            told = bench.gen(bench.project(repo, f"'{ref}'"))
            told.failed("config/upstream.yaml:2:6: error", f"'{ref}'")
        bench.gen(bench.project(repo, "''")).failed("config/upstream.yaml:2:6: error: the ref is empty")
        bench.gen(bench.project(repo), "-b", "").failed("error: the ref is empty")
        bench.gen(bench.project(repo, "mian")).failed("config/upstream.yaml:2:6: error: upstream has no branch, tag or commit")


def a_commit_that_is_not_there_is_told_as_one(bench):
    commit = bench.make_repository()
    missing = "a" * 40
    for repo in (f"file://{bench.served}/up.git", f"{bench.served}/up.git"):
        project = bench.project(repo)
        (project / "config/upstream.lock").write_text(f"repo: {repo}\nref: main\ncommit: {missing}\n")
        bench.gen(project).succeeded()
        bench.ninja(project, "build/ocelot/upstream.tar").failed(f"no commit {missing[:12]} in ", "ocelot-gen update")
        (project / "config/upstream.lock").write_text(
            f"repo: {repo}\nref: main\nfolder: collector\ncommit: {commit}\ntree: {'b' * 40}\n")
        bench.gen(project).succeeded()
        bench.ninja(project, "build/ocelot/upstream.tar").failed("but the lock has bbbbbbbbbbbb")


main([each_form_of_a_ref_means_the_same_everywhere, what_is_no_ref_is_told_at_its_place,
      a_commit_that_is_not_there_is_told_as_one])
