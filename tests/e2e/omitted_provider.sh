#!/usr/bin/env bash
# A layer leaves out a configuration provider: the module is replaced and nothing else changes. What needs the provider is
# reported: in a configuration of the project by the generator, in another one by the check, and by the collector itself.
. "$(dirname "$0")/lib.sh"
built_project
module=go.opentelemetry.io/collector/confmap/provider/yamlprovider
sed -i '/^minimal:/a\  omit-providers: [yaml]' config/distributions.yaml
cp -r config "$work/config"
ocelot_gen -a amd64 -d minimal -d minimal-file --inspect amd64 >"$work/log" 2>&1 || fail "$(cat "$work/log")"
diff -r config "$work/config" || fail "a lock changed"
before=$(cd build && sha256sum collector-amd64-minimal-file.zip)
ninja >"$work/log" 2>&1 || fail "$(cat "$work/log")"
[ "$(cd build && sha256sum collector-amd64-minimal-file.zip)" = "$before" ] || fail "a layer with all providers changed"
grep -q 'gomod -yaml$' "$work/log" || fail "$(cat "$work/log")"
expect_no_work

program_of() { unzip -p "build/collector-amd64-$1.zip" extensions/collector >"$work/$1" && chmod +x "$work/$1"; }
program_of minimal
program_of minimal-file
go version -m "$work/minimal" | grep -A1 -F "$module" | grep -qP '^\t=>\t\./ocelot/omitted/yaml\t' || fail "$(go version -m "$work/minimal")"
! go version -m "$work/minimal-file" | grep -q omitted || fail "another layer leaves out a provider"
layer_starts build/collector-amd64-minimal.zip
! "$work/minimal" --config 'yaml:receivers:' >"$work/log" 2>&1 || fail "the provider is there"
grep -qF "this layer leaves out the provider 'yaml' for" "$work/log" || fail "$(cat "$work/log")"
grep -qF "remove 'yaml' from 'omit-providers' in config/distributions.yaml" "$work/log" || fail "$(cat "$work/log")"
python3 - build/collector-amd64-minimal.components.json <<'END'
import json, sys
listing = json.load(open(sys.argv[1]))
assert [one["name"] for one in listing["providers"]] == ["env", "file"], listing
END

# A configuration that another tool put into the layer. A value in `config-env` does not hide that the provider is missing.
mkdir collector-config
# shellcheck disable=SC2016
printf 'receivers:\n  otlp:\n    protocols: {grpc: {endpoint: "${yaml:localhost:1}"}}\nexporters: {debug: }\nservice:\n  pipelines:\n    traces: {receivers: [otlp], exporters: [debug]}\n' >collector-config/config.yaml
"$OCELOT_GEN" zip -r layer.zip collector-config
program=$(grep -lr 'this layer leaves out' build/ocelot/inspect)
expect_exit 1 "collector-config/config.yaml:3:34: error: the collector rejects the configuration: " step validate \
  --program "$program" --config collector-config/config.yaml --value yaml:localhost:1=localhost:1 -o verdict.json layer.zip
grep -qF "this layer leaves out the provider 'yaml' for \"yaml:localhost:1\"" "$work/err" || fail "$(cat "$work/err")"

# A configuration of the project.
sed -i '/^minimal:/a\  config: collector-config/config.yaml' config/distributions.yaml
expect_exit 1 "collector-config/config.yaml:3:34: error: '\${yaml:localhost:1}' needs the provider 'yaml', which 'minimal' leaves out" \
  -a amd64 -d minimal
sed -i 's/\[yaml\]/[]/' config/distributions.yaml
ocelot_gen -a amd64 -d minimal >"$work/log" 2>&1 || fail "$(cat "$work/log")"

# Without a network, and with an upstream that has a copy of its modules. The copy is not used: it has the provider.
sed -i 's/omit-providers: \[\]/omit-providers: [yaml]/; /config: collector-config/d' config/distributions.yaml
(cd ../upstream/collector && GOFLAGS=-mod=mod GOPROXY=off go mod vendor 2>"$work/err" && git add -f . && git commit -qm vendored) ||
  fail "$(cat "$work/err")"
GOPROXY=off ocelot_gen update >"$work/log" 2>&1 || fail "$(cat "$work/log")"
GOPROXY=off ocelot_gen --offline -a amd64 -d minimal >"$work/log" 2>&1 || fail "$(cat "$work/log")"
ninja >"$work/log" 2>&1 || fail "$(cat "$work/log")"
program_of minimal
go version -m "$work/minimal" | grep -qP '^\t=>\t\./ocelot/omitted/yaml\t' || fail "the vendored provider is in the layer"
tree=$(sed -nE 's|^build (build/ocelot/tree/[0-9a-f]+\.tar): gomod .*|\1|p' build.ninja)
tar tf "$tree" >"$work/files"
! grep -q ^vendor/ "$work/files" || fail "the tree has the copy"
