"""What the loader's tests load: a library, its plugins and a program, built by ocelot-gen and ninja; and unusual variants.

The files are kept until one of their sources, or ocelot-gen, changes.
"""
import contextlib
import fcntl
import hashlib
import os
import pathlib
import platform
import shutil
import subprocess

ROOT = pathlib.Path(__file__).resolve().parents[2]
HERE = ROOT / "tests/loader"
TAGS = "lambdacomponents.custom,lambdacomponents.receiver.otlp,lambdacomponents.processor.batch,lambdacomponents.exporter.file"
PLUGINS = ("first", "second", "fuse", "stillborn", "ender", "stuck", "slow", "beacon", "relay", "printer", "single", "again",
           "first_of_program", "second_of_program", "first_of_archive", "second_of_archive",
           "first_of_packed", "second_of_packed", "relay_of_packed")
# Nothing of this package is inlined, so its exported code differs; only packages that import it are compiled again.
OTHER_FLAG = "-gcflags=go.opentelemetry.io/collector/processor=-l"
ARCHITECTURE = {"x86_64": "amd64", "aarch64": "arm64"}[platform.machine()]
FOREIGN_ARCHITECTURE = {"amd64": "arm64", "arm64": "amd64"}[ARCHITECTURE]


def file_of_plugin(name):
    return f"otelcol-plugin-{ARCHITECTURE}-{name}.so"


class Artifacts:
    """The artifacts. Those that ocelot-gen builds are in its build folders, all others next to them."""

    def __init__(self, folder):
        self.folder = folder
        self.build = folder / "loaded/build"
        self.library = self.build / f"libotelcol-{ARCHITECTURE}-loaded.so"
        self.foreign = self.build / f"libotelcol-{FOREIGN_ARCHITECTURE}-loaded.so"
        self.executable = self.build / f"otelcol-{ARCHITECTURE}-program"
        self.built_in = self.build / f"otelcol-{ARCHITECTURE}-built_in"
        self.extensible = self.build / f"otelcol-{ARCHITECTURE}-extensible"
        self.archive = self.build / f"libotelcol-{ARCHITECTURE}-linked.a"
        self.packed = self.build / f"libotelcol-{ARCHITECTURE}-packed.so"
        self.other_tree = folder / "other/build" / file_of_plugin("other_tree")
        self.other_flags = folder / "other_flags.so"
        self.sender = folder / "sender"
        self.simple = folder / "simple.so"
        self.simple_with_plugin = folder / "simple_with_plugin.so"
        self.command = folder / "command.so"
        self.new_factory = folder / "new_factory.so"

    def plugin(self, name):
        return self.build / file_of_plugin(name)


def ready(folder, ocelot_gen):
    """The artifacts in a folder, built with this ocelot-gen if necessary; the first process builds, others wait."""
    folder.mkdir(parents=True, exist_ok=True)
    with locked(folder / "lock"):
        key, made = key_of_sources(ocelot_gen), folder / "made"
        if not made.exists() or made.read_text() != key:
            made.unlink(missing_ok=True)
            build_all(Artifacts(folder), ocelot_gen)
            made.write_text(key)
    return Artifacts(folder)


def sidecar(folder, ocelot_gen):
    """The two programs of examples/sidecar, by name. An earlier build in the folder is continued."""
    project = folder / "sidecar"
    project.mkdir(parents=True, exist_ok=True)
    with locked(folder / "sidecar.lock"):
        for part in ("components", "config"):
            shutil.copytree(ROOT / "examples/sidecar" / part, project / part, dirs_exist_ok=True)
        variables = {"OCELOT_CACHE_DIR": str(folder / "cache"), "CI": ""}
        run([ocelot_gen, "-r", ROOT / "tests/upstream", "-a", ARCHITECTURE, "--documents", "none"], project, **variables)
        run(["ninja"], project, **variables)
    return {name: project / f"build/otelcol-{ARCHITECTURE}-{name}" for name in ("main", "sidecar")}


@contextlib.contextmanager
def locked(path):
    with open(path, "w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def key_of_sources(ocelot_gen):
    digest = hashlib.sha256(run(["go", "env", "GOVERSION"], ROOT).encode())
    files = [path for folder in ("tests/upstream", "tests/loader") for path in (ROOT / folder).rglob("*") if path.is_file()]
    for path in (*sorted(files), pathlib.Path(ocelot_gen)):
        digest.update(f"{path}\0".encode() + path.read_bytes())
    return digest.hexdigest()


def run(words, folder, **variables):
    done = subprocess.run([*map(str, words)], cwd=folder, env={**os.environ, "GOWORK": "off", **variables}, text=True,
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    if done.returncode != 0:
        raise RuntimeError(f"{' '.join(map(str, words))}: {done.stdout}")
    return done.stdout


def build_all(made, ocelot_gen):
    shutil.rmtree(made.folder / "upstream", ignore_errors=True)
    shutil.copytree(ROOT / "tests/upstream", made.folder / "upstream")
    build_project(made, ocelot_gen, "loaded", made.library, made.foreign, made.executable, made.built_in,
                  made.extensible, made.archive, made.packed, *map(made.plugin, PLUGINS))
    build_project(made, ocelot_gen, "other", made.other_tree)
    build_relatives(made)


def build_project(made, ocelot_gen, name, *targets):
    """Builds targets of one of the projects, which have the same components."""
    project, variables = made.folder / name, {"OCELOT_CACHE_DIR": str(made.folder / "cache")}
    for folder in ("components", "config"):
        shutil.rmtree(project / folder, ignore_errors=True)
    shutil.copytree(HERE / "projects/loaded/components", project / "components")
    shutil.copytree(HERE / "projects" / name / "config", project / "config")
    (project / "config/upstream.yaml").write_text("repo: ../upstream\n")
    run([ocelot_gen, "--documents", "none"], project, **variables)
    run(["ninja", *(target.relative_to(project) for target in targets)], project, **variables)


def build_relatives(made):
    """Builds libraries and plugins that no kind produces, from the tree of the library."""
    tree = made.folder / "tree"
    unpack_tree(made, tree)

    def build(mode, out, package, *more, tags=TAGS):
        run(["go", "build", f"-buildmode={mode}", "-trimpath", "-ldflags=-s -w", "-tags", tags, *more, "-o", out, package],
            tree, CGO_ENABLED="1", CC=shutil.which("gcc"))

    build("exe", made.sender, "./ocelot/sender")
    build("c-shared", made.simple, "./ocelot/simple")
    build("c-shared", made.simple_with_plugin, "./ocelot/simple", tags=TAGS + ",with_plugin")
    build("c-shared", made.command, "./ocelot/command")
    build("plugin", made.new_factory, "./ocelot/new_factory")
    build("plugin", made.other_flags, "./ocelot/plugins/processor.first", OTHER_FLAG, tags=TAGS + ",lambdacomponents.processor.first")


def unpack_tree(made, tree):
    shutil.rmtree(tree, ignore_errors=True)
    tree.mkdir()
    library = made.build / f"ocelot/shared-library/{ARCHITECTURE}-loaded.so"
    project = made.folder / "loaded"
    inputs = run(["ninja", "-t", "inputs", library.relative_to(project)], project).split()
    packed, = (project / name for name in inputs if name.startswith("build/ocelot/tree/") and name.endswith(".tar"))
    run(["tar", "-xf", packed], tree)
    for name in ("sender", "simple", "command", "new_factory"):
        shutil.copytree(HERE / name, tree / "ocelot" / name)
