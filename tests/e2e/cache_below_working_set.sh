#!/usr/bin/env bash
# A cache that cannot hold a whole build: it stays within its limit, and the next build finds what it kept.
. "$(dirname "$0")/lib.sh"
make_small_project "$work"
cd "$work/project"
rm config/component_dependencies.yaml components/collector/lambdacomponents/exporter/extra.go
: >config/distributions.yaml
for name in a b c d e f; do
  printf '%s:\n  buildtags: [lambdacomponents.custom, lambdacomponents.exporter.%s]\n' $name $name >>config/distributions.yaml
  cat >components/collector/lambdacomponents/exporter/$name.go <<END
//go:build lambdacomponents.custom && (lambdacomponents.all || lambdacomponents.exporter.all || lambdacomponents.exporter.$name)

package exporter

func init() { Names = append(Names, "$name") }
END
done
blob_bytes() { find "$OCELOT_CACHE_DIR/blob" -type f -printf '%s\n' | awk '{ sum += $1 } END { print sum + 0 }'; }
hits() { "$OCELOT_GEN" cache | sed -n 's/^hits *//p'; }
build() { { ocelot_gen -a amd64 && ninja -j1; } >"$work/log" 2>&1 || fail "$(cat "$work/log")"; }
expect_within_limit() { # what was built
  [ "$(blob_bytes)" -le "$OCELOT_CACHE_SIZE" ] || fail "$1: $(blob_bytes) of $OCELOT_CACHE_SIZE bytes"
  "$OCELOT_GEN" cache verify >"$work/verified" 2>&1
  grep -qx 'nothing is damaged' "$work/verified" || fail "$1: $(cat "$work/verified")"
}

# Room for four of the six layers.
build
layer=$(stat -c %s build/ocelot/layer/amd64-a.zip)
layers_of . >"$work/layers"
export OCELOT_CACHE_SIZE=$(($(blob_bytes) - 3 * layer / 2))

rm -r build build.ninja "$OCELOT_CACHE_DIR"
build
expect_within_limit "the first build"
[ "$(hits)" = 0 ] || fail "an empty cache has hits"

rm -r build build.ninja
build
expect_within_limit "the second build"
# Each layer that was kept, and the steps before it.
[ "$(hits)" -ge 8 ] || fail "only $(hits) hits: $(cat "$work/log")"
layers_of . | diff "$work/layers" -

# The next layers take the place of those that no build uses any longer.
sed -i 's/"\(.\)"/"\1 2"/' components/collector/lambdacomponents/exporter/*.go
build
before=$(hits)
expect_within_limit "the changed build"
rm -r build build.ninja
build
expect_within_limit "the changed build, again"
[ "$(hits)" -ge $((before + 8)) ] || fail "only $(($(hits) - before)) hits after a change: $(cat "$work/log")"
