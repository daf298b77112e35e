#!/usr/bin/env bash
# By default, a layer has a list of its components next to it, and a configuration that does not fit the layer fails the
# build. The bytes of the layer are the same as with --inspect none.
. "$(dirname "$0")/lib.sh"
built_project
arch=$(go env GOARCH)
before=$(cd build && sha256sum "collector-amd64-minimal.zip")
"$OCELOT_GEN" -a amd64 -d minimal -d minimal-file >"$work/log" 2>&1 || fail "$(cat "$work/log")"
if [ "$arch" != amd64 ]; then
  ! grep -q '^build .*: inspect' build.ninja || fail "a layer of another architecture is inspected"
  exit 0
fi

ninja >"$work/log" 2>&1 || fail "$(cat "$work/log")"
[ "$(cd build && sha256sum "collector-amd64-minimal.zip")" = "$before" ] || fail "the layer changed"
components() {
  python3 -c 'import json, sys
print(*(one["kind"] + "." + one["type"] for one in json.load(open(sys.argv[1]))["components"]))' "build/collector-${build:-amd64}-$1.components.json"
}
[ "$(components minimal)" = "exporter.debug exporter.otlp_http processor.batch receiver.otlp" ] || fail "$(components minimal)"
[ "$(components minimal-file)" = "exporter.debug exporter.file exporter.otlp_http processor.batch receiver.otlp" ] ||
  fail "$(components minimal-file)"
python3 - build/collector-amd64-minimal.components.json "$SOURCE_ROOT/docs/schema/components.json" <<'END'
import json, sys
listing, schema = (json.load(open(path)) for path in sys.argv[1:])
assert listing["architectures"] == ["amd64", "arm64"], listing
assert [one["name"] for one in listing["providers"]] == ["env", "file", "yaml"], listing
assert [one["name"] for one in listing["converters"]] == ["disablequeuedretryconverter"], listing
otlp = next(one for one in listing["components"] if one["type"] == "otlp_http")
assert otlp["aliases"] == ["otlphttp"] and otlp["stability"]["traces"] == "Stable", otlp
assert (otlp["module"], otlp["version"]) == ("go.opentelemetry.io/collector/exporter/otlphttpexporter", "v0.145.0"), otlp
assert set(listing) == set(schema["properties"]) - {"not_run"}, listing
assert all(set(one) <= set(schema["$defs"]["component"]["properties"]) for one in listing["components"]), listing
END
expect_no_work
OCELOT_OUT=$work/received layer_starts build/collector-amd64-minimal-file.zip

# A configuration that uses what the layer does not have.
kept=$(cd build && sha256sum collector-amd64-minimal-file.zip)
cp config/examples/file.yaml "$work/file.yaml"
sed -i 's/^  file:/  flie:/' config/examples/file.yaml
cmp -s config/examples/file.yaml "$work/file.yaml" && fail "the test changes nothing"
! ninja >"$work/log" 2>&1 || fail "a layer with an unusable configuration was built"
grep -qE "^config/examples/file.yaml:[0-9]+:3: error: the collector rejects 'exporters::flie': unknown type \"flie\"" "$work/log" ||
  fail "$(cat "$work/log")"
grep -qF "help: did you mean 'file'?" "$work/log" || fail "$(cat "$work/log")"
[ "$(cd build && sha256sum collector-amd64-minimal-file.zip)" = "$kept" ] || fail "the rejected layer has its final name"
cp "$work/file.yaml" config/examples/file.yaml
ninja >"$work/log" 2>&1 || fail "$(cat "$work/log")"

# clean knows the list, also without the option. A build without the option removes it: it may not describe the layer.
"$OCELOT_GEN" clean >"$work/log" 2>&1 || fail "$(cat "$work/log")"
[ -e build/collector-amd64-minimal-file.components.json ] || fail "clean removed the list of a declared layer"
"$OCELOT_GEN" clean -d minimal-file >"$work/log" 2>&1 || fail "$(cat "$work/log")"
[ ! -e build/collector-amd64-minimal-file.components.json ] || fail "clean leaves the list: $(cat "$work/log")"
ocelot_gen -a amd64 -d minimal -d minimal-file >"$work/log" 2>&1
ninja >"$work/log" 2>&1 || fail "$(cat "$work/log")"
[ ! -e build/collector-amd64-minimal.components.json ] || fail "the list of an earlier build stays"
"$OCELOT_GEN" clean --all >"$work/log" 2>&1 || fail "$(cat "$work/log")"
for folder in inspect validate; do [ ! -e "build/ocelot/$folder" ] || fail "clean --all leaves files: $(files)"; done

# Layers of another architecture alone are not inspected, and gen says so.
"$OCELOT_GEN" -a arm64 -d minimal >"$work/log" 2>&1 || fail "$(cat "$work/log")"
grep -q '1 layer of 1 distribution; 1 layer not inspected$' "$work/log" || fail "$(cat "$work/log")"
# With --inspect-host they are.
"$OCELOT_GEN" -a arm64 -d minimal --inspect-host >"$work/log" 2>&1 || fail "$(cat "$work/log")"
ninja >"$work/log" 2>&1 || fail "$(cat "$work/log")"
[ "$(build=arm64 components minimal)" = "exporter.debug exporter.otlp_http processor.batch receiver.otlp" ] || fail "$(files)"
