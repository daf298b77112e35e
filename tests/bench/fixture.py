"""The fixture: the demo's upstream as a git repository, and a project of six distributions next to it."""
import pathlib
import re
import shutil

FOLDER = "components/collector/lambdacomponents"
ARCHITECTURES = ("amd64", "arm64")
CHANGING = f"{FOLDER}/connector/tally.go"  # in this distribution only:
CHANGING_DISTRIBUTION = "minimal-forwarder"

_BASE = "lambdacomponents.custom lambdacomponents.receiver.otlp lambdacomponents.processor.batch " \
        "lambdacomponents.exporter.otlphttp"
_CONTRIB = "github.com/open-telemetry/opentelemetry-collector-contrib"

# What the original would read from the declaration: tags, wrappers and modules of each distribution.
DISTRIBUTIONS = {
    "default": (_BASE + " lambdacomponents.exporter.debug lambdacomponents.exporter.otlp "
                "lambdacomponents.extension.zpages lambdacomponents.processor.memorylimiter", (), ()),
    "full": ("lambdacomponents.custom lambdacomponents.all", ("connector/count.go", "exporter/file.go"),
             (f"{_CONTRIB}/connector/countconnector@v0.145.0", f"{_CONTRIB}/exporter/fileexporter@v0.145.0")),
    "minimal": (_BASE, (), ()),
    "minimal-count": (_BASE + " lambdacomponents.connector.count", ("connector/count.go",),
                      (f"{_CONTRIB}/connector/countconnector@v0.145.0",)),
    "minimal-file": (_BASE + " lambdacomponents.exporter.file", ("exporter/file.go",),
                     (f"{_CONTRIB}/exporter/fileexporter@v0.145.0",)),
    "minimal-forwarder": (_BASE + " lambdacomponents.connector.forward lambdacomponents.connector.tally "
                          "lambdacomponents.extension.zpages", ("connector/tally.go",),
                          (f"{_CONTRIB}/connector/countconnector@v0.145.0",)),
}


def tags_of(name):
    return ",".join(sorted(DISTRIBUTIONS[name][0].split()))


def mirror(source, target):
    """Copies files that differ; other existing files stay."""
    for path in sorted(source.rglob("*")):
        copy = target / path.relative_to(source)
        if path.is_file() and not (copy.exists() and copy.read_bytes() == path.read_bytes()):
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(path, copy)


def make_upstream(root, folder, run):
    """A git repository of the upstream in this repository, with one commit whose id depends only on the content."""
    wanted = {path.relative_to(root / "tests/upstream"): path.read_bytes()
              for path in (root / "tests/upstream").rglob("*") if path.is_file()}
    there = {path.relative_to(folder): path.read_bytes()
             for path in folder.rglob("*") if path.is_file() and ".git" not in path.relative_to(folder).parts}
    if wanted == there and (folder / ".git").exists():
        return folder
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(root / "tests/upstream", folder)
    who = {f"GIT_{role}_{key}": value for role in ("AUTHOR", "COMMITTER")
           for key, value in (("NAME", "bench"), ("EMAIL", "bench@example.com"), ("DATE", "2026-01-01T00:00:00Z"))}
    for words in (["init", "-q", "-b", "main"], ["add", "-A"], ["commit", "-q", "-m", "upstream"]):
        run(["git", *words], folder, **who)
    return folder


def make_project(root, folder, upstream):
    """The demo's wrappers and this folder's declaration; outputs of an earlier run stay."""
    mirror(root / "tests/demo/project/components", folder / "components")
    mirror(root / "tests/bench/project", folder)
    settings = folder / "config/upstream.yaml"
    text = f"repo: {upstream}\nref: main\nfolder: collector\n"
    if not settings.exists() or settings.read_text() != text:
        settings.write_text(text)
        (folder / "config/upstream.lock").unlink(missing_ok=True)


def change_wrapper(project, revision):
    """Changes the code of a wrapper of one distribution, so that no cache has its result."""
    path = pathlib.Path(project) / CHANGING
    path.write_text(re.sub(r'^var revision = ".*"', f'var revision = "{revision}"', path.read_text(), flags=re.M))


def baseline(bench, project, distribution, architecture):
    """The original's sequence for one layer: the command and its environment."""
    tags, wrappers, modules = DISTRIBUTIONS[distribution]
    root = pathlib.Path(__file__).parent
    out = bench / "baseline"
    words = [root / "baseline.sh", f"file://{bench / 'fixture/upstream'}", out / "work",
             out / f"collector-{architecture}-{distribution}.zip", architecture, ",".join(tags.split()),
             *wrappers, "--", *modules]
    return words, {"WRAPPERS": pathlib.Path(project) / FOLDER}
