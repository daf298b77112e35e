#!/usr/bin/env bash
# A deleted wrapper does not stop Ninja: it regenerates the file, which no longer has the wrapper.
. "$(dirname "$0")/lib.sh"
make_embedded otel
write_parent subninja otel <<<'default otel/all'
run_ninja
sed -i '/^extra:/,$d' otel/config/distributions.yaml
rm otel/components/collector/lambdacomponents/exporter/extra.go
run_ninja
grep -qx 'otel/: regenerate embed.ninja' "$work/ran" || fail "not regenerated: $(cat "$work/ninja.log")"
expect_nothing_to_do
! grep -q extra otel/embed.ninja || fail "embed.ninja still has the wrapper"
