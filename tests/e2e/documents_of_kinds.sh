#!/usr/bin/env bash
# Libraries, plugins and executables have documents, which describe the file itself.
. "$(dirname "$0")/lib.sh"
arch=$(go env GOARCH)
make_project "$work"
cd "$work/project"
rm -rf config/examples config/distributions.yaml config/component_dependencies.yaml components
cp -r "$SOURCE_ROOT/examples/plugin/." .
{ "$OCELOT_GEN" --package-jobs 2 -a "$arch" && ninja; } >"$work/log" 2>&1 || fail "$(cat "$work/log")"
archive=build/libotelcol-$arch-linked.a
for file in "build/libotelcol-$arch-core.so" "$archive" "build/otelcol-$arch-extensible" "build/otelcol-plugin-$arch-mark.so" "build/otelcol-$arch-plain"; do
  base=${file%.so}
  base=${base%.a}
  python3 - "$file" "$base.cdx.json" <<'END'
import hashlib, json, os, sys
path, sbom = sys.argv[1:]
main = json.load(open(sbom))["metadata"]["component"]
assert main["name"] == os.path.basename(path), main
assert main["hashes"][0]["content"] == hashlib.sha256(open(path, "rb").read()).hexdigest(), main
names = {one["name"] for one in json.load(open(sbom))["components"]}
assert {"std", "go.opentelemetry.io/collector/component", "example.com/ocelot/upstream/collector"} <= names, names
END
  grep -q '^  go.opentelemetry.io/collector/component v[0-9.]*: Apache-2.0$' "$base.LICENSES.txt" || fail "$(head -n 60 "$base.LICENSES.txt")"
done
"$OCELOT_GEN" verify >"$work/verified" 2>"$work/err" || fail "$(cat "$work/err")"
[ "$(wc -l <"$work/verified")" = 27 ] || fail "$(cat "$work/verified")"
grep -qx "ok  ${archive%.a}.pc" "$work/verified" || fail "$(cat "$work/verified")"
"$OCELOT_GEN" size linked >"$work/size" 2>&1 || fail "$(cat "$work/size")"
grep -q "google.golang.org/grpc" "$work/size" || fail "$(cat "$work/size")"
mkdir -p "$work/json"
"$OCELOT_GEN" list --format json >"$work/json/list.json"
for name in core linked extensible mark plain; do "$OCELOT_GEN" desc "$name" --format json >"$work/json/desc-$name.json"; done
for file in build/*.intoto.json; do cp "$file" "$work/json/provenance-$(basename "$file")"; done
/usr/bin/python3 - "$SOURCE_ROOT/docs/schema" "$work"/json/*.json <<'END' || fail "a document does not fit its schema"
import json, pathlib, sys
import jsonschema
folder = pathlib.Path(sys.argv[1])
known = {path.name: json.loads(path.read_text()) for path in folder.glob("*.json")}
for path in map(pathlib.Path, sys.argv[2:]):
    schema = known[path.name.split("-")[0].removesuffix(".json") + ".json"]
    resolver = jsonschema.RefResolver(f"{folder.resolve().as_uri()}/", schema)
    jsonschema.Draft202012Validator(schema, resolver=resolver).validate(json.loads(path.read_text()))
kinds = {one["name"]: (one["built_as"], one["plugins"]) for one in json.load(open(pathlib.Path(sys.argv[2]).parent / "list.json"))["distributions"]}
assert kinds["extensible"] == ("executable", "true") and kinds["linked"] == ("archive", None), kinds
END
printf 'denied-licenses: [MIT]\n' >config/policy.yaml
! "$OCELOT_GEN" audit linked >"$work/audit" 2>&1 || fail "no license is denied"
grep -q '^MIT: denied as MIT$' "$work/audit" || fail "$(cat "$work/audit")"
rm config/policy.yaml
header=build/libotelcol-$arch-core.h
grep -qx "ok  $header" "$work/verified" || fail "$(cat "$work/verified")"
cp -p "$header" "$work/header"
echo >>"$header"
expect_exit 1 "$header: error: its SHA-256 is " verify
cp -p "$work/header" "$header"
expect_no_work
"$OCELOT_GEN" clean --all >"$work/log" 2>&1
[ -z "$(find build -type f -name '*otelcol*')" ] || fail "clean --all leaves $(files)"
