#!/usr/bin/env python3
"""Event by event: the layers that `--since auto` names in clones with the histories that GitHub and GitLab make, and the base
that it reports. Without an event, `--since` compares with the merge base."""
import json
import os
import pathlib
import subprocess
import tempfile

from projects import COMPONENTS, OCELOT, put

GIT = ["git", "-c", "user.name=a", "-c", "user.email=a@b", "-c", "protocol.file.allow=always", "-c", "advice.detachedHead=false"]
ENVIRONMENT = {name: value for name, value in os.environ.items() if not name.startswith(("GITHUB_", "CI", "GITLAB_"))}
ENVIRONMENT |= {"GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_NOSYSTEM": "1"}
ZERO = "0" * 40
ALL = "abc"
UNSHALLOW = "or run: git fetch --unshallow\n"


def git(folder, *words):
    ended = subprocess.run([*GIT, *words], cwd=folder, env=ENVIRONMENT, check=True, capture_output=True, text=True, timeout=60)
    return ended.stdout.strip()


class Repository:
    """A repository whose project has the distributions a, b and c, each with a component of its own."""

    def __init__(self, folder):
        self.folder = folder
        put(folder / "README.md", "first\n")
        git(folder, "init", "-q", "-b", "main")
        self.commit()
        self.empty = self.at("HEAD")
        put(folder / "config/distributions.yaml",
            "".join(f"{name}:\n  buildtags: [lambdacomponents.custom, lambdacomponents.exporter.{name}]\n" for name in ALL))
        for name in ALL:
            self.write(name)
        self.commit()
        self.first = self.at("HEAD")

    def write(self, name, remark="first"):
        put(self.folder / COMPONENTS / f"exporter/{name}.go",
            f"//go:build lambdacomponents.custom && lambdacomponents.exporter.{name}\n\npackage exporter\n\n// {remark}\n")

    def commit(self):
        git(self.folder, "add", "-A")
        git(self.folder, "commit", "-q", "-m", "edit")
        return self.at("HEAD")

    def change(self, branch, names, remark="changed"):
        """One commit for each name, at the end of a branch, which may be new."""
        if git(self.folder, "branch", "--list", branch):
            git(self.folder, "checkout", "-q", branch)
        else:
            git(self.folder, "checkout", "-q", "-b", branch)
        for name in names:
            self.write(name, remark)
            self.commit()
        return self.at(branch)

    def merge(self, branch, other):
        git(self.folder, "checkout", "-q", branch)
        git(self.folder, "merge", "-q", "--no-ff", "-m", "merge", other)
        return self.at("HEAD")

    def pull(self, name, base, head):
        """The merge that GitHub makes of a pull request."""
        git(self.folder, "checkout", "-q", "-B", name, base)
        return self.merge(name, head)

    def at(self, ref):
        return git(self.folder, "rev-parse", f"{ref}^{{commit}}")

    def clone(self, ref, *options):
        """A clone as actions/checkout makes it: all branches are those of origin, and HEAD is detached."""
        target = pathlib.Path(tempfile.mkdtemp(dir=self.folder.parent)) / "clone"
        commit = self.at(ref)
        git(self.folder, "checkout", "-q", "main")
        git(self.folder.parent, "clone", "-q", "--no-checkout", "--branch", ref, *options, self.folder.as_uri(), str(target))
        git(target, "checkout", "-q", "--detach", commit)
        for branch in git(target, "branch", "--format=%(refname:short)").split("\n"):
            if branch and not branch.startswith("("):
                git(target, "branch", "-q", "-D", branch)
        return target


def ask(clone, variables, command="affected", since="auto"):
    return subprocess.run([OCELOT, command, "--since", since, "--format", "json"], cwd=clone, env=ENVIRONMENT | variables,
                          capture_output=True, text=True, timeout=60)


def expect(clone, variables, layers, why="", since="auto"):
    ended = ask(clone, variables, since=since)
    assert ended.returncode == 0, ended
    told = json.loads(ended.stdout)
    assert "".join(told["distributions"]) == layers, (told["distributions"], layers, ended.stderr)
    assert ended.stderr == (f"{why}\n" if why else ""), (ended.stderr, why)
    return told


def expect_fault(clone, variables, *texts, command="affected", since="auto"):
    ended = ask(clone, variables, command, since)
    assert ended.returncode == 1, ended
    fault = json.loads(ended.stdout)["diagnostics"][0]
    for text in texts:
        assert text in f"{fault['message']}\n{fault.get('help', '')}\n", (fault, text)


def github(name, event):
    with tempfile.NamedTemporaryFile("w", dir=SCRATCH.name, suffix=".json", delete=False) as file:
        json.dump(event, file)
    return {"GITHUB_ACTIONS": "true", "GITHUB_EVENT_NAME": name, "GITHUB_EVENT_PATH": file.name}


def pull_request(base, head):
    return github("pull_request", {"pull_request": {"base": {"ref": "main", "sha": base}, "head": {"sha": head}}})


def merge_group(base, head):
    return github("merge_group", {"merge_group": {"base_sha": base, "head_sha": head}})


def push(ref, before, after):
    return github("push", {"ref": ref, "before": before, "after": after, "repository": {"default_branch": "main"}})


def gitlab(source, **variables):
    return {"GITLAB_CI": "true", "CI_PIPELINE_SOURCE": source, "CI_DEFAULT_BRANCH": "main", **variables}


def since(event, commit, what):
    return f"{event}: since {commit[:12]}, {what}"


def fork(commit):
    return f"the merge base of {commit} and HEAD"


def new_repository():
    return Repository(pathlib.Path(tempfile.mkdtemp(dir=SCRATCH.name)).resolve() / "origin")


def forked():
    """The branch topic changed a after the fork, and main changed b."""
    repository = new_repository()
    topic = repository.change("topic", "a")
    main = repository.change("main", "b")
    return repository, topic, main


def check_merge_base():
    repository, _, _ = forked()
    clone = repository.clone("topic")
    told = expect(clone, {}, "a", since="origin/main")
    assert told["since"] == repository.first
    expect(clone, {}, "a", since="HEAD~1")
    difference = json.loads(ask(clone, {}, "diff", "origin/main").stdout)
    assert difference["since"] == repository.first, difference
    git(clone, "checkout", "-q", "--orphan", "other")
    git(clone, "-c", "user.name=a", "commit", "-q", "-m", "other")
    for command in ("affected", "diff"):
        expect_fault(clone, {}, "'origin/main' and HEAD have no common commit", "name a commit of the history of HEAD",
                     command=command, since="origin/main")


def check_pull_requests():
    repository, topic, main = forked()
    merged = repository.pull("pull", "main", "topic")
    into = since("pull_request", main, f"into which HEAD merges {topic[:12]}")
    # The event's base may be older than what GitHub merged with.
    for base in (repository.first, main):
        expect(repository.clone("pull"), pull_request(base, topic), "a", into)
    expect(repository.clone("topic"), pull_request(main, topic), "a", since("pull_request", repository.first, fork(main[:12])))
    # main contains it already: the workflow runs again.
    repository.merge("main", "topic")
    expect(repository.clone("pull"), pull_request(main, topic), "a", into)
    expect(repository.clone("topic"), pull_request(main, topic), "a", since("pull_request", repository.first, fork(main[:12])))
    # Two commits are enough for the merge; one is not.
    expect(repository.clone("pull", "--depth", "2"), pull_request(main, topic), "a", into)
    expect_fault(repository.clone("pull", "--depth", "1"), pull_request(main, topic), UNSHALLOW)
    assert merged == repository.at("pull")


def check_changed_branches():
    """A branch with main merged into it, and a branch that was rebased."""
    repository, _, main = forked()
    topic = repository.merge("topic", "main")
    expect(repository.clone("topic"), pull_request(main, topic), "a", since("pull_request", main, fork(main[:12])))
    repository, before, main = forked()
    git(repository.folder, "checkout", "-q", "topic")
    git(repository.folder, "rebase", "-q", "main")
    topic = repository.at("topic")
    expect(repository.clone("topic"), pull_request(main, topic), "a", since("pull_request", main, fork(main[:12])))
    expect(repository.clone("topic"), push("refs/heads/topic", before, topic), "a", since("push", main, fork("origin/main")))


def check_new_project():
    """A pull request that adds the project."""
    repository = new_repository()
    expect(repository.clone("main"), pull_request(repository.empty, repository.first), ALL,
           since("pull_request", repository.empty, fork(repository.empty[:12])))
    expect_fault(repository.clone("main"), {}, "this file did not exist at", since=repository.empty)


def check_merge_queue():
    """Each group contains those before it."""
    repository, _, main = forked()
    repository.change("other", "c")
    one = repository.pull("queue-1", "main", "topic")
    two = repository.pull("queue-2", "queue-1", "other")
    for name, base, layers in (("queue-1", main, "a"), ("queue-2", one, "c")):
        expect(repository.clone(name), merge_group(base, repository.at(name)), layers, since("merge_group", base, fork(base[:12])))
    assert two == repository.at("queue-2")


def check_pushes():
    repository, topic, main = forked()
    after = repository.change("topic", "c")
    expect(repository.clone("topic"), push("refs/heads/topic", topic, after), "c", since("push", topic, "the commit before the push"))
    new = since("push", repository.first, fork("origin/main"))
    expect(repository.clone("topic"), push("refs/heads/topic", ZERO, after), "ac", new)
    merged = repository.merge("main", "topic")
    expect(repository.clone("main"), push("refs/heads/main", main, merged), "ac", since("push", main, "the commit before the push"))
    first = "push: everything; the event has no earlier state"
    expect(repository.clone("main"), push("refs/heads/main", ZERO, merged), ALL, first)
    expect_fault(repository.clone("main", "--depth", "1"), push("refs/heads/main", main, merged), UNSHALLOW)


def check_forced_pushes():
    """The commit before the push is not in the history of HEAD, and often not even in the clone."""
    for is_there in (True, False):
        repository, before, _ = forked()
        git(repository.folder, "checkout", "-q", "topic")
        if is_there:
            git(repository.folder, "branch", "kept")
        git(repository.folder, "reset", "-q", "--hard", "HEAD~1")
        after = repository.change("topic", "c")
        expect(repository.clone("topic"), push("refs/heads/topic", before, after), "c",
               since("push", repository.first, fork("origin/main")))
    repository, _, before = forked()
    git(repository.folder, "checkout", "-q", "main")
    git(repository.folder, "reset", "-q", "--hard", "HEAD~1")
    after = repository.change("main", "c")
    expect(repository.clone("main"), push("refs/heads/main", before, after), ALL,
           "push: everything; HEAD does not have the commit before the push")


def check_everything():
    repository, _, main = forked()
    clone = repository.clone("main")
    for event, name in ((push("refs/tags/v1", ZERO, main), "push of a tag"), (github("schedule", {}), "schedule"),
                        (github("workflow_dispatch", {}), "workflow_dispatch"), (gitlab("schedule"), "schedule"),
                        (gitlab("push", CI_COMMIT_TAG="v1", CI_COMMIT_BEFORE_SHA=ZERO), "push of a tag"), (gitlab("web"), "web")):
        why = f"{name}: everything; the event has no earlier state"
        told = expect(clone, event, ALL, why)
        assert told["since"] is None and {cause for row in told["layers"] for cause in row["causes"]} == {f"the event '{name}'"}
        expect_fault(clone, event, f"{why}; there is nothing to compare with", command="diff")


def check_gitlab():
    repository, topic, main = forked()
    request = {"CI_MERGE_REQUEST_DIFF_BASE_SHA": repository.first}
    expect(repository.clone("topic"), gitlab("merge_request_event", **request), "a",
           since("merge_request_event", repository.first, fork(repository.first[:12])))
    repository.pull("result", "main", "topic")
    expect(repository.clone("result"), gitlab("merge_request_event", CI_MERGE_REQUEST_SOURCE_BRANCH_SHA=topic, **request), "a",
           since("merge_request_event", main, f"into which HEAD merges {topic[:12]}"))
    after = repository.change("topic", "c")

    def pushed(before):
        return gitlab("push", CI_COMMIT_BRANCH="topic", CI_COMMIT_BEFORE_SHA=before, CI_COMMIT_SHA=after)

    expect(repository.clone("topic"), pushed(topic), "c", since("push", topic, "the commit before the push"))
    expect(repository.clone("topic"), pushed(ZERO), "ac", since("push", repository.first, fork("origin/main")))
    expect(repository.clone("topic"), pushed(main), "ac", since("push", repository.first, fork("origin/main")))
    expect_fault(repository.clone("topic", "--depth", "1"), pushed(topic), "GIT_DEPTH: 0", UNSHALLOW)
    only = repository.clone("topic", "--single-branch")
    expect_fault(only, pushed(ZERO), "no branch, tag or commit 'refs/remotes/origin/main'", "git fetch origin")


def check_without_ci():
    repository, _, _ = forked()
    clone = repository.clone("topic")
    expect_fault(clone, {"CI": "true"}, "neither GITHUB_EVENT_NAME nor CI_PIPELINE_SOURCE is set",
                 "name the commit to compare with: --since GITREF")
    expect_fault(clone, github("push", {"ref": "refs/heads/topic"}), "the event 'push' has no before")
    git(clone, "branch", "auto", "origin/main")
    expect(clone, {}, "a", since="refs/heads/auto")


SCRATCH = tempfile.TemporaryDirectory()
for check in (check_merge_base, check_pull_requests, check_changed_branches, check_new_project, check_merge_queue, check_pushes,
              check_forced_pushes, check_everything, check_gitlab, check_without_ci):
    check()
    print(f"{check.__name__}: as expected")
