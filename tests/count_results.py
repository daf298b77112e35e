#!/usr/bin/env python3
"""Counts the results of one `meson test`, from its testlog.json.

Usage: count_results.py LOG EXIT_STATUS SUITE... Prints a line for each suite on stderr, and "PASSED FAILED SKIPPED" on
stdout. A suite in which nothing passed is a failure, and so is a failed `meson test` without a failed test.
"""
import json
import pathlib
import sys

log, status, *suites = sys.argv[1:]
PASSED, SKIPPED = {"OK", "EXPECTEDFAIL"}, {"SKIP"}


def results():
    path = pathlib.Path(log)
    return [json.loads(line) for line in path.read_text().splitlines()] if path.exists() else []


def is_of(suite, result):
    """Whether a test is in a suite. Meson names a test "PROJECT:SUITE / TEST"."""
    return result["name"].partition(" / ")[0].endswith(f":{suite}")


def count(suite, tests):
    passed = sum(test["result"] in PASSED for test in tests)
    skipped = sum(test["result"] in SKIPPED for test in tests)
    failed = len(tests) - passed - skipped
    seconds = sum(test["duration"] for test in tests)
    print(f"  {suite:<8} {passed:>4} passed {failed:>3} failed {skipped:>3} skipped {seconds:>7.0f} s", file=sys.stderr)
    if passed == 0:
        print(f"suite {suite}: no test passed", file=sys.stderr)
        failed += 1
    return passed, failed, skipped


tests = results()
totals = [count(suite, [test for test in tests if is_of(suite, test)]) for suite in suites]
passed, failed, skipped = (sum(column) for column in zip(*totals))
print(passed, failed if failed or status == "0" else 1, skipped)
