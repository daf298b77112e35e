#!/usr/bin/env bash
# A deleted input, and one that does not compile: the message is ocelot-gen's and names the file as the outer build sees it, and
# the last layers stay. Put back, they are built.
. "$(dirname "$0")/lib.sh"
make_outer
build_outer
# The path of the project, seen from the folder in which the outer build runs its commands.
seen=../otel
[ "$OUTER" != bazel ] || seen=otel

expect_failure() { # text
  if run_outer; then fail "the build passed: $(cat "$work/outer.log")"; fi
  grep -qFe "$1" "$work/outer.log" || fail "no '$1': $(cat "$work/outer.log")"
}
# Bazel removes the outputs of an action before it runs it.
expect_kept() {
  [ "$OUTER" = bazel ] || sha256sum --quiet -c "$work/before" || fail "a failed build changed a file"
}

sha256sum "$made"/*.zip "$made/bundle.tar" >"$work/before"
mv "$extra" "$work/extra.go"
if [ "$OUTER" = bazel ]; then
  # With --locked, the locks are compared first.
  expect_failure "otel/config/modules.lock:5:3: error: the modules that 'exporter.extra' requires"
else
  expect_failure "$seen/config/distributions.yaml:9:7: error: no component knows the tag 'lambdacomponents.exporter.extra'"
fi
expect_kept
sed 's/^func init() {/func init() { undefined()\n/' "$work/extra.go" >"$extra"
expect_failure "$seen/components/collector/lambdacomponents/exporter/extra.go:7:15: error: "
expect_kept
cp "$work/extra.go" "$extra"
build_outer
grep '\.zip$' "$work/before" | sha256sum --quiet -c || fail "other layers than before"
expect_bundle
expect_nothing_to_do

# A layer that the outer build asks for is no longer declared.
sed -i '/^marked:/,$d' otel/config/distributions.yaml
rm otel/config/component_dependencies.yaml "$extra"
[ "$OUTER" != bazel ] || ocelot_gen -C otel update >"$work/log" 2>&1 || fail "$(cat "$work/log")"
expect_failure "error: no target 'build/collector-arm64-marked.zip"
