#!/usr/bin/env bash
# `size` measures built layers; --costs links a layer with and without each component, once for each set of tags; --since
# compares with the layer of an earlier commit, if the action cache has it.
. "$(dirname "$0")/lib.sh"
watched_tools
make_small_project "$work"
cd "$work/project"
ocelot_gen -a amd64 >"$work/log" 2>&1
expect_exit 1 "plain amd64 is not built" size plain
grep -qF "help: ocelot-gen build plain" "$work/err" || fail "$(cat "$work/err")"
build_small_project
size() { "$OCELOT_GEN" size --format json "$@" >"$work/size.json" 2>"$work/err" || fail "size $*: $(cat "$work/err")"; }
checked() { # a Python program that sees the answer as `answer`, and its layers by name
  /usr/bin/python3 - "$work/size.json" "$SOURCE_ROOT/docs/schema/size.json" "$@" <<END || fail "$(cat "$work/size.json")"
import json, os, sys, jsonschema
answer, schema = (json.load(open(path)) for path in sys.argv[1:3])
jsonschema.Draft202012Validator(schema).validate(answer)
layers = {one["distribution"]: one for one in answer["layers"]}
$(cat)
END
}

# Totals are those of the file; what is zero at the start is in no section.
size
unzip -q build/collector-amd64-extra.zip -d "$work/unzipped"
checked build/collector-amd64-extra.zip "$work/unzipped" <<'END'
zip, folder = sys.argv[3:]
size = layers["extra"]["size"]
assert size["file"] == os.path.getsize(zip), size
assert layers["extra"]["sha256"] == open(zip + ".sha256").read().split()[0], layers["extra"]
files = [os.path.join(place, name) for place, _, names in os.walk(folder) for name in names]
assert size["unzipped"] == sum(map(os.path.getsize, files)), size
assert size["binary"] == os.path.getsize(folder + "/extensions/collector"), size
sections = {one["name"]: one["bytes"] for one in size["sections"]}
assert ".text" in sections and ".noptrbss" not in sections and ".bss" not in sections, sections
assert 0.9 * size["binary"] < sum(sections.values()) <= size["binary"], sections
modules = {one["module"]: one for one in size["modules"]}
assert modules["go.uber.org/multierr"]["version"] == "v1.11.0" and modules["go.uber.org/multierr"]["text"] > 0, modules
assert 0.9 * sections[".text"] < sum(one["text"] for one in modules.values()) <= sections[".text"], modules
assert "go.uber.org/multierr" not in {one["module"] for one in layers["plain"]["size"]["modules"]}
assert layers["plain"]["costs"] is None and layers["plain"]["before"] is None
END
cp "$work/size.json" "$work/first.json"
rm -f "$work/started"
touch "$work/forbidden"
size
expect_none_started
cmp -s "$work/size.json" "$work/first.json" || fail "another answer from the cache"
rm "$work/forbidden"
"$OCELOT_GEN" size plain >"$work/out" 2>"$work/err" || fail "$(cat "$work/err")"
grep -q '^plain amd64: build/collector-amd64-plain.zip$' "$work/out" || fail "$(cat "$work/out")"
grep -q 'misleads about the cost of a component' "$work/out" || fail "$(cat "$work/out")"

# Costs are those of real links of the layer's tree.
size extra --costs --jobs 2
[ "$(grep -c '^\[./4\] link extra amd64$' "$work/err")" = 4 ] || fail "$(cat "$work/err")"
tree=$(sed -n 's|^build \(build/ocelot/tree/[0-9a-f]*.tar\):.*multierr.*|\1|p; s|^build \(build/ocelot/tree/[0-9a-f]*.tar\): gomod .*exporter.extra.*|\1|p' build.ninja | head -n 1)
mkdir "$work/tree"
tar -xf "$tree" -C "$work/tree"
link() { # tags
  (cd "$work/tree" && CGO_ENABLED=0 GOARCH=amd64 GOFLAGS=-buildvcs=false go build -trimpath -tags "$1" -ldflags '-s -w' -o linked . && stat -c %s linked)
}
custom=lambdacomponents.custom debug=lambdacomponents.exporter.debug extra=lambdacomponents.exporter.extra
checked "$(link $custom,$debug,$extra)" "$(link $custom)" "$(link $custom,$debug)" "$(link $custom,$extra)" <<'END'
full, base, debug, extra = map(int, sys.argv[3:])
assert layers["extra"]["costs"] == {"full": full, "base": base, "components": [
    {"component": "exporter.debug", "adds": full - extra, "alone": debug - base},
    {"component": "exporter.extra", "adds": full - debug, "alone": extra - base}]}, (layers["extra"]["costs"], sys.argv)
assert full > base
END
rm -f "$work/started"
touch "$work/forbidden"
size extra --costs
expect_none_started
rm "$work/forbidden"

# A layer that is not that of the declaration: without its tree, with other tags, with another source of a component, and
# with a file that a build did not write.
stale() { # distribution
  local option
  for option in '' --costs; do
    expect_exit 1 "$1 amd64 is not built from the current declaration" size "$1" $option
    grep -qF "help: ocelot-gen build $1" "$work/err" || fail "$(cat "$work/err")"
  done
}
mv "$tree" "$tree.away"
stale extra
mv "$tree.away" "$tree"
cp config/distributions.yaml "$work/declared.yaml"
sed -i 's/^plain:/&\n  go: {tags: [another]}/' config/distributions.yaml
stale plain
cp "$work/declared.yaml" config/distributions.yaml
cp -p components/collector/lambdacomponents/exporter/extra.go "$work/extra.go"
echo '// another' >>components/collector/lambdacomponents/exporter/extra.go
stale extra
size plain
cp -p "$work/extra.go" components/collector/lambdacomponents/exporter/extra.go
cp -p build/collector-amd64-extra.zip "$work/extra.zip"
printf x >>build/collector-amd64-extra.zip
expect_exit 1 "extra amd64 differs from its checksum build/collector-amd64-extra.zip.sha256" size extra
grep -qF "help: remove build/collector-amd64-extra.zip, then run: ocelot-gen build extra" "$work/err" || fail "$(cat "$work/err")"
cp -p build/ocelot/layer/amd64-plain.zip build/collector-amd64-extra.zip
(cd build && sha256sum collector-amd64-extra.zip >collector-amd64-extra.zip.sha256)
stale extra
cp -p "$work/extra.zip" build/collector-amd64-extra.zip
(cd build && sha256sum collector-amd64-extra.zip >collector-amd64-extra.zip.sha256)
size extra

# What grew since a commit.
printf 'build/\nbuild.ninja\n.ninja_*\n' >.gitignore
git init -q -b main && git add -A && git commit -q -m before
printf 'added:\n  base: plain\n' >>config/distributions.yaml
write_extra_exporter
{ ocelot_gen -a amd64 && ninja; } >"$work/log" 2>&1 || fail "$(cat "$work/log")"
size --since main
checked "$work/first.json" "$(git rev-parse main)" <<'END'
first = {one["distribution"]: one["size"] for one in json.load(open(sys.argv[3]))["layers"]}
assert answer["since"] == sys.argv[4]
assert layers["extra"]["before"] == {"state": "built", "size": first["extra"]}
assert layers["extra"]["size"]["binary"] > first["extra"]["binary"] + 1000000
assert layers["plain"]["before"]["size"] == layers["plain"]["size"] == first["plain"]
assert layers["added"]["before"] == {"state": "absent", "size": None}
END
"$OCELOT_GEN" size extra --since main >"$work/out" 2>"$work/err" || fail "$(cat "$work/err")"
grep -qE '^ +[0-9,]+ +\+[0-9,]+ +zip$' "$work/out" || fail "$(cat "$work/out")"
grep -qE '^ +\+[0-9,]+ +std$' "$work/out" || fail "$(cat "$work/out")"
! git status --short | grep -qv '^ M config\|^ M components' || fail "$(git status --short)"
"$OCELOT_GEN" cache clear >"$work/log" 2>&1
size extra --since main
checked <<'END'
assert layers["extra"]["before"] == {"state": "not-built", "size": None}
END

expect_exit 2 "--costs and --since cannot be used together" size --costs --since main
expect_exit 2 "--jobs takes a number from 1 on, not '0'" size --costs -j 0
expect_exit 1 "nosuch" size nosuch
[ -n "$(ls build/ocelot/examine)" ] || fail "no log is kept"
"$OCELOT_GEN" clean --all >"$work/log" 2>&1
[ ! -e build/ocelot/examine ] || fail "clean --all leaves files: $(files)"
