#!/usr/bin/env bash
# A layer whose link would repeat is recalled by its compiled packages: explain says so, and the cache counts a hit.
. "$(dirname "$0")/lib.sh"
built_small_project

sed -i 's/^func init() {/func init() { \/\/ adds itself/' components/collector/lambdacomponents/exporter/extra.go
ninja build/ocelot/tree/*.tar >"$work/log" 2>&1 || { cat "$work/log"; fail "the tree was not made"; }
explain extra
grep -qx 'recalled  package extra amd64' "$work/explained" || fail "a comment: $(cat "$work/explained")"
count() { "$OCELOT_GEN" cache | sed -nE "s/^$1 +//p"; }
hits=$(count hits) misses=$(count misses)
explained_as_run "a comment"
[ "$(count hits) $(count misses)" = "$((hits + 1)) $misses" ] || fail "the recall was not counted as a hit: $("$OCELOT_GEN" cache)"
