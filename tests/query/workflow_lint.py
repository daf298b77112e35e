#!/usr/bin/env python3
"""Every form of the generated workflows passes actionlint and the schemas of GitHub and GitLab, and the files of this repository are
those that the generator writes. Actions are pinned by commit, and no job may write.
"""
import pathlib
import re
import subprocess
import sys
import tempfile

import yaml
from projects import OCELOT, ROOT

TOOLS = ROOT / "out/lint"
HERE = [".github/workflows/layers.yml", ".github/actions/setup/action.yml"]
COMMIT, DIGEST = "0123456789" * 4, "89abcdef" * 8
RELEASE = ["--release", "https://example.com/v0.1.0/ocelot-gen-0.1.0-linux-amd64.tar.gz", "--sha256", DIGEST]
IMAGE = ["--image", f"registry.example.com:5000/ocelot/image@sha256:{DIGEST}"]
USES = ["--uses", f"example/ocelot@{COMMIT}"]
GITHUB = [[*USES, *RELEASE], [*USES, *IMAGE, "--jobs", "6", "--branch", "trunk", "--runner", "self-hosted"], ["--inline", *RELEASE, "--only", "amd64"],
          ["--inline", *IMAGE, "--jobs", "6", "--branch", "1.0", "--runner", "self-hosted"]]
GITLAB = [RELEASE, [*IMAGE, "--only", "arm64"]]


def call(folder, *words):
    return subprocess.run([str(word) for word in words], cwd=folder, capture_output=True, text=True, timeout=300)


def pass_all(folder, *words):
    ended = call(folder, *words)
    assert ended.returncode == 0, f"{words}\n{ended.stdout}{ended.stderr}"
    return ended.stdout


def put_project(folder, place):
    for name, text in {"config/distributions.yaml": "minimal:\n  buildtags: [lambdacomponents.custom]\n"}.items():
        path = folder / place / name
        path.parent.mkdir(parents=True)
        path.write_text(text)
    pass_all(folder, "git", "init", "-q")


def check_schema(path, schema, *words):
    pass_all(path.parent, TOOLS / "venv/bin/check-jsonschema", "--builtin-schema", schema, *words, path)


def used_actions(text):
    return re.findall(r"(?m)^ *(?:- )?uses: (\S+)(.*)$", text)


def check_pins(text):
    """Each action is at a commit, and says its version."""
    for action, comment in used_actions(text):
        name, commit = action.split("@")
        assert re.fullmatch(r"[0-9a-f]{40}", commit), action
        assert re.fullmatch(r" # v\d+\.\d+\.\d+", comment) or name.startswith("example/"), (action, comment)


def check_permissions(workflow):
    assert workflow["permissions"] == {"contents": "read"}
    for job in workflow["jobs"].values():
        assert not job.get("permissions"), job


def check_folder(workflow, place):
    """The folder is a text, also if its name is a number of YAML."""
    for name, job in workflow["jobs"].items():
        if "uses" in job:
            assert job["with"].get("folder", ".") == place, job
        elif "defaults" in job:
            assert job["defaults"]["run"]["working-directory"] == place, (name, job)


def check_github(path):
    pass_all(path.parent, TOOLS / "bin/actionlint", path)
    check_schema(path, "vendor.github-workflows")
    text = path.read_text()
    check_pins(text)
    check_permissions(yaml.safe_load(text))


def check_forms(project, repository):
    for words in GITHUB:
        pass_all(project, OCELOT, "new", "workflow", "github", *words)
        check_github(repository / HERE[0])
        check_folder(yaml.safe_load((repository / HERE[0]).read_text()), project.relative_to(repository).as_posix())
        assert pass_all(project, OCELOT, "new", "workflow", "github", "--check") == ""
        (repository / HERE[0]).unlink()
    for words in GITLAB:
        pass_all(project, OCELOT, "new", "workflow", "gitlab", *words)
        path = repository / ".gitlab/layers.gitlab-ci.yml"
        check_schema(path, "vendor.gitlab-ci", "--data-transform", "gitlab-ci")
        assert pass_all(project, OCELOT, "new", "workflow", "gitlab", "--check") == ""
        path.unlink()


def check_this_repository(folder):
    """The committed files are those of the templates; `--reusable` needs no project."""
    pass_all(folder, "git", "init", "-q")
    pass_all(folder, OCELOT, "new", "workflow", "github", "--reusable")
    for name in HERE:
        assert (folder / name).read_text() == (ROOT / name).read_text(), f"{name}: write it again with new workflow github --reusable"
    check_github(folder / HERE[0])
    check_schema(folder / HERE[1], "vendor.github-actions")
    check_pins((folder / HERE[1]).read_text())


def check_tools(folder):
    """The linters find what they are here for."""
    wrong = folder / "wrong.yml"
    text = (ROOT / HERE[0]).read_text()
    wrong.write_text(text.replace("needs.plan.outputs.matrix", "needs.paln.outputs.matrix"))
    assert call(folder, TOOLS / "bin/actionlint", wrong).returncode == 1
    wrong.write_text(text.replace("runs-on:", "run-on:"))
    assert call(folder, TOOLS / "venv/bin/check-jsonschema", "--builtin-schema", "vendor.github-workflows", wrong).returncode == 1


def main():
    if not (TOOLS / "installed").exists():
        print("skipped: ./dev test query installs actionlint and check-jsonschema")
        sys.exit(77)
    for place in (".", "deploy/otel", "1.10"):
        with tempfile.TemporaryDirectory() as folder:
            repository = pathlib.Path(folder).resolve()
            put_project(repository, place)
            check_forms(repository / place, repository)
    with tempfile.TemporaryDirectory() as folder:
        check_this_repository(pathlib.Path(folder).resolve())
        check_tools(pathlib.Path(folder).resolve())


main()
