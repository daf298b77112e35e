"""The steps of a built project as Ninja would run them: the arguments of each step."""
import shlex


def commands(bench, project, *targets):
    """The arguments of each step that the targets need, in Ninja's order, without `exec`."""
    lines = bench.output(["ninja", "-t", "commands", *targets], project).splitlines()
    words = (shlex.split(line) for line in lines)
    return [one[1:] for one in words if one[0] == "exec" and "step" in one[1:3]]


def kind_of(words):
    return words[words.index("step") + 1]


def option(words, name):
    return words[words.index(name) + 1]


def package_of(bench, project, layer):
    """The package step of a layer: its tree, its tags and the id of upstream's tree."""
    raw = f"build/ocelot/layer/{layer}.zip"
    words = next(one for one in commands(bench, project, raw) if kind_of(one) == "package")
    return {"tree": project / words[-1], "tags": option(words, "--tags"), "tree_id": project / option(words, "--tree-id")}
