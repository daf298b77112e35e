"""Projects to draw: this repository's own six distributions, and two hundred as in a large project."""
import itertools
import shutil

from projects import COMPONENTS, ROOT, put, run

REGIONS = ("us-east", "us-west", "eu-central", "eu-north", "ap-south")
TEAMS = ("billing", "catalogue", "checkout", "fraud", "identity", "ledger", "mail", "orders", "pricing", "search")
KINDS = ("api", "batch", "stream")
EXPORTERS = ("awss3", "clickhouse", "kafka", "loki", "prometheus", "redis", "syslog", "zipkin")


def add_upstream(project):
    """Adds upstream's tree, as the clone step writes it."""
    put(project / "config/upstream.yaml", f"repo: {ROOT}/tests/upstream\n")
    (project / "config/upstream.lock").unlink(missing_ok=True)
    (project / "build/ocelot").mkdir(parents=True)
    run(project, "step", "clone", "--plain", str(ROOT / "tests/upstream"), "--folder", "collector", "--tree-id",
        "build/ocelot/upstream.tree", "-o", "build/ocelot/upstream.tar")


def make_six(project):
    for folder in ("config", "components"):
        shutil.copytree(ROOT / folder, project / folder)
    add_upstream(project)


def tag_of(name):
    return f"lambdacomponents.exporter.{name}"


def large_declaration():
    """Two company-wide bases, one base per region, one per team, and their layers: 2 + 5 + 10 + 183."""
    lines = ["company:", "  description: What everybody has", "  abstract: true", "  buildtags:"]
    lines += [f"    - lambdacomponents.{tag}" for tag in ("custom", "receiver.otlp", "processor.batch")]
    lines += ["company-debug:", "  base: company", "  buildtags: [lambdacomponents.exporter.debug, netgo]"]
    for region in REGIONS:
        lines += [f"region-{region}:", "  base: company", "  buildtags: [lambdacomponents.exporter.otlphttp]"]
    for team, exporter in zip(TEAMS, itertools.cycle(EXPORTERS)):
        lines += [f"team-{team}:", f"  base: region-{REGIONS[len(team) % 5]}", f"  buildtags: [{tag_of(exporter)}]"]
    places = itertools.islice(itertools.cycle(itertools.product(TEAMS, KINDS, REGIONS)), 183)
    for number, (team, kind, region) in enumerate(places):
        lines += [f"{team}-{kind}-{region}{'-next' if number >= 150 else ''}:", f"  base: team-{team}",
                  f"  description: The {kind} layer of {team} in {region}",
                  f"  buildtags: [{tag_of(EXPORTERS[number % 7])}]"]
        if kind == "batch":
            lines.append("  architectures: [arm64]")
    return "\n".join(lines) + "\n"


def make_two_hundred(project):
    put(project / "config/distributions.yaml", large_declaration())
    modules = [f"  {tag_of(name)}: example.com/collector/{name}exporter@v0.145.0" for name in EXPORTERS]
    put(project / "config/component_dependencies.yaml", "\n".join(["dependencies:", *modules]) + "\n")
    for name in EXPORTERS:
        terms = f"lambdacomponents.all || lambdacomponents.exporter.all || {tag_of(name)}"
        only = " && arm64" if name == "loki" else ""
        put(project / COMPONENTS / f"exporter/{name}.go",
            f"//go:build lambdacomponents.custom && ({terms}){only}\n\npackage exporter\n")
    add_upstream(project)
