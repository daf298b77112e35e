#!/usr/bin/env python3
"""Runs the benchmarks, prints their table and writes out/bench.json: ocelot-gen and its peer, measured in the same run."""
import argparse
import datetime
import importlib
import json
import os
import pathlib
import platform
import re
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))

from bench import ROOT, Bench
from measure import FIELDS, Failed, record

GROUPS = ("whole", "wrapper", "bare", "sandbox", "proof", "cold", "generation", "packing", "memory", "loader", "sidecar")
PAGE = ROOT / "docs/performance.md"
EXAMPLES = """examples:
  ./dev bench                     every row; some take minutes
  ./dev bench --quick             without the rows of a cold Go cache
  ./dev bench packing linear      two rows
  tests/bench/run.py --list       their names
  tests/bench/run.py --page out/bench.json
                                  put measured figures into docs/performance.md
"""


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, epilog=EXAMPLES, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("rows", nargs="*", metavar="ROW", help="only this row; may be repeated")
    parser.add_argument("--only", action="append", default=[], metavar="ROW", help="the same")
    parser.add_argument("--quick", action="store_true", help="leave out the rows that take many minutes")
    parser.add_argument("--list", action="store_true", help="print the rows and their goals, measure nothing")
    parser.add_argument("--dry", action="store_true", help="write a record of zeros for each row, measure nothing")
    parser.add_argument("--page", metavar="FILE", help="put a file's records into docs/performance.md, measure nothing")
    parser.add_argument("--json", metavar="FILE", default="out/bench.json", help="where the records go (%(default)s)")
    parser.add_argument("--rounds", type=int, default=0, metavar="N", help="rounds of each row (default: by row, 3 to 15)")
    parser.add_argument("--build", metavar="DIR", default="out/bench-build", help="where ocelot-gen was built (%(default)s)")
    return parser.parse_args()


def groups():
    return [importlib.import_module(f"rows.{name}") for name in GROUPS]


def chosen(asked, quick):
    """The rows to measure, by group, and the rows that are skipped."""
    names = [row.name for group in groups() for row in group.ROWS]
    unknown = sorted(set(asked) - set(names))
    if unknown:
        sys.exit(f"no row '{unknown[0]}'; the rows are: {' '.join(names)}")
    plan, left_out = [], []
    for group in groups():
        asked_here = [row for row in group.ROWS if not asked or row.name in asked]
        left_out += [row for row in asked_here if quick and row.slow]
        wanted = [row for row in asked_here if not (quick and row.slow)]
        if wanted:
            plan.append((group, wanted))
    return plan, left_out


def cells(one):
    spread = f"{one['ours']:g} ({one['ours_min']:g} to {one['ours_max']:g})"
    peer = f"{one['peer']:g} ({one['peer_min']:g} to {one['peer_max']:g})"
    return one["row"], one["work"], spread, peer, one["unit"], f"{one['ratio']:g}", one["goal"], "yes" if one["holds"] else "**no**"


def table(records):
    head = ("row", "work", "ours, median (min to max)", "peer", "unit", "ratio", "must reach", "holds")
    lines = [head, tuple("---" for _ in head), *(cells(one) for one in records)]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def whole_table(records):
    """The table of all rows; a row without a record is shown as not measured and as not reached."""
    by_name = {one["row"]: one for one in records}
    measured = {name: table([one]).splitlines()[-1] for name, one in by_name.items()}
    rows = [row for group in groups() for row in group.ROWS]
    lines = [measured.get(row.name) or f"| {row.name} | {row.work} | not measured | | {row.unit} | | {row.goal} | **no** |"
             for row in rows]
    return "\n".join(table([]).splitlines() + lines)


def notes(records):
    return "\n".join(f"- {one['row']}: {one['note']}" for one in records if one["note"])


def machine():
    """What the figures depend on: cores, processor, memory, kernel."""
    model = re.search(r"^model name\s*: (.*)$", pathlib.Path("/proc/cpuinfo").read_text(), re.M)
    memory = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") / 1e9
    return f"{os.cpu_count()} cores ({model[1] if model else platform.machine()}), {memory:.0f} GB, Linux {platform.release()}"


def stamped(records):
    when, where = datetime.date.today().isoformat(), machine()
    return [{**one, "date": when, "machine": where} for one in records]


def update_page(records):
    """Replaces the text between the page's two markers."""
    places = sorted({f"Measured on {one['date']}: {one['machine']}." for one in records})
    text = "\n\n".join(["\n".join(places), whole_table(records), notes(records)])
    page = PAGE.read_text()
    page, count = re.subn(r"(<!-- figures -->\n).*(<!-- end of figures -->)", lambda m: f"{m[1]}\n{text}\n\n{m[2]}", page, flags=re.S)
    if count != 1:
        sys.exit(f"{PAGE} lacks its marks")
    PAGE.write_text(page)


def measure(bench, plan):
    """The records of a plan, and whether a row could not be measured."""
    records, failed = [], False
    for group, wanted in plan:
        print(f"measuring: {' '.join(row.name for row in wanted)}", file=sys.stderr, flush=True)
        try:
            for one in group.measure(bench, wanted):
                records.append(one)
        except Failed as failure:
            failed = True
            print(f"not measured: {failure}", file=sys.stderr)
    return records, failed


def details_of(path):
    """The path of the file with the other data of the records: ranges, rounds, notes, date and machine."""
    path = pathlib.Path(path)
    return path.with_name(f"{path.stem}-details{path.suffix}")


def write(path, records):
    path = pathlib.Path(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    short = [{field: one[field] for field in FIELDS} for one in records]
    for place, content in ((path, short), (details_of(path), stamped(records))):
        place.write_text(json.dumps(content, indent=1, ensure_ascii=False) + "\n")


def main():
    options = arguments()
    os.chdir(ROOT)
    if options.page:
        update_page(json.loads(details_of(options.page).read_text()))
        return 0
    plan, left_out = chosen([*options.rows, *options.only], options.quick)
    if options.list:
        print("\n".join(f"{row.name:<16} {row.work}: {row.goal}" for _, wanted in plan for row in wanted))
        return 0
    if options.dry:
        write(options.json, [record(row, [0], [0], 0, False) for _, wanted in plan for row in wanted])
        return 0
    build = ROOT / options.build
    bench = Bench(build / "src/cli/ocelot-gen", build / "src/loader/ocelot-load", build / "tests/bench/pack", options.rounds)
    records, failed = measure(bench, plan)
    write(options.json, records)
    print(table(records))
    print(notes(records))
    for row in left_out:
        print(f"left out by --quick, not measured: {row.name}")
    return 1 if failed else 0


sys.exit(main())
