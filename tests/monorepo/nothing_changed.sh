#!/usr/bin/env bash
# An embedded project builds the layers that it builds by itself, byte for byte, with subninja and with include. Then there
# is nothing to do.
. "$(dirname "$0")/lib.sh"
make_embedded otel
write_parent subninja otel <<<'build app: phony otel/all
default app'
run_ninja
grep -qx 'otel/: package plain amd64' "$work/ran" || fail "no layer was packaged: $(cat "$work/ninja.log")"
expect_nothing_to_do
expect_nothing_to_do otel/plain otel/amd64 otel/build/collector-amd64-extra.zip.sha256
write_parent include otel <<<'default otel/all'
expect_nothing_to_do
[ ! -e .ninja_log ] || [ ! -e otel/build/.ninja_log ] || fail "the embedded file has a builddir"

cp -r "$work/original" "$work/project"
cd "$work/project"
{ ocelot_gen --no-cache -a amd64 && ninja; } >"$work/own.log" 2>&1 || fail "$(cat "$work/own.log")"
[ "$(layers_of "$work/project")" = "$(layers_of "$outer/otel")" ] || fail "the layers differ"
