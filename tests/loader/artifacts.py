"""What the loader's tests load: a library, plugins and their relatives, built once and kept until their sources change.

All come from one staged tree: the embedded upstream, this folder's components, and templates/.
"""
import contextlib
import fcntl
import hashlib
import os
import pathlib
import platform
import re
import shutil
import subprocess

ROOT = pathlib.Path(__file__).resolve().parents[2]
HERE = ROOT / "tests/loader"
WRAPPERS = HERE / "project/components/collector/lambdacomponents"
MODULE = "example.com/ocelot/upstream/collector"
FILE_EXPORTER = "github.com/open-telemetry/opentelemetry-collector-contrib/exporter/fileexporter@v0.145.0"
IN_LIBRARY = ("receiver.otlp", "processor.batch", "exporter.file")
PLUGINS = ("processor.first", "processor.second", "processor.fuse", "processor.stillborn", "processor.ender",
           "processor.stuck",
           "extension.beacon",
           "connector.relay", "exporter.printer", "receiver.single", "receiver.again")
# Nothing of this package is inlined, so what it exports differs; only what needs it is compiled again.
OTHER_FLAG = "-gcflags=go.opentelemetry.io/collector/processor=-l"
ARCHITECTURE = {"x86_64": "amd64", "aarch64": "arm64"}[platform.machine()]
FOREIGN_ARCHITECTURE = {"amd64": "arm64", "arm64": "amd64"}[ARCHITECTURE]


def tags_of(*components):
    return "lambdacomponents.custom," + ",".join(f"lambdacomponents.{name}" for name in components)


class Artifacts:
    """The files; a name without a folder is a plugin's, TYPE.NAME."""

    def __init__(self, folder):
        self.folder = folder
        self.library = folder / f"libotelcol-{ARCHITECTURE}-loaded.so"
        self.executable = folder / "collector"
        self.sender = folder / "sender"
        self.simple = folder / "simple.so"
        self.simple_with_plugin = folder / "simple_with_plugin.so"
        self.new_factory = folder / "new_factory.so"
        self.other_build = folder / "other_build.so"
        self.foreign = folder / "foreign"

    def plugin(self, component):
        return self.folder / f"{component}.so"


def ready(folder):
    """The artifacts in a folder, built if need be; who comes first builds, others wait."""
    folder.mkdir(parents=True, exist_ok=True)
    with locked(folder / "lock"):
        key, made = key_of_sources(), folder / "made"
        if not made.exists() or made.read_text() != key:
            made.unlink(missing_ok=True)
            build_all(Artifacts(folder))
            made.write_text(key)
    return Artifacts(folder)


@contextlib.contextmanager
def locked(path):
    with open(path, "w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def key_of_sources():
    digest = hashlib.sha256(go(["env", "GOVERSION"], ROOT).encode())
    for folder in ("templates", "tests/upstream", "tests/loader"):
        for path in sorted((ROOT / folder).rglob("*")):
            if path.is_file() and path.suffix in (".go", ".h", ".mod", ".sum") or path == pathlib.Path(__file__):
                digest.update(f"{path.relative_to(ROOT)}\0".encode() + path.read_bytes())
    return digest.hexdigest()


def go(words, folder, **variables):
    done = subprocess.run(["go", *map(str, words)], cwd=folder, env={**os.environ, "GOWORK": "off", **variables},
                          text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    if done.returncode != 0:
        raise RuntimeError(f"go {' '.join(map(str, words))}: {done.stdout}")
    return done.stdout


def build_all(artifacts):
    tree = stage(artifacts.folder)
    tags = tags_of(*IN_LIBRARY)

    def build(mode, out, package, *more, tags=tags):
        go(["build", f"-buildmode={mode}", "-trimpath", "-tags", tags, *more, "-o", out, package], tree)

    build("c-shared", artifacts.library, "./ocelot/library")
    build("exe", artifacts.executable, ".")
    build("exe", artifacts.sender, "./ocelot/sender")
    build("c-shared", artifacts.simple, "./ocelot/simple")
    build("c-shared", artifacts.simple_with_plugin, "./ocelot/simple", tags=tags + ",with_plugin")
    build("plugin", artifacts.new_factory, "./ocelot/new_factory")
    for name in PLUGINS:
        build("plugin", artifacts.plugin(name), f"./ocelot/plugins/{name}", tags=tags_of(*IN_LIBRARY, name))
    build("plugin", artifacts.other_build, "./ocelot/plugins/processor.first", OTHER_FLAG,
          tags=tags_of(*IN_LIBRARY, "processor.first"))
    (tree / "ocelot/foreign").mkdir()
    (tree / "ocelot/foreign/main.go").write_text("package main\n\nfunc main() {}\n")
    go(["build", "-o", artifacts.foreign, "./ocelot/foreign"], tree, GOARCH=FOREIGN_ARCHITECTURE, CGO_ENABLED="0")


def stage(folder):
    tree = folder / "collector-tree"
    shutil.rmtree(tree, ignore_errors=True)
    shutil.copytree(ROOT / "tests/upstream/collector", tree)
    shutil.copy(WRAPPERS / "exporter/file.go", tree / "lambdacomponents/exporter")
    go(["mod", "edit", f"-require={FILE_EXPORTER}"], tree)
    go(["mod", "tidy"], tree)
    stage_library(tree)
    for name in PLUGINS:
        stage_plugin(tree, *name.split("."))
    for name in ("sender", "simple", "new_factory"):
        shutil.copytree(HERE / name, tree / "ocelot" / name)
    return tree


def expand(source, target, **values):
    text = source.read_text()
    for name, value in values.items():
        text = text.replace("{{" + name + "}}", value)
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text)


def stage_library(tree):
    templates, library = ROOT / "templates/shared-library", tree / "ocelot/library"
    for source in templates.iterdir():
        if source.name != "provider.go":
            expand(source, library / source.name, module=MODULE)
    for path, name in re.findall(r"^\t(\S+/confmap/provider/(\w+)) v\S+$", (tree / "go.mod").read_text(), re.M):
        expand(templates / "provider.go", library / f"provider_{name}.go", **{"import": path})


def stage_plugin(tree, kind, name):
    folder = tree / f"ocelot/plugins/{kind}.{name}"
    values = {"module": MODULE, "type": kind, "component": f"{kind}.{name}"}
    for file in ("main.go", "component/factories.go"):
        expand(ROOT / "templates/plugin" / file, folder / file, **values)
    shutil.copy(WRAPPERS / kind / f"{name}.go", folder / "component")
