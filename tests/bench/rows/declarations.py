"""Large declarations as input of the generator, and the same graph as GN files."""
import itertools

BASE_TAGS = ("custom", "receiver.otlp", "processor.batch", "exporter.otlphttp")
ARCHITECTURES = ("amd64", "arm64")

WRAPPER = """//go:build lambdacomponents.custom && (lambdacomponents.all || lambdacomponents.exporter.{name})

package exporter

import (
\t"example.com/components/{name}"
\t"go.opentelemetry.io/collector/exporter"
)

func init() {{
\tFactories = append(Factories, new{name})
}}

func new{name}(string) exporter.Factory {{
\treturn {name}.NewFactory()
}}
"""


def components(count):
    return [f"c{number:03}" for number in range(count)]


def flat(distributions, count):
    """Names, bases and two components each; no two distributions have the same pair while there are enough pairs."""
    pairs = itertools.cycle(itertools.combinations(components(count), 2))
    return [(f"d{number:05}", "base", pair) for number, pair in zip(range(1, distributions), pairs)]


def chain(distributions, count):
    """Each distribution is the base of the next and adds two components, which earlier ones may also have."""
    names = ["base"] + [f"d{number:05}" for number in range(1, distributions)]
    pairs = itertools.cycle(itertools.combinations(components(count), 2))
    return [(name, base, pair) for base, name, pair in zip(names, names[1:], pairs)]


def write_project(folder, upstream, shape, distributions, count):
    """A project: `base` and the distributions of a shape, with a wrapper and a dependency for each component."""
    wrappers = folder / "components/collector/lambdacomponents/exporter"
    wrappers.mkdir(parents=True)
    (folder / "config").mkdir()
    for name in components(count):
        (wrappers / f"{name}.go").write_text(WRAPPER.format(name=name))
    (folder / "config/upstream.yaml").write_text(f"repo: {upstream}\nref: main\nfolder: collector\n")
    (folder / "config/component_dependencies.yaml").write_text("dependencies:\n" + "".join(
        f"  lambdacomponents.exporter.{name}:\n    - example.com/components/{name}@v1.0.0\n" for name in components(count)))
    text = ["base:\n  buildtags:\n", *(f"    - lambdacomponents.{tag}\n" for tag in BASE_TAGS)]
    for name, base, pair in shape(distributions, count):
        text.append(f"{name}:\n  base: {base}\n  buildtags:\n")
        text += [f"    - lambdacomponents.exporter.{one}\n" for one in pair]
    (folder / "config/distributions.yaml").write_text("".join(text))


GN_CONFIG = """set_default_toolchain("//:none")
"""

# The same actions, with the same inputs, outputs, order-only dependencies, arguments and named targets as in ocelot-gen's file.
GN_BUILD = """toolchain("none") {
  tool("stamp") {
    command = "touch {{output}}"
  }
  tool("copy") {
    command = "cp {{source}} {{output}}"
  }
}

out = root_out_dir

action("clone") {
  script = "step.py"
  outputs = [ "$out/ocelot/upstream.tar", "$out/ocelot/upstream.tree" ]
  args = [ "clone", "--folder", "collector", "--repository", "../../fixture/upstream", "--tree-id",
           "ocelot/upstream.tree", "-o", "ocelot/upstream.tar" ]
}

action("probe") {
  script = "step.py"
  inputs = [ "$out/ocelot/upstream.tar" ]
  outputs = [ "$out/ocelot/version" ]
  args = [ "probe", "--go", "go", "--make", "make", "-o", "ocelot/version", "ocelot/upstream.tar" ]
  deps = [ ":clone" ]
}

wrappers = []
foreach(c, components) {
  wrappers += [ "components/collector/lambdacomponents/exporter/$c.go" ]
  action("overlay_$c") {
    script = "step.py"
    inputs = [ "components/collector/lambdacomponents/exporter/$c.go" ]
    outputs = [ "$out/ocelot/overlay/exporter.$c.tar" ]
    args = [ "overlay", "-o", "ocelot/overlay/exporter.$c.tar", "--as", "lambdacomponents/exporter/$c.go",
             "components/collector/lambdacomponents/exporter/$c.go" ]
  }
}

action("check") {
  script = "step.py"
  inputs = wrappers + [ "config/component_dependencies.yaml", "config/distributions.yaml", "config/upstream.yaml",
                        "$out/ocelot/upstream.tar" ]
  outputs = [ "$out/ocelot/check" ]
  args = [ "check", "--go", "go", "-o", "ocelot/check", "ocelot/upstream.tar" ] + rebase_path(wrappers, root_build_dir)
  deps = [ ":clone" ]
}

all_layers = []
amd64_layers = []
arm64_layers = []
foreach(d, distributions) {
  name = d.name
  tags = base_tags

  # A list has to be emptied before another may take its place.
  inputs_of_tree = []
  args_of_tree = []
  deps_of_tree = []
  inputs_of_tree = [ "$out/ocelot/upstream.tar", "$out/ocelot/version" ]
  args_of_tree = [ "gomod", "--go", "go", "--version", "ocelot/version" ]
  deps_of_tree = [ ":clone", ":probe", ":check" ]
  modules = []
  foreach(c, d.pair) {
    tags += ",lambdacomponents.exporter.$c"
    inputs_of_tree += [ "$out/ocelot/overlay/exporter.$c.tar" ]
    args_of_tree += [ "--overlay", "ocelot/overlay/exporter.$c.tar" ]
    modules += [ "--require", "example.com/components/$c@v1.0.0" ]
    deps_of_tree += [ ":overlay_$c" ]
  }
  action("tree_$name") {
    script = "step.py"
    inputs = inputs_of_tree
    outputs = [ "$out/ocelot/tree/$name.tar" ]
    args = args_of_tree + modules + [ "-o", "ocelot/tree/$name.tar", "ocelot/upstream.tar" ]
    deps = deps_of_tree
  }
  foreach(arch, [ "amd64", "arm64" ]) {
    action("package_${arch}_$name") {
      script = "step.py"
      inputs = [ "$out/ocelot/tree/$name.tar", "$out/ocelot/upstream.tree" ]
      outputs = [ "$out/ocelot/layer/$arch-$name.zip" ]
      args = [ "package", "--go", "go", "--make", "make", "--arch", arch, "--tags", tags, "--tree-id",
               "ocelot/upstream.tree", "-o", "ocelot/layer/$arch-$name.zip", "ocelot/tree/$name.tar" ]
      deps = [ ":clone", ":tree_$name" ]
    }
    action("layer_${arch}_$name") {
      script = "step.py"
      inputs = [ "$out/ocelot/layer/$arch-$name.zip" ]
      outputs = [ "$out/collector-$arch-$name.zip", "$out/collector-$arch-$name.zip.sha256" ]
      args = [ "rename", "-o", "collector-$arch-$name.zip", "ocelot/layer/$arch-$name.zip" ]
      deps = [ ":package_${arch}_$name" ]
    }
  }
  group(name) {
    deps = [ ":layer_amd64_$name", ":layer_arm64_$name" ]
  }
  all_layers += [ ":$name" ]
  amd64_layers += [ ":layer_amd64_$name" ]
  arm64_layers += [ ":layer_arm64_$name" ]
}

group("amd64") {
  deps = amd64_layers
}

group("arm64") {
  deps = arm64_layers
}

group("all") {
  deps = all_layers
}
"""


def write_gn(folder, distributions, count):
    """Writes the graph of a flat project for GN, in loops over one list, as a person would write it."""
    def quoted(names):
        return ", ".join(f'"{name}"' for name in names)

    scopes = ['  {\n    name = "base"\n    pair = []\n  },\n']
    scopes += [f'  {{\n    name = "{name}"\n    pair = [ {quoted(pair)} ]\n  }},\n'
               for name, _, pair in flat(distributions, count)]
    tags = ",".join(f"lambdacomponents.{tag}" for tag in BASE_TAGS)
    (folder / ".gn").write_text('buildconfig = "//BUILDCONFIG.gn"\n')
    (folder / "BUILDCONFIG.gn").write_text(GN_CONFIG)
    (folder / "step.py").write_text("")
    (folder / "BUILD.gn").write_text(
        f"components = [ {quoted(components(count))} ]\nbase_tags = \"{tags}\"\ndistributions = [\n{''.join(scopes)}]\n\n"
        + GN_BUILD)
