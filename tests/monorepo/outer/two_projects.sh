#!/usr/bin/env bash
# Two projects with one upstream in one outer project, built at the same time: each is noticed by itself.
. "$(dirname "$0")/lib.sh"
make_outer
mkdir libs
cp -r otel libs/other
add_layer libs/other collector-arm64-marked.zip other.zip
build_outer
cmp "$made/other.zip" "$(layer marked)"
expect_nothing_to_do
sed -i 's/^func init() {/var _ = "changed"\n\nfunc init() {/' libs/other/components/collector/lambdacomponents/exporter/extra.go
before=$(digest minimal; digest marked)
build_outer
[ "$(count_runs)" = 1 ] || fail "the other project was built, too: $(cat "$work/started")"
[ "$before" = "$(digest minimal; digest marked)" ] || fail "the other project's layers changed"
! cmp -s "$made/other.zip" "$(layer marked)" || fail "the change was not noticed"
expect_nothing_to_do
