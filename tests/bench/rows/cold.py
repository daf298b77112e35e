"""A cold Go cache, amd64, all six distributions: compared with the ideal, and with plain parallel package edges.

The ideal is one `go build` of the union of tags, then six links, two at a time, without packing. The plain peer is a Ninja
file without a compile phase: six edges that each run `make package` in their own tree.
"""
import functools
import shutil

import fixture
from bench import HERE, ROOT
from measure import Row, alternate, median, record
from rows.steps import package_of

IDEAL = Row("cold-ideal", "cold Go cache, amd64, all six, against one `go build` of the union of tags, then the links",
            "at most 1.10", "s", slow=True)
PLAIN = Row("cold-plain", "the same against plain `ninja -j2` package edges without the compile phase",
            "1.5 times faster", "s", slow=True)
ROWS = (IDEAL, PLAIN)

IDEAL_NINJA = """rule build
  command = cd $tree && go build -trimpath -tags $tags -ldflags "-s -w -X main.GitHash=ideal" -o $out .
{edges}"""

PLAIN_NINJA = """rule package
  command = mkdir -p $tree && tar xf $tar -C $tree && make -C $tree package GOARCH=amd64 BUILDTAGS=$tags GIT_SHA=plain
{edges}"""


class Cold:
    """The folders of the two peers, and one run of each."""

    def __init__(self, bench):
        self.bench = bench
        self.folder = bench.fresh("cold")
        self.project = self.folder / "project"
        fixture.make_project(ROOT, self.project, bench.upstream)
        self.layers = {name: package_of(bench, bench.project, f"amd64-{name}") for name in fixture.DISTRIBUTIONS}

    @functools.cached_property
    def union_tree(self):
        """Upstream with every wrapper and every module, tidied with a warm Go cache."""
        tree = self.folder / "union"
        shutil.copytree(self.bench.upstream / "collector", tree)
        shutil.copytree(self.project / fixture.FOLDER, tree / "lambdacomponents", dirs_exist_ok=True)
        for module in sorted({one for _, _, modules in fixture.DISTRIBUTIONS.values() for one in modules}):
            self.bench.run(["go", "mod", "edit", f"-require={module}"], tree)
        self.bench.run(["go", "mod", "tidy"], tree)
        return tree

    def empty(self):
        """Empties the Go cache and the action cache of these rows, and removes all outputs."""
        for name in ("gocache", "cache", "plain"):
            self.bench.fresh(f"cold/{name}")
        shutil.rmtree(self.project / "build", ignore_errors=True)
        (self.project / "build.ninja").unlink(missing_ok=True)
        return {"GOCACHE": self.folder / "gocache", "OCELOT_CACHE_DIR": self.folder / "cache", "GOFLAGS": "-buildvcs=false"}

    def ours(self):
        return self.bench.generate_and_build(self.project, "-a", "amd64", **self.empty()).wall

    def ideal(self):
        tree = self.union_tree
        union = ",".join(sorted({tag for name in fixture.DISTRIBUTIONS for tag in fixture.tags_of(name).split(",")}))
        edges = [f"build {self.folder}/ideal/union: build\n  tree = {tree}\n  tags = {union}\n"]
        edges += [f"build {self.folder}/ideal/{name}: build || {self.folder}/ideal/union\n"
                  f"  tree = {tree}\n  tags = {layer['tags']}\n" for name, layer in self.layers.items()]
        return self.ninja("ideal", IDEAL_NINJA, edges, CGO_ENABLED="0", GOOS="linux", GOARCH="amd64")

    def plain(self):
        edges = [f"build {name}: package\n  tree = {self.folder}/plain/{name}\n  tar = {layer['tree']}\n"
                 f"  tags = {layer['tags']}\n" for name, layer in self.layers.items()]
        return self.ninja("plain", PLAIN_NINJA, edges)

    def ninja(self, name, form, edges, **variables):
        variables.update(self.empty())
        folder = self.bench.fresh(f"cold/{name}")
        (folder / "build.ninja").write_text(form.format(edges="".join(edges)))
        return self.bench.run(["ninja", "-j2"], folder, **variables).wall


def measure(bench, wanted):
    (HERE / "cold").mkdir(parents=True, exist_ok=True)
    bench.settle(bench.project)
    cold = Cold(bench)
    if IDEAL in wanted:
        mine, ideal = alternate(bench.rounds(3), cold.ours, cold.ideal)
        ratio = median(mine) / median(ideal)
        yield record(IDEAL, mine, ideal, ratio, ratio <= 1.10)
    else:
        mine = [cold.ours()]
    if PLAIN in wanted:
        plain = [cold.plain()]
        ratio = median(plain) / median(mine)
        yield record(PLAIN, mine, plain, ratio, ratio >= 1.5, "one run of the peer")
    bench.fresh("cold")
