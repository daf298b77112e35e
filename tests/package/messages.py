#!/usr/bin/env python3
"""Golden cases, with the program of the tarball: every tenth, or all with OCELOT_TESTS=long.

The program must print what the program of the tests prints, also where a library of it throws an exception.
"""
import os
import pathlib
import subprocess
import sys

GOLDEN = pathlib.Path(os.environ["SOURCE_ROOT"]) / "tests/golden"
STEP = 1 if os.environ.get("OCELOT_TESTS") == "long" else 10

cases = sorted(GOLDEN.glob("*.txt"))[::STEP]
failed = [case.name for case in cases
          if subprocess.run([sys.executable, GOLDEN / "run.py", os.environ["OCELOT_GEN"], case], timeout=300).returncode != 0]
print(f"{len(cases)} cases")
sys.exit(f"failed: {', '.join(failed)}" if failed or not cases else 0)
