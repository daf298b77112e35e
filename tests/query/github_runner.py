"""Runs the workflows that `new workflow github` writes, job after job, on this machine. Each job has a fresh home folder and a fresh
clone, as on GitHub's runners. What an action of others does there is done here by a function; see ACTIONS. Anything that this
program does not know is an error.

A job with an image runs here too, with what a container job has: ocelot-gen is in PATH, and the clone belongs to the user of the
runner, who is not that of the job. Only root can make such a clone.
"""
import glob
import hashlib
import json
import os
import pathlib
import shutil
import subprocess
import tempfile

import yaml
from projects import OCELOT
from workflow_expressions import condition, fill, shown

KNOWN = {"workflow": {"name", "on", "permissions", "concurrency", "env", "jobs"},
         "job": {"name", "needs", "if", "strategy", "runs-on", "container", "timeout-minutes", "defaults", "outputs", "steps", "permissions",
                 "uses", "with"},
         "step": {"name", "id", "if", "uses", "with", "run", "shell", "env", "working-directory"}}
IMAGE = f"registry.example.com/ocelot@sha256:{'89abcdef' * 8}"
RUNNER = 1001  # the user of GitHub's runners
GIT = ["git", "-c", "protocol.file.allow=always", "-c", "advice.detachedHead=false"]


def expect_known(kind, entry):
    assert {*entry} <= KNOWN[kind], f"unknown keys of a {kind}: {sorted({*entry} - KNOWN[kind])}"


def load(path):
    """A workflow; YAML 1.1 takes the key `on` for true."""
    workflow = yaml.safe_load(pathlib.Path(path).read_text())
    workflow["on"] = workflow.pop(True)
    expect_known("workflow", workflow)
    for job in workflow["jobs"].values():
        expect_known("job", job)
        for step in job.get("steps", []):
            expect_known("step", step)
    return workflow


class Cache:
    """The entries of the cache of a repository: a folder for each key."""

    def __init__(self, folder):
        self.folder, self.order = folder, []
        folder.mkdir()

    def find(self, key, prefixes):
        if key in self.order:
            return key
        return next((one for prefix in prefixes for one in reversed(self.order) if one.startswith(prefix)), None)

    def restore(self, job, key, prefixes):
        found = self.find(key, prefixes)
        if found is not None:
            for name, start in (("home", job.home), ("work", job.work)):
                copy(self.folder / digest(found) / name, start)
        return found

    def save(self, job, key, patterns):
        if key in self.order:
            return
        for pattern in patterns:
            start, name, pattern = (job.home, "home", pattern[2:]) if pattern.startswith("~/") else (job.work, "work", pattern)
            for path in glob.glob(pattern, root_dir=start, recursive=True, include_hidden=True):
                copy(start / path, self.folder / digest(key) / name / path)
        self.order.append(key)


def digest(text):
    return hashlib.sha256(text.encode()).hexdigest()


def copy(source, target):
    if source.is_dir():
        target.mkdir(parents=True, exist_ok=True)
        subprocess.run(["cp", "-a", f"{source}/.", str(target)], check=True, timeout=120)
    elif source.exists():
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(source, target)


def remove(folder):
    """Removes a folder with Go's modules, which are read-only."""
    subprocess.run(["chmod", "-R", "u+w", str(folder)], check=False, timeout=120)
    shutil.rmtree(folder)


class Run:
    """A run of a workflow. `server` has the repository, its cache and what is fetched by an address."""

    def __init__(self, server, event, commit):
        self.server, self.event, self.commit = server, event, commit
        self.results, self.outputs = {}, {}
        self.log, self.summaries, self.artifacts = [], [], {}

    def github(self):
        return {"event_name": self.event["name"], "event": self.event["payload"], "ref": self.event["ref"], "sha": self.commit}

    def run(self, workflow, inputs=None):
        """Runs the jobs in the order of their needs; returns the result of each."""
        results, outputs = {}, {}
        for name, job in ordered(workflow["jobs"]):
            needs = [job["needs"]] if isinstance(job.get("needs"), str) else job.get("needs", [])
            context = {one: {"result": results[one], "outputs": outputs[one]} for one in needs}
            contexts = {"github": self.github(), "inputs": inputs or {}, "needs": context}
            results[name], outputs[name] = self.run_job(workflow, name, job, contexts)
        return results

    def run_job(self, workflow, name, job, contexts):
        before = [one["result"] for one in contexts["needs"].values()]
        status = {"always": lambda: True, "success": lambda: all(one == "success" for one in before)}
        if not condition(job.get("if", "success()"), contexts, status):
            return "skipped", {}
        if "uses" in job:
            return self.call(job, contexts), {}
        results, outputs = [], {}
        for row in matrix_of(job, contexts):
            done = Job(self, workflow, job, {**contexts, "matrix": row} if row is not None else contexts)
            results.append(done.run())
            outputs = fill(job.get("outputs", {}), done.contexts(), done.functions())
            remove(done.folder)
        return ("failure" if "failure" in results else "success"), outputs

    def call(self, job, contexts):
        """A job that is another workflow."""
        workflow = load(self.server.files[job["uses"]])
        declared = workflow["on"]["workflow_call"]["inputs"]
        given = fill(job["with"], contexts, {})
        assert {*given} <= {*declared}, given
        results = self.run(workflow, {name: given.get(name, entry["default"]) for name, entry in declared.items()})
        return "failure" if "failure" in results.values() else "success"


def ordered(jobs):
    done, waiting = set(), dict(jobs)
    while waiting:
        name = next(name for name, job in waiting.items()
                    if {*([job["needs"]] if isinstance(job.get("needs"), str) else job.get("needs", []))} <= done)
        done.add(name)
        yield name, waiting.pop(name)


def matrix_of(job, contexts):
    if "strategy" not in job:
        return [None]
    rows = fill(job["strategy"]["matrix"], contexts, {})["include"]
    assert 0 < len(rows) <= 256, "GitHub rejects an empty matrix"
    return rows


class Job:
    def __init__(self, run, workflow, job, contexts):
        self.of_run, self.workflow, self.job, self.given = run, workflow, job, contexts
        self.folder = pathlib.Path(tempfile.mkdtemp(dir=run.server.scratch)).resolve()
        self.home, self.work, self.temp = (self.folder / name for name in ("home", "work", "temp"))
        for one in (self.home, self.work, self.temp):
            one.mkdir()
        self.steps, self.has_failed, self.paths = {}, False, []

    def contexts(self):
        return {**self.given, "steps": self.steps, "runner": {"os": "Linux", "arch": "X64"}}

    def functions(self):
        return {"always": lambda: True, "success": lambda: not self.has_failed, "hashFiles": self.hash_files}

    def fill(self, value):
        return fill(value, self.contexts(), self.functions())

    def image(self):
        return self.fill(self.job.get("container", ""))

    def has_lock(self):
        return any(self.work.glob("**/config/upstream.lock"))

    def hash_files(self, *names):
        files = [self.work / name for name in names]
        there = [digest(one.read_text()) for one in files if one.exists()]
        return digest("".join(there)) if there else ""

    def run(self):
        assert self.fill(self.job["runs-on"]) == "ubuntu-24.04"
        assert self.image() in ("", IMAGE), self.image()
        for step in self.job["steps"]:
            self.run_step(step)
        return "failure" if self.has_failed else "success"

    def run_step(self, step):
        outcome, outputs = "skipped", {}
        if condition(step.get("if", "success()"), self.contexts(), self.functions()):
            outcome, outputs = self.run_commands(step) if "run" in step else ("success", self.use(step))
        self.has_failed |= outcome == "failure"
        if "id" in step:
            self.steps[step["id"]] = {"outcome": outcome, "outputs": outputs}

    def use(self, step):
        name, pin = step["uses"].split("@")
        assert len(pin) == 40, step
        return ACTIONS[name](self, self.fill(step.get("with", {}))) or {}

    def environment(self, step):
        kept = {name: os.environ[name] for name in ("PATH", "GOPROXY", "GOFLAGS", "GONOSUMDB", "GOSUMDB", "TMPDIR") if name in os.environ}
        event = self.folder / "event.json"
        event.write_text(json.dumps(self.of_run.event["payload"]))
        known = {"HOME": self.home, "CI": "true", "GITHUB_ACTIONS": "true", "GITHUB_EVENT_NAME": self.of_run.event["name"],
                 "GITHUB_EVENT_PATH": event, "GITHUB_REF": self.of_run.event["ref"], "GITHUB_SHA": self.of_run.commit, "RUNNER_TEMP": self.temp, "GITHUB_WORKSPACE": self.work,
                 **{f"GITHUB_{name}": self.folder / name for name in ("OUTPUT", "PATH", "STEP_SUMMARY")}}
        variables = {**self.workflow.get("env", {}), **step.get("env", {})}
        filled = {name: shown(self.fill(value)) for name, value in variables.items()}
        all_of_them = kept | {name: str(value) for name, value in known.items()} | filled | self.of_run.server.environment
        return all_of_them | {"PATH": os.pathsep.join([*reversed(self.paths), *([str(pathlib.Path(OCELOT).parent)] if self.image() else []), all_of_them["PATH"]])}

    def run_commands(self, step):
        defaults = self.job.get("defaults", {}).get("run", {})
        assert step.get("shell", defaults.get("shell")) == "bash", step
        for name in ("OUTPUT", "PATH", "STEP_SUMMARY"):
            (self.folder / name).write_text("")
        script = self.folder / "script"
        script.write_text(self.fill(step["run"]))
        folder = self.work / self.fill(step.get("working-directory", defaults.get("working-directory", ".")))
        ended = subprocess.run(["bash", "--noprofile", "--norc", "-eo", "pipefail", str(script)], cwd=folder, env=self.environment(step),
                               stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, timeout=1800, check=False)
        self.of_run.log.append((step["name"], ended.returncode, ended.stdout))
        self.paths += (self.folder / "PATH").read_text().split()
        summary = (self.folder / "STEP_SUMMARY").read_text()
        if summary:
            self.of_run.summaries.append(summary)
        outputs = dict(line.split("=", 1) for line in (self.folder / "OUTPUT").read_text().splitlines())
        return ("failure" if ended.returncode else "success"), outputs


def check_out(job, words):
    assert words == {"fetch-depth": 0, "persist-credentials": False}, words
    server = job.of_run.server
    subprocess.run([*GIT, "clone", "-q", "--no-checkout", server.repository.as_uri(), str(job.work)], check=True, timeout=60)
    subprocess.run([*GIT, "checkout", "-q", "--detach", job.of_run.commit], cwd=job.work, check=True, timeout=60)
    if job.image() and os.geteuid() == 0:
        subprocess.run(["chown", "-R", str(RUNNER), str(job.work)], check=True, timeout=60)


def set_up_go(job, words):
    """The Go of this machine, which must be that of the lock, or stands for the newest one."""
    there = subprocess.run(["go", "env", "GOVERSION"], capture_output=True, text=True, check=True, timeout=60).stdout.strip()
    versions = [there.removeprefix("go")] if job.has_lock() else ["stable"]
    assert words["go-version"] in versions and words["cache"] is False, (words, there)


def restore(job, words):
    found = job.of_run.server.cache.restore(job, words["key"], words["restore-keys"].split())
    job.of_run.log.append(("restore", 0, f"{words['key']}: {found}"))
    return {"cache-primary-key": words["key"], "cache-hit": shown(found == words["key"]) if found else "", "cache-matched-key": found}


def save(job, words):
    assert words["key"], words
    job.of_run.server.cache.save(job, words["key"], words["path"].split())
    job.of_run.log.append(("save", 0, words["key"]))


def upload(job, words):
    assert words["if-no-files-found"] == "error" and words["compression-level"] == 0
    assert words["name"] not in job.of_run.artifacts, "two artifacts with one name"
    files = {path.name: path.read_bytes() for path in (job.work / words["path"]).iterdir()}
    assert files
    job.of_run.artifacts[words["name"]] = files


ACTIONS = {"actions/checkout": check_out, "actions/setup-go": set_up_go, "actions/cache/restore": restore, "actions/cache/save": save,
           "actions/upload-artifact": upload}
