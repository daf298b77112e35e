#!/usr/bin/env bash
# Errors of a regeneration and of a step name files as the outer project does.
. "$(dirname "$0")/lib.sh"
make_embedded libs/otel
write_parent subninja libs/otel <<<'default libs/otel/all'
run_ninja
expect_message() { # text
  ! "$NINJA" >"$work/log" 2>&1 || fail "$NINJA succeeded"
  grep -qFe "$1" "$work/log" || fail "no '$1' in: $(cat "$work/log")"
}
cp libs/otel/config/distributions.yaml "$work/good.yaml"
printf 'one:\n  base: two\n' >>libs/otel/config/distributions.yaml
expect_message "libs/otel/config/distributions.yaml:11:9: error: unknown base 'two'"
cp "$work/good.yaml" libs/otel/config/distributions.yaml
sed -i 's/^func init() {/&\n\tundefined()/' libs/otel/components/collector/lambdacomponents/exporter/extra.go
OCELOT_MESSAGE_FORMAT=github expect_message '::error file=libs/otel/components/collector/lambdacomponents/exporter/extra.go,line='
expect_message 'libs/otel/components/collector/lambdacomponents/exporter/extra.go:'
[ -e libs/otel/build/ocelot/layer/amd64-extra.zip.log ] || fail "there is no log"

# The names are those of the project where the user works in it.
printf 'one:\n  base: two\n' >>libs/otel/config/distributions.yaml
expect_exit 1 "config/distributions.yaml:11:9: error: unknown base 'two'" -C libs/otel --embed libs/otel
! grep -q libs/otel/config "$work/err" || fail "$(cat "$work/err")"
