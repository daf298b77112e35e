#!/usr/bin/env bash
# config/upstream.lock pins Go's version. One that this machine does not have, and cannot fetch, is an error that names it;
# update moves the pin.
. "$(dirname "$0")/modules.sh"
make_small_project "$work"
cd "$work/project"
printf 'dependencies:\n  lambdacomponents.exporter.extra: example.com/dep@v1.0.0\n' >config/component_dependencies.yaml
rm components/collector/lambdacomponents/exporter/extra.go
sed -i '/^extra:/,$d' config/distributions.yaml
mkdir "$work/empty"
export GOPROXY=file://$work/empty
build
version=$(go env GOVERSION)
grep -qx "go: ${version#go}" config/upstream.lock || fail "the version is not pinned: $(cat config/upstream.lock)"
layers_of . >"$work/before"

sed -i 's/^go: .*/go: 1.25.0/' config/upstream.lock
rm -rf build build.ninja
expect_failed_build
expect_in_log '^help: .*' 'go1\.25\.0' 'ocelot-gen update'
OCELOT_MESSAGE_FORMAT=json expect_failed_build
expect_in_log '"code": ?"missing-toolchain"'
grep -qx 'go: 1.25.0' config/upstream.lock || fail "the pin moved: $(cat config/upstream.lock)"

"$OCELOT_GEN" update --documents none -a amd64 >"$work/log" 2>&1 || fail "$(cat "$work/log")"
grep -qx "go: ${version#go}" config/upstream.lock || fail "update did not move the pin: $(cat config/upstream.lock)"
expect_in_log "1\.25\.0 → ${version#go}"
build
layers_of . | diff "$work/before" - || fail "another layer"
