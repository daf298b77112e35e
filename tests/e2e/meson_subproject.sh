#!/usr/bin/env bash
# As a Meson subproject: the outer project finds the programs and libocelot-load, and gets no tests, examples and manual pages.
. "$(dirname "$0")/lib.sh"
mkdir -p "$work/outer/subprojects"
cd "$work/outer"
ln -s "$SOURCE_ROOT" subprojects/ocelot-gen
echo 'int main() { return 0; }' >host.cpp
cat >meson.build <<'END'
project('outer', 'cpp', default_options: ['cpp_std=c++20'])
subproject('ocelot-gen')
custom_target('version', output: 'version', command: [find_program('ocelot-gen'), '--version'], capture: true)
custom_target('loader', output: 'loader', command: [find_program('ocelot-load'), '--version'], capture: true)
executable('host', 'host.cpp', dependencies: dependency('ocelot-load'))
END
meson setup build >"$work/log" 2>&1 || fail "$(cat "$work/log")"
meson introspect build --targets >"$work/targets"
python3 - "$work/targets" <<'END'
import json, sys
names = [target["name"] for target in json.load(open(sys.argv[1]))]
assert {"ocelot-gen", "ocelot-load", "host", "version", "loader"} <= set(names), names
unwanted = [name for name in names if name.endswith(".1") or name in ("unit", "embedded") or name.startswith(("fuzz", "replay"))]
assert not unwanted, unwanted
END
# Building all of it would take minutes; the plan of Ninja shows that nothing is missing.
ninja -C build -n >"$work/plan" || fail "$(cat "$work/plan")"
