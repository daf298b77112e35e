"""Common parts of the query tests: random projects, queries as JSON, and the graph as Ninja reads it.

Input: OCELOT_GEN and SOURCE_ROOT.
"""
import atexit
import collections
import hashlib
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

OCELOT = os.environ["OCELOT_GEN"]
ROOT = pathlib.Path(os.environ["SOURCE_ROOT"])
GOLDEN = ROOT / "tests/golden"
sys.path.insert(0, str(GOLDEN))
import cases

TYPES = ("connector", "exporter", "extension", "processor", "receiver")
COMPONENTS = "components/collector/lambdacomponents"
MACHINE = ["--self", "./ocelot-gen", "--go", "/opt/go/bin/go", "--make", "/usr/bin/make", "--package-jobs", "2", "--inspect", "none",
           "--cc-amd64", "/opt/bin/gcc", "--cc-arm64", "/opt/bin/aarch64-gcc", "--documents", "none"]
PLUGIN = "processor.mark"


def run(project, *words, wanted=(0,)):
    environment = {"PATH": os.environ["PATH"], "HOME": "/nowhere", "OCELOT_CACHE_DIR": "/nowhere"}
    ended = subprocess.run([OCELOT, *words], cwd=project, env=environment, capture_output=True, text=True, timeout=60)
    assert ended.returncode in wanted, f"{words}: exit {ended.returncode}\n{ended.stdout}{ended.stderr}"
    return ended


def ask(project, *words, wanted=(0,)):
    return json.loads(run(project, *words, "--format", "json", wanted=wanted).stdout)


def put(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)


def everyday_commands():
    """The commands that golden cases try with the project of everyday_project(), and the words behind each in its first case."""
    found = {}
    for path in sorted(GOLDEN.glob("*.txt")):
        case = cases.read(path)
        words = case.words("command")
        if case.words("shared") == ["everyday"] and case.settings.get("exit") == "0" and not {"--format", "-C"} & {*words}:
            found.setdefault(words[0], words[1:])
    return found


def everyday_project():
    """A folder with the project of shared/everyday.txt of the golden cases. It is removed when the test ends."""
    scratch = pathlib.Path(tempfile.mkdtemp()).resolve()
    atexit.register(shutil.rmtree, scratch)
    cases.write_project(cases.read_shared("everyday"), scratch)
    return scratch


def constraint(random, kind, name):
    own = f"lambdacomponents.{kind}.{name}"
    usual = f"lambdacomponents.custom && (lambdacomponents.all || lambdacomponents.{kind}.all || {own})"
    return random.choice([usual, usual, usual, f"lambdacomponents.custom && {own}", f"{own} && !lambdacomponents.slim",
                          f"{own} && arm64", f"({own} || lambdacomponents.all) && linux"])


def put_components(random, project):
    """Creates files and flat sub-folders; returns their tags."""
    tags = []
    for number in range(random.randint(1, 8)):
        kind, name = random.choice(TYPES), f"part{number}"
        tags.append(f"lambdacomponents.{kind}.{name}")
        text = f"//go:build {constraint(random, kind, name)}\n\npackage {kind}\n"
        is_folder = random.random() < 0.3
        places = [f"{name}/one.go", f"{name}/two.go", f"{name}/one_test.go"] if is_folder else [f"{name}.go"]
        for place in places:
            put(project / COMPONENTS / kind / place, text)
    return tags


def put_distributions(random, project, tags):
    examples = [f"config{number}.yaml" for number in range(random.randint(0, 3))]
    for name in examples:
        put(project / "config/examples" / name, "receivers: {}\n")
    lines, names, has = [], [], {}
    for number in range(random.randint(1, 7)):
        name = f"dist{number}"
        has[name] = {"lambdacomponents.custom"}
        own = random.sample(tags, random.randint(0, len(tags)))
        own += random.sample(["lambdacomponents.all", "lambdacomponents.slim", "netgo"], random.randint(0, 2))
        lines += [f"{name}:", f"  buildtags: [lambdacomponents.custom{''.join(', ' + tag for tag in own)}]"]
        bases = random.sample(names, random.randint(1, min(len(names), 3))) if names and random.random() < 0.5 else []
        if bases:
            lines.append(f"  base: {bases[0] if len(bases) == 1 else '[' + ', '.join(bases) + ']'}")
        inherited = set().union(*(has[base] for base in bases))
        unwanted = inherited & {"netgo", "lambdacomponents.slim"} - set(own)
        if unwanted and not any(tag.endswith(".all") for tag in inherited | set(own)):
            lines.append(f"  without: [{', '.join(sorted(unwanted))}]")
            inherited -= unwanted
        has[name] = inherited | {"lambdacomponents.custom", *own}
        is_abstract = number > 0 and random.random() < 0.2
        if is_abstract:
            lines.append("  abstract: true")
        if not is_abstract and examples and random.random() < 0.5:
            lines.append(f"  config-file: {random.choice(examples)}")
        if not is_abstract and random.random() < 0.3:
            lines.append(f"  architectures: [{random.choice(['amd64', 'arm64'])}]")
        names.append(name)
    if random.random() < 0.5:
        lines += put_kinds(random, project, tags)
    put(project / "config/distributions.yaml", "\n".join(lines) + "\n")


def put_kinds(random, project, tags):
    """Adds a library, usually with a plugin, and often a program with the library's tags."""
    lines = ["core:", "  kind: shared-library",
             f"  buildtags: [{', '.join(['lambdacomponents.custom', *random.sample(tags, random.randint(0, len(tags)))])}]"]
    if random.random() < 0.5:
        lines.append(f"  architectures: [{random.choice(['amd64', 'arm64', 'amd64, arm64'])}]")
    if random.random() < 0.8:
        text = f"//go:build lambdacomponents.custom && (lambdacomponents.all || lambdacomponents.{PLUGIN})\n\npackage processor\n"
        put(project / COMPONENTS / "processor/mark.go", text)
        lines += ["mark:", "  kind: plugin", "  library: core", f"  component: {PLUGIN}"]
    if random.random() < 0.5:
        lines += ["program:", "  kind: executable", "  base: core"]
    return lines


def put_dependencies(random, project, tags):
    """Requires a module for some tags; returns the version of each, which may be empty."""
    versions = {tag: random.choice(["", "v1.2.3"]) for tag in tags if random.random() < 0.6}
    lines = [f"  {tag}: {module_of(tag)}{version and '@' + version}" for tag, version in versions.items()]
    put(project / "config/component_dependencies.yaml", "\n".join(["dependencies:", *lines]) + "\n" if lines else "")
    return versions


def module_of(tag):
    return f"example.com/{tag.split('.')[-1]}"


def key_of(tag, version):
    """The key of an entry of modules.lock, for a component that imports nothing."""
    fields = [("format", "1"), ("require", f"{module_of(tag)} {version}"), ("folder", "/".join(tag.split(".")[:2])),
              ("go", ""), ("toolchain", ""), ("lines", "1"), ("line", f"{module_of(tag)} {version or 'v0.145.0'}"),
              ("lines", "0"), ("lines", "0"), ("lines", "0")]
    return hashlib.sha256("".join(f"{name} {len(value)} {value}\n" for name, value in fields).encode()).hexdigest()


def put_modules_lock(project, versions, upstream):
    lines = [f"upstream: {upstream}", "components:"]
    for tag, version in sorted(versions.items()):
        lines += [f"  {tag.split('.', 1)[1]}:", f"    key: {key_of(tag, version)}", "    requested:",
                  f"      - {module_of(tag)} {version or 'v0.145.0'}"]
    put(project / "config/modules.lock", "\n".join(lines) + "\n")


def put_upstream(random, project):
    """Returns the digest of upstream's go.mod."""
    if random.random() < 0.3:
        put(project / "config/upstream.yaml", f"repo: {random.choice(['./upstream', project / 'upstream'])}\n")
        for name in ("Makefile", "go.mod", "lambdacomponents/exporter/pkg.go"):
            put(project / "upstream/collector" / name, f"{name}\n")
        return hashlib.sha256(b"go.mod 7\ngo.mod\n").hexdigest()
    put(project / "config/upstream.yaml", "repo: example/upstream\nref: v1\n")
    put(project / "config/upstream.lock", f"repo: example/upstream\nref: v1\ncommit: {'1' * 40}\nmodules: {'a' * 64}\n")
    return "a" * 64


def make_project(random, project):
    tags = put_components(random, project)
    put_distributions(random, project, tags)
    versions = put_dependencies(random, project, tags)
    put_modules_lock(project, versions, put_upstream(random, project))
    run(project, *MACHINE)


class NinjaGraph:
    """The output of `ninja -t query` for every file."""

    def __init__(self, project):
        self.project = project
        names = [line.rsplit(": ", 1)[0] for line in self.tool("targets", "all")]
        self.reads, self.makers = collections.defaultdict(set), {}
        node, part = None, None
        for line in self.tool("query", *names):
            if not line.startswith(" "):
                node, part = line[:-1], None
            elif line.startswith("  input: "):
                part, self.makers[node] = "inputs", line[len("  input: "):]
            elif not line.startswith("    "):
                part = None
            elif part == "inputs" and not line.startswith("    || "):
                self.reads[node].add(line.strip().removeprefix("| "))
        built = set().union(*(self.reads[architecture] for architecture in self.reads["all"]))
        self.layers = sorted(name for name in built if f"{name}.sha256" in built)

    def tool(self, *words):
        ended = subprocess.run(["ninja", "-t", *words], cwd=self.project, capture_output=True, text=True, check=True,
                               timeout=60)
        return ended.stdout.splitlines()

    def made_from(self, name):
        """All files that are read to create a file, including itself; without order-only inputs."""
        found, waiting = set(), [name]
        while waiting:
            one = waiting.pop()
            if one not in found:
                found.add(one)
                waiting += self.reads[one]
        return found

    def used_by(self, layer):
        """All that is read on the way to a layer and to the files next to it, which belong to the same targets."""
        targets = [name for name, maker in self.makers.items() if maker == "phony" and layer in self.reads[name]]
        files = set.intersection(*(self.reads[name] for name in targets))
        return set().union(*(self.made_from(file) for file in files))

    def files(self):
        return sorted(name for name in {*self.makers, *(one for reads in self.reads.values() for one in reads)}
                      if "/" in name)
