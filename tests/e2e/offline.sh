#!/usr/bin/env bash
# --offline: all modules come from the module cache, and a missing one is named.
. "$(dirname "$0")/lib.sh"
built_project
export OCELOT_CACHE=off
# A proxy that nobody serves: who asks it, fails.
export GOPROXY=http://127.0.0.1:9 GONOSUMDB='' OCELOT_CACHE=off
cp -r build "$work/before"
rm -rf build
{ ocelot_gen -a amd64 -d minimal -d minimal-file --offline && ninja; } >"$work/log" 2>&1 || { cat "$work/log"; fail "offline"; }
for layer in minimal minimal-file; do cmp "build/collector-amd64-$layer.zip" "$work/before/collector-amd64-$layer.zip"; done

# Regeneration stays offline.
echo '# A remark.' >>config/distributions.yaml
ninja >"$work/log" 2>&1 || { cat "$work/log"; fail "offline regeneration"; }
grep -q 'gen --under-ninja.*--offline' build.ninja || fail "the regeneration would go online"

empty() { GOMODCACHE=$work/empty GOFLAGS=-modcacherw "$@"; }
! empty ninja -t clean >/dev/null || ! empty ninja minimal-file >"$work/log" 2>&1 || fail "a missing module was not missed"
grep -q "^note: not in Go's module cache: .*/exporter/fileexporter@v0.145.0" "$work/log" || fail "$(cat "$work/log")"
grep -q "help: run ocelot-gen build once without --offline to fetch them" "$work/log" || fail "$(cat "$work/log")"
! empty ninja minimal >"$work/log" 2>&1 || fail "a missing module was not missed"
grep -q "^note: not in Go's module cache: .*go.opentelemetry.io/collector/otelcol@v0.145.0" "$work/log" || fail "$(cat "$work/log")"
