"""What the runners of the workflow tests share: a repository with a project, its upstream, the address of a release, and a cache.

The project is the small one of the fault tests, which builds in seconds with empty caches. Go downloads modules from the module
cache of this machine, if it has them.
"""
import hashlib
import http.server
import os
import pathlib
import shutil
import subprocess
import tarfile
import tempfile
import threading

from projects import OCELOT, ROOT

SMALL = ROOT / "tests/faults/small"
ENVIRONMENT = {**os.environ, "GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_NOSYSTEM": "1", "LC_ALL": "C", "GIT_AUTHOR_NAME": "a",
               "GIT_AUTHOR_EMAIL": "a@b", "GIT_COMMITTER_NAME": "a", "GIT_COMMITTER_EMAIL": "a@b"}
NETWORK = ("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY", "SSL_CERT_FILE", "SSL_CERT_DIR")


def call(folder, *words):
    ended = subprocess.run(words, cwd=folder, env=ENVIRONMENT, capture_output=True, text=True, timeout=600)
    assert ended.returncode == 0, f"{words}\n{ended.stdout}{ended.stderr}"
    return ended.stdout.strip()


def go_settings():
    names = ("GOMODCACHE", "GOPROXY", "GOSUMDB", "GONOSUMDB", "GOPRIVATE")
    values = dict(zip(names, subprocess.run(["go", "env", *names], capture_output=True, text=True, check=True, timeout=60).stdout.split("\n")))
    values["GOPROXY"] = f"file://{values.pop('GOMODCACHE')}/cache/download,{values['GOPROXY']}"
    return values


class Server:
    def __init__(self, scratch):
        self.scratch = scratch
        self.files = {}
        self.environment = go_settings() | {name: os.environ[name] for name in NETWORK if name in os.environ}
        self.environment |= {"no_proxy": "127.0.0.1", "NO_PROXY": "127.0.0.1", "LC_ALL": "C"}
        self.repository = scratch / "repository"
        self.project = self.repository / "otel"
        self.make_repository()
        self.release, self.sha256 = self.serve_release()

    def make_repository(self):
        upstream = self.scratch / "upstream"
        shutil.copytree(SMALL / "upstream", upstream)
        shutil.copytree(SMALL / "project", self.project)
        for folder in (upstream, self.repository):
            call(folder, "git", "init", "-q", "-b", "main")
        call(upstream, "git", "add", "-A")
        call(upstream, "git", "commit", "-q", "-m", "upstream")
        (self.project / "config/upstream.yaml").write_text(f"repo: {upstream.as_uri()}\nref: main\n")
        (self.project / "config/policy.yaml").write_text(f"repositories:\n  - {upstream.as_uri()}\n")
        (self.repository / ".gitignore").write_text("/otel/build/\n/otel/build.ninja\n")
        call(self.project, OCELOT, "update", "--documents", "none")
        shutil.rmtree(self.project / "build")
        (self.project / "build.ninja").unlink()
        self.commit()

    def use_plain_folder(self):
        """The upstream becomes a folder of the project; the commit."""
        shutil.copytree(SMALL / "upstream", self.project / "upstream")
        (self.project / "config/upstream.yaml").write_text("repo: ./upstream\n")
        (self.project / "config/policy.yaml").unlink()
        (self.project / "config/upstream.lock").unlink()
        call(self.project, OCELOT, "update", "--documents", "none")
        assert not (self.project / "config/upstream.lock").exists()
        shutil.rmtree(self.project / "build")
        (self.project / "build.ninja").unlink()
        return self.commit()

    def commit(self):
        call(self.repository, "git", "add", "-A")
        call(self.repository, "git", "commit", "-q", "--allow-empty", "-m", "a change")
        return call(self.repository, "git", "rev-parse", "HEAD")

    def change(self, name, edit):
        """A branch from main with an edit, and the commit in which a CI merges it; the branch main is checked out again."""
        call(self.repository, "git", "checkout", "-q", "-b", name, "main")
        edit(self.project)
        head = self.commit()
        call(self.repository, "git", "checkout", "-q", "-b", f"merge-{name}", "main")
        call(self.repository, "git", "merge", "-q", "--no-ff", "-m", "merge", name)
        merge = call(self.repository, "git", "rev-parse", "HEAD")
        call(self.repository, "git", "checkout", "-q", "main")
        return head, merge

    def serve_release(self):
        """The address and the digest of a tarball as a release has it."""
        folder = self.scratch / "releases"
        folder.mkdir()
        name = "ocelot-gen-0.1.0-linux-amd64"
        with tarfile.open(folder / f"{name}.tar.gz", "w:gz") as tar:
            tar.add(OCELOT, f"{name}/bin/ocelot-gen")

        class Handler(http.server.SimpleHTTPRequestHandler):
            def __init__(self, *words):
                super().__init__(*words, directory=str(folder))

            def log_message(self, *_):
                pass

        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        content = (folder / f"{name}.tar.gz").read_bytes()
        return f"http://127.0.0.1:{server.server_port}/{name}.tar.gz", hashlib.sha256(content).hexdigest()


def scratch_folder():
    return pathlib.Path(tempfile.mkdtemp(prefix="workflow-")).resolve()
