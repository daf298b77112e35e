#!/usr/bin/env python3
"""The jobs for GitLab are run, each line of them: with empty caches, with the caches of the default branch, and for merge requests."""
from github_runner import remove
from gitlab_runner import Run, load
from projects import OCELOT
from workflow_server import Server, call, scratch_folder

FILE = ".gitlab/layers.gitlab-ci.yml"
ZERO = "0" * 40
NAMES = ["extra", "plain"]
CHANGED = "components/collector/lambdacomponents/exporter/extra.go"
AFFECTED = "extra"
JOBS = ["check-layers", "layers: [amd64]", "layers: [arm64]"]


def push(before):
    return {"CI_PIPELINE_SOURCE": "push", "CI_COMMIT_BRANCH": "main", "CI_COMMIT_BEFORE_SHA": before}


def merge_request(base):
    return {"CI_PIPELINE_SOURCE": "merge_request_event", "CI_MERGE_REQUEST_DIFF_BASE_SHA": base}


def start(server, variables, commit, codes=(0, 0, 0)):
    run = Run(server, variables, commit)
    found = run.run(load(server.repository / FILE))
    assert found == dict(zip(JOBS, codes)), (found, run.log)
    return run


def layers(run):
    return {path: content for job in run.artifacts.values() for path, content in job.items() if path.endswith(".zip")}


def expect_rows(run, *rows):
    for arch in ("amd64", "arm64"):
        text = run.log[f"layers: [{arch}]"].replace("\\", "")
        for name, reason in rows:
            assert any(line.startswith(f"| {name} {arch} |") and line.endswith(f"| {reason} |") for line in text.splitlines()), text


def check_caches(server, main):
    cold = start(server, push(ZERO), main)
    expect_rows(cold, *((name, "build | no earlier build to compare with") for name in NAMES))
    assert sorted(layers(cold)) == [f"otel/build/collector-{arch}-{name}.zip" for arch in ("amd64", "arm64") for name in NAMES]
    beside = [path for path in cold.artifacts["layers: [amd64]"] if f"-{NAMES[0]}." in path]
    assert len(beside) == 7 and not any(path.startswith("otel/build/ocelot") for path in cold.artifacts["layers: [amd64]"]), beside
    warm = start(server, {"CI_PIPELINE_SOURCE": "web", "CI_COMMIT_BRANCH": "main"}, main)
    expect_rows(warm, *((name, "action cache | ") for name in NAMES))
    assert layers(warm) == layers(cold)


def edit(path, before, after):
    text = path.read_text()
    assert before in text
    path.write_text(text.replace(before, after, 1))


def check_merge_requests(server, main):
    before = state(server)
    head, _ = server.change("component", lambda project: edit(project / CHANGED, "func init() {", "func init() {\n\t_ = 1"))
    run = start(server, merge_request(main), head)
    expect_rows(run, (AFFECTED, f"build | changed: {CHANGED}"))
    head, _ = server.change("readme", lambda project: (project / "README.md").write_text("Collectors.\n"))
    run = start(server, merge_request(main), head)
    assert not layers(run) and "no layer for arm64 is affected" in run.log["layers: [arm64]"], run.log
    head, _ = server.change("misspelled", lambda project: edit(project / "config/distributions.yaml", "exporter.debug", "exporter.debgu"))
    start(server, merge_request(main), head, (1, 1, 1))
    assert state(server) == before
    # A branch without a merge request starts no job.
    assert not Run(server, push(main) | {"CI_COMMIT_BRANCH": "topic"}, head).run(load(server.repository / FILE))


def state(server):
    return sorted((str(path), path.stat().st_mtime_ns) for path in server.gitlab_cache.rglob("*"))


def main():
    scratch = scratch_folder()
    server = Server(scratch)
    server.gitlab_cache = scratch / "cache"
    server.gitlab_cache.mkdir()
    call(server.project, OCELOT, "new", "workflow", "gitlab", "--release", server.release, "--sha256", server.sha256)
    commit = server.commit()
    check_caches(server, commit)
    check_merge_requests(server, commit)
    remove(scratch)


main()
