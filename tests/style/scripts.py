#!/usr/bin/env python3
"""Shell scripts pass shellcheck, every test script is in its table, and the build has a test of each case and unit test file."""
import json
import pathlib
import subprocess
import sys

root = pathlib.Path(sys.argv[1])
scripts = [root / "dev", root / ".ci/run", root / "tests/golden/update", *sorted(root.glob("tests/**/*.sh"))]
# 1091, 2154, 2164: e2e scripts get `work` and `set -e` from lib.sh. 2034, 2251: a leading `!` is intended to expect a failure.
run = subprocess.run(["shellcheck", "--shell=bash", "--exclude=SC1091,SC2154,SC2164,SC2034,SC2251", *map(str, scripts)], cwd=root)
faults = run.returncode != 0
for folder, pattern in (("e2e", "*.sh"), ("faults", "*.py"), ("faults", "*.sh"), ("loader", "*.py")):
    table = (root / "tests" / folder / "meson.build").read_text()
    for path in sorted((root / "tests" / folder).glob(pattern)):
        if path.stem not in ("lib", "jobserver_lib", "smoke_lib", "modules", "harness", "artifacts") and f"'{path.stem}'" not in table:
            print(f"{path.relative_to(root)} is in no table")
            faults = True
tests = json.loads(subprocess.check_output(["meson", "introspect", "--tests", sys.argv[2]]))
names = {(suite.removeprefix("ocelot-gen:"), test["name"]) for test in tests for suite in test["suite"]}
for suite, pattern in (("golden", "*.txt"), ("unit", "**/*_test.cpp")):
    folder = root / "tests" / suite
    for path in sorted(folder.glob(pattern)):
        name = path.relative_to(folder).with_suffix("").as_posix().removesuffix("_test").replace("/", "-")
        if (suite, name) not in names:
            print(f"{path.relative_to(root)} is not a test of {sys.argv[2]}; configure it again")
            faults = True
sys.exit(1 if faults else 0)
