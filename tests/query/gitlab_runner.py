"""Runs the jobs that `new workflow gitlab` writes: each in a fresh clone, with the caches that GitLab would restore and save. A key
that this program does not know is an error.
"""
import glob
import os
import pathlib
import re
import subprocess
import tempfile

import yaml
from github_runner import GIT, copy, digest, remove

KNOWN = {"stage", "image", "variables", "rules", "before_script", "extends", "script", "parallel", "cache", "artifacts"}
FIXED = {"GITLAB_CI": "true", "CI": "true", "CI_DEFAULT_BRANCH": "main"}


def load(path):
    """The jobs by name, with what they extend."""
    entries = yaml.safe_load(path.read_text())
    jobs = {}
    for name, job in entries.items():
        assert {*job} <= KNOWN, f"unknown keys of a job: {sorted({*job} - KNOWN)}"
        if not name.startswith("."):
            jobs[name] = {**entries[job["extends"]], **job}
    return jobs


def expand(text, variables):
    return re.sub(r"\$(\w+)", lambda match: str(variables.get(match[1], "")), text)


def holds(rule, variables):
    """`$A == "text"`, `$A == $B`, or `$A`."""
    sides = [side.strip() for side in rule.split("==")]
    values = [side[1:-1] if side.startswith('"') else variables.get(side.removeprefix("$"), "") for side in sides]
    return values[0] == values[1] if len(values) == 2 else bool(values[0])


class Run:
    def __init__(self, server, variables, commit):
        self.server, self.variables, self.commit = server, variables | FIXED | {"CI_COMMIT_SHA": commit}, commit
        self.log, self.artifacts = {}, {}

    def run(self, jobs):
        """The exit code of each job that the rules choose."""
        codes = {}
        for name, job in jobs.items():
            rule = next((rule for rule in job["rules"] if holds(rule["if"], self.variables)), None)
            if rule is None:
                continue
            for row in rows_of(job):
                shown = f"{name}: [{', '.join(row.values())}]" if row else name
                codes[shown] = self.run_job(shown, job, self.variables | job["variables"] | rule.get("variables", {}) | row)
        return codes

    def run_job(self, name, job, variables):
        work = pathlib.Path(tempfile.mkdtemp(dir=self.server.scratch)) / "work"
        subprocess.run([*GIT, "clone", "-q", "--no-checkout", self.server.repository.as_uri(), str(work)], check=True, timeout=60)
        subprocess.run([*GIT, "checkout", "-q", "--detach", self.commit], cwd=work, check=True, timeout=60)
        variables = variables | {"CI_PROJECT_DIR": str(work)}
        variables |= {one: expand(str(value), variables) for one, value in variables.items()}
        for cache in job.get("cache", []):
            if "pull" in expand(cache["policy"], variables):
                copy(self.folder_of(cache, variables, work), work)
        ended = self.run_lines(job, variables, work)
        self.log[name] = ended.stdout
        if ended.returncode == 0:
            self.keep(name, job, variables, work)
        remove(work)
        return ended.returncode

    def run_lines(self, job, variables, work):
        script = "\n".join([*job["before_script"], *job["script"]])
        environment = {"PATH": os.environ["PATH"], "HOME": str(work), **self.server.environment, **{one: str(value) for one, value in variables.items()}}
        return subprocess.run(["bash", "-eo", "pipefail", "-c", script], cwd=work, env=environment, stdout=subprocess.PIPE,
                              stderr=subprocess.STDOUT, text=True, timeout=1800, check=False)

    def folder_of(self, cache, variables, work):
        """Where the entry of a key is."""
        key = cache["key"]
        if isinstance(key, dict):
            files = "".join((work / name).read_text() for name in key["files"] if (work / name).exists())
            key = f"{key['prefix']}-{digest(files)}"
        return self.server.gitlab_cache / digest(expand(key, variables))

    def keep(self, name, job, variables, work):
        for cache in job.get("cache", []):
            if "push" in expand(cache["policy"], variables):
                for path in matching(cache["paths"], work):
                    copy(work / path, self.folder_of(cache, variables, work) / path)
        wanted = job.get("artifacts", {"paths": []})
        left_out = set(matching(wanted.get("exclude", []), work))
        files = {path for found in matching(wanted["paths"], work) for path in [found, *matching([f"{found}/**/*"], work)]}
        self.artifacts[name] = {path: (work / path).read_bytes() for path in sorted(files - left_out) if (work / path).is_file()}


def rows_of(job):
    if "parallel" not in job:
        return [{}]
    return [{name: value} for entry in job["parallel"]["matrix"] for name, values in entry.items() for value in values]


def matching(patterns, work):
    return [path for pattern in patterns for path in glob.glob(pattern, root_dir=work, recursive=True, include_hidden=True)]
