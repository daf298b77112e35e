#!/usr/bin/python3
"""The JSON Schemas of the YAML files agree with our own reader: for the files of the golden cases, and for random ones
that are valid or invalid. Run with Debian's Python, which has jsonschema and yaml.

A schema cannot express: faults of YAML itself (syntax, a second document, an unknown alias, `<<` with anything other than
mappings, bytes that are not UTF-8), duplicate keys, and size limits. Files that PyYAML cannot load are skipped too,
and so are a required version that this one is not, a carriage return that does not end a line, which only `format` rejects, and True or TRUE instead of `true`.
"""
import json
import random
import re
import subprocess
import tempfile
import pathlib

import jsonschema
import yaml
from projects import GOLDEN, OCELOT, ROOT, cases, put, run

FILES = {"distributions": "distributions.yaml", "component_dependencies": "component_dependencies.yaml",
         "upstream": "upstream.yaml", "policy": "policy.yaml"}
BEYOND_SCHEMAS = re.compile("not valid YAML|duplicate (key|tag|base)|second YAML document|takes a mapping or a list of mappings|"
                            "is not UTF-8|control character|requires ocelot-gen|more than|aliases nest|carriage return|a key must be a text")
VALUES = ("text", "'quoted'", "1.20", "17", "true", "", "~", "null", "[]", "[a, b]", "[a, 1]", "[a, ~]", "[[a]]", "{}",
          "{a: b}", "{base: b}", "[{a: b}]", "'null'", "2026-01-02", "''", "{architectures: [arm64]}")
REQUIREMENTS = ("'>= 0.1'", "'>=0.0.1,< 99'", "'= 0'", "0.1", "'> 0.1'", "'>= 0.1,'", "'>= 1.2.3.4'", "'>= v1'", "[a]", "~", "")


class Loader(yaml.SafeLoader):
    """YAML 1.2's core schema, as editors read it, with the merge key of YAML 1.1."""
    yaml_implicit_resolvers = {}


Loader.add_implicit_resolver("tag:yaml.org,2002:null", re.compile(r"^(?:~|null|Null|NULL|)$"), ["~", "n", "N", ""])
Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"^(?:true|True|TRUE|false|False|FALSE)$"), list("tTfF"))
Loader.add_implicit_resolver("tag:yaml.org,2002:float", re.compile(r"^[-+]?[0-9]+(?:\.[0-9]+)?$"), list("-+0123456789"))
Loader.add_implicit_resolver("tag:yaml.org,2002:merge", re.compile(r"^<<$"), ["<"])


def reader_says(name, text):
    """Whether our reader accepts a file, and its messages."""
    ended = subprocess.run([OCELOT, "format", "-", "--as", FILES[name]], input=text, capture_output=True, timeout=60)
    assert ended.returncode in (0, 1), ended
    return ended.returncode == 0, ended.stderr.decode(errors="replace")


def with_text_keys(value):
    """Converts keys to text, as in JSON."""
    if isinstance(value, dict):
        return {key if isinstance(key, str) else str(key): with_text_keys(below) for key, below in value.items()}
    return [with_text_keys(below) for below in value] if isinstance(value, list) else value


def compare(name, validator, text):
    """Whether the file is valid, for both; None if a schema cannot express its fault."""
    takes, words = reader_says(name, text)
    if not takes and BEYOND_SCHEMAS.search(words):
        return None
    try:
        document = with_text_keys(yaml.load(text, Loader))
    except (yaml.YAMLError, UnicodeError, ValueError):
        return None
    says = validator.is_valid(document)
    assert says == takes, (name, text.decode(), "the schema", says, "the reader", takes, words)
    return takes


def random_mapping(dice, keys, margin):
    lines = [f"{margin}{key}: {dice.choice(VALUES)}" for key in dice.sample(keys, dice.randint(0, min(3, len(keys))))]
    return "".join(line + "\n" for line in lines)


def random_file(dice, name, schema):
    if name in ("upstream", "policy"):
        return random_mapping(dice, [*schema["properties"], "reff"], "")
    if name == "component_dependencies":
        root = [*schema["properties"], "other"]
        return random_mapping(dice, root, "") if dice.random() < 0.3 else \
            f"{dice.choice(root)}:\n" + random_mapping(dice, ["a.b", "c", "d"], "  ")
    keys = [*schema["definitions"]["distribution"]["properties"], "buildtag"]
    if dice.random() < 0.2:
        return random_mapping(dice, ["distributions", "defaults", "requires", "a", "base"], "")
    root = dice.choice(["", "distributions:\n", f"requires: {dice.choice(REQUIREMENTS)}\ndistributions:\n",
                        "defaults:\n" + random_mapping(dice, ["architectures", "config", "base"], "  ") + "distributions:\n"])
    margin = "  " if root else ""
    names = dice.sample(["a", "base", "buildtags", "distributions"], dice.randint(1, 2))
    return root + "".join(f"{margin}{one}:\n{random_mapping(dice, keys, margin + '  ')}" for one in names)


def check(name):
    schema = json.loads(run(ROOT, "schema", name).stdout)
    jsonschema.Draft7Validator.check_schema(schema)
    validator = jsonschema.Draft7Validator(schema)
    verdicts = []
    for path in sorted(GOLDEN.glob("*.txt")):
        section = cases.read(path).project().get(f"config/{FILES[name]}")
        if section:
            verdicts.append(compare(name, validator, section.data()))
    dice = random.Random(7)
    for _ in range(400):
        verdicts.append(compare(name, validator, random_file(dice, name, schema).encode()))
    counts = [verdicts.count(one) for one in (True, False, None)]
    print(name, "%d valid, %d faulty, %d beyond schemas" % tuple(counts))
    assert counts[0] > 40 and counts[1] > 40 and counts[2] < len(verdicts) / 4, counts


def check_lock():
    """No other reader of the lock is available, so this only checks that the schema accepts what ocelot-gen writes, and no
    other key.
    """
    validator = jsonschema.Draft7Validator(json.loads(run(ROOT, "schema", "lock").stdout))
    assert validator.is_valid({"repo": "a/b", "ref": "v1", "folder": "c", "commit": "1", "tree": "2"})
    assert not validator.is_valid({"rev": "v1"}) and not validator.is_valid({"ref": None})


def check_install():
    """The text that --install prints can be added to the files: they stay canonical and valid."""
    with tempfile.TemporaryDirectory() as folder:
        project = pathlib.Path(folder).resolve()
        put(project / "config/distributions.yaml", "a: {}\n")
        lines = run(project, "schema", "--install").stdout.splitlines()
        assert len(lines) == 4, lines
        for line in lines:
            path, modeline = line.split(": ", 1)
            file, schema = project / path, modeline.partition("$schema=")[2]
            put(file, f"{modeline}\n{file.read_text() if file.exists() else ''}")
            jsonschema.Draft7Validator.check_schema(json.loads((file.parent / schema).read_text()))
        assert run(project, "format", "--check").stdout == ""
        assert run(project, "list", "distributions").stdout


def main():
    for name in FILES:
        check(name)
    check_lock()
    check_install()


main()
