#!/usr/bin/env python3
"""The workflow for GitHub is run, each line of it: with empty caches, with the caches of the first run, for pull requests, and as the
reusable workflow of this repository, and in an image. The second run takes all layers from the action cache, and they have the same bytes.
"""
import os
import re
import subprocess

import yaml
from github_runner import IMAGE, Cache, Run, load, remove
from projects import OCELOT, ROOT
from workflow_server import Server, call, scratch_folder

WORKFLOW = ".github/workflows/layers.yml"
ZERO = "0" * 40
NAMES = ["extra", "plain"]
CHANGED = "components/collector/lambdacomponents/exporter/extra.go"
AFFECTED = "extra"
ENDINGS = ["LICENSES.txt", "cdx.json", "components.json", "intoto.json", "intoto.json.sha256", "zip", "zip.sha256"]
COMMIT = "1234567890" * 4
# Images and more jobs each build or copy all caches again.
SHORT = os.environ.get("OCELOT_TESTS") == "short"


def event(name, ref, **payload):
    return {"name": name, "ref": ref, "payload": payload | {"repository": {"default_branch": "main"}}}


def push(before, after):
    what = event("push", "refs/heads/main", before=before, after=after)
    what["payload"]["ref"] = what["ref"]
    return what


def pull_request(base, head):
    return event("pull_request", "refs/pull/1/merge", pull_request={"base": {"sha": base, "ref": "main"}, "head": {"sha": head}})


def start(server, what, commit, expected):
    """Runs the workflow of a commit; the results of its jobs are as expected."""
    path = server.scratch / "layers.yml"
    path.write_text(call(server.repository, "git", "show", f"{commit}:{WORKFLOW}") + "\n")
    run = Run(server, what, commit)
    results = run.run(load(path))
    assert results == expected, (results, run.log)
    return run


def rows(run):
    """Layer, origin and reason, from the summaries."""
    found = {}
    for line in "".join(run.summaries).splitlines():
        cells = [cell.strip().replace("\\", "") for cell in line.strip("|").split("|")]
        if re.fullmatch(r"\S+ (amd64|arm64)", cells[0]):
            assert re.fullmatch(r"\d+\.\d MB", cells[1]) and re.fullmatch(r"\d+\.\d MB", cells[2]), cells
            found[cells[0]] = tuple(cells[3:])
    return found


def files(run):
    return {name: content for one in run.artifacts.values() for name, content in one.items()}


def logged(run, step):
    return "".join(text for name, _, text in run.log if name == step)


def expect_layers(run, names, origin, reason=""):
    assert rows(run) == {f"{name} {arch}": (origin, reason) for name in names for arch in ("amd64", "arm64")}, rows(run)
    stems = [f"collector-{arch}-{name}.{ending}" for name in names for arch in ("amd64", "arm64") for ending in ENDINGS]
    assert sorted(files(run)) == sorted(stems), sorted(files(run))


DONE = {"plan": "success", "build": "success", "layers": "success"}


def write_workflow(server, *words):
    """Writes the workflow in place of the present one; paths are those from the folder of the project."""
    (server.repository / WORKFLOW).unlink(missing_ok=True)
    source = [] if "--image" in words else ["--release", server.release, "--sha256", server.sha256]
    said = call(server.project, OCELOT, "new", "workflow", "github", *words, *source)
    assert said.splitlines()[0] == f"new      ../{WORKFLOW}", said
    call(server.project, OCELOT, "new", "workflow", "github", "--check")
    call(server.project, "git", "add", ":/.github")
    return server.commit()


def check_caches(server, main):
    """The first run of the default branch builds all and saves; the second one restores all."""
    cold = start(server, push(ZERO, main), main, DONE)
    assert sorted(cold.artifacts) == ["layers-1", "layers-2"]
    expect_layers(cold, NAMES, "build", "no earlier build to compare with")
    assert len(server.cache.order) == 4 and "None" in logged(cold, "restore"), server.cache.order
    warm = start(server, event("workflow_dispatch", "refs/heads/main"), main, DONE)
    expect_layers(warm, NAMES, "action cache")
    assert files(warm) == files(cold)
    assert "None" not in logged(warm, "restore") and len(server.cache.order) == 4
    return files(cold)


def check_pull_requests(server, main):
    """Only what is affected is built, nothing is saved, and the required job runs in any case."""
    saved = list(server.cache.order)
    head, merge = server.change("component", lambda project: edit(project / CHANGED, "func init() {", "func init() {\n\t_ = 1"))
    run = start(server, pull_request(main, head), merge, DONE)
    expect_layers(run, [AFFECTED], "build", f"changed: {CHANGED}")
    head, merge = server.change("readme", lambda project: (project / "README.md").write_text("Collectors.\n"))
    start(server, pull_request(main, head), merge, DONE | {"build": "skipped"})
    head, merge = server.change("broken", lambda project: edit(project / CHANGED, "func init() {", "func init() {\n\tmissing()"))
    run = start(server, pull_request(main, head), merge, DONE | {"build": "failure", "layers": "failure"})
    assert re.search(rf"(?m)^::error file=otel/{CHANGED},line=\d+", logged(run, "Build the layers")), run.log
    head, merge = server.change("misspelled", lambda project: edit(project / "config/distributions.yaml", "exporter.debug", "exporter.debgu"))
    run = start(server, pull_request(main, head), merge, {"plan": "failure", "build": "skipped", "layers": "failure"})
    assert "::error file=otel/config/distributions.yaml" in logged(run, "Check the project"), run.log
    assert server.cache.order == saved


def check_policy(server, main):
    """A pull request cannot allow itself another upstream."""
    other = server.scratch / "other"

    def allow(project):
        (project / "config/policy.yaml").unlink()
        (project / "config/upstream.yaml").write_text(f"repo: {other.as_uri()}\nref: main\n")
        for lock in project.glob("config/*.lock"):
            text = lock.read_text()
            lock.write_text(text.replace((server.scratch / "upstream").as_uri(), other.as_uri()))

    call(server.scratch, "cp", "-r", "upstream", "other")
    head, merge = server.change("policy", allow)
    run = start(server, pull_request(main, head), merge, {"plan": "failure", "build": "skipped", "layers": "failure"})
    assert "the policy does not allow the upstream" in logged(run, "Get upstream's tree"), run.log


def check_reusable(server, expected):
    """The short workflow, with the reusable one of this repository."""
    server.files[f"example/ocelot/{WORKFLOW}@{COMMIT}"] = ROOT / WORKFLOW
    for words in [[]] if SHORT else [[], ["--image", IMAGE]]:
        main = write_workflow(server, "--uses", f"example/ocelot@{COMMIT}", *words)
        run = start(server, event("workflow_dispatch", "refs/heads/main"), main, {"build": "success", "layers": "success"})
        expect_layers(run, NAMES, "action cache")
        assert files(run) == expected
    action = load_action()
    reusable = [step for job in load(ROOT / WORKFLOW)["jobs"].values() for step in job["steps"]]
    for step in action:
        assert any(step.get("run") == one.get("run") and step.get("uses") == one.get("uses") for one in reusable), step


def check_image(server, expected):
    """Jobs in an image install nothing, and git accepts the clone of another user."""
    main = write_workflow(server, "--inline", "--image", IMAGE)
    run = start(server, event("workflow_dispatch", "refs/heads/main"), main, DONE)
    expect_layers(run, NAMES, "action cache")
    assert files(run) == expected and not logged(run, "Install the release")


def check_plain_folder(server):
    """An upstream without a lock. Each of four jobs has caches of its own, although two build for one architecture."""
    server.cache = Cache(server.scratch / "cache of four jobs")
    server.use_plain_folder()
    main = write_workflow(server, "--inline", "--jobs", "4")
    cold = start(server, push(ZERO, main), main, DONE)
    expect_layers(cold, NAMES, "build", "no earlier build to compare with")
    assert len(cold.artifacts) == 4 and len(server.cache.order) == 8, server.cache.order
    warm = start(server, event("workflow_dispatch", "refs/heads/main"), main, DONE)
    expect_layers(warm, NAMES, "action cache")
    assert files(warm) == files(cold)


def check_packages(server):
    """What is missing is installed with apt, and the certificates with curl."""
    steps = load(server.repository / WORKFLOW)["jobs"]["plan"]["steps"]
    script = next(step["run"] for step in steps if step.get("name") == "Install the release")
    tools = server.scratch / "tools"
    tools.mkdir()
    for name in ("git", "make", "ninja"):
        (tools / name).symlink_to("/bin/true")
    (tools / "apt-get").write_text("#!/bin/sh\necho apt-get $*\n[ $1 = update ]\n")
    (tools / "apt-get").chmod(0o755)
    ended = subprocess.run(["/bin/bash", "-ec", script], env={"PATH": str(tools), "RUNNER_TEMP": str(tools)}, capture_output=True, text=True, timeout=60)
    assert ended.stdout.splitlines()[-1].endswith(" curl ca-certificates"), ended


def load_action():
    return yaml.safe_load((ROOT / ".github/actions/setup/action.yml").read_text())["runs"]["steps"]


def check_wrong_release(server, main):
    """Another file than the one that the workflow names is not run."""
    server.environment["SHA256"] = "0" * 64
    run = start(server, push(ZERO, main), main, {"plan": "failure", "build": "skipped", "layers": "failure"})
    assert "FAILED" in logged(run, "Install the release"), run.log
    del server.environment["SHA256"]


def edit(path, before, after):
    text = path.read_text()
    assert before in text
    path.write_text(text.replace(before, after, 1))


def main():
    scratch = scratch_folder()
    server = Server(scratch)
    server.cache = Cache(scratch / "cache")
    commit = write_workflow(server, "--inline")
    expected = check_caches(server, commit)
    check_pull_requests(server, commit)
    check_policy(server, commit)
    check_wrong_release(server, commit)
    check_packages(server)
    check_reusable(server, expected)
    if not SHORT:
        check_image(server, expected)
        check_plain_folder(server)
    remove(scratch)


main()
