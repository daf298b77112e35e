#!/usr/bin/env bash
# An added distribution is built in the same run, whether build.ninja is a phony target or made by a rule of the outer
# project that has the embedded file as an input.
. "$(dirname "$0")/lib.sh"
add() { printf '%s:\n  base: plain\n' "$1" >>otel/config/distributions.yaml; }
make_embedded otel
write_parent subninja otel <<<'default otel/all'
run_ninja
add first
run_ninja
grep -qx 'otel/: rename build/collector-amd64-first.zip' "$work/ran" || fail "not built: $(cat "$work/ninja.log")"
expect_nothing_to_do

cat >template <<'END_OF_PARENT'
rule configure
  command = cp template build.ninja
  generator = 1
subninja otel/embed.ninja
build build.ninja: configure template | otel/embed.ninja
default otel/all
END_OF_PARENT
cp template build.ninja
run_ninja
expect_nothing_to_do
add second
run_ninja
grep -qx 'otel/: rename build/collector-amd64-second.zip' "$work/ran" || fail "not built: $(cat "$work/ninja.log")"
expect_nothing_to_do
