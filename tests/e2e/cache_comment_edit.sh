#!/usr/bin/env bash
# After an edit that compiles to the same objects, or of a wrapper in no distribution, the layer comes from the cache, without a link.
. "$(dirname "$0")/lib.sh"
watched_tools
built_small_project
[ "$(packages_made)" = 2 ] || fail "the first build made no layers"
before=$(stat_outputs)
components=components/collector/lambdacomponents
rebuilt() { # what was done, how many layers are packaged
  ninja >"$work/log" 2>&1 || { cat "$work/log"; fail "$1: ninja failed"; }
  local made
  made=$(packages_made)
  [ "$made" = "$2" ] || fail "$1: $made layers were packaged instead of $2"
  expect_no_work
}

sed -i 's/^func init() {/func init() { \/\/ adds itself/' $components/exporter/extra.go
rebuilt "a comment on a line" 0
grep -q '] package extra amd64' "$work/log" || fail "the comment did not reach the step"
[ "$before" = "$(stat_outputs)" ] || fail "a comment on a line: an output moved"

sed 's/exporter.extra/exporter.other/; s/"extra"/"other"/' $components/exporter/extra.go >$components/exporter/other.go
rebuilt "a new wrapper that nobody selects" 0
[ "$before" = "$(stat_outputs)" ] || fail "a new wrapper that nobody selects: an output moved"

sed -i 's/"extra"/"extra-2"/' $components/exporter/extra.go
rebuilt "other code" 1
unzip -p build/collector-amd64-extra.zip extensions/collector >"$work/collector"
chmod +x "$work/collector"
"$work/collector" | grep -qx extra-2 || fail "the new code is not in the layer"
[ "$(grep -v extra <<<"$before")" = "$(stat_outputs | grep -v extra)" ] || fail "the other layer moved"

sed -i 's/"extra-2"/"extra"/' $components/exporter/extra.go
rebuilt "the code as it was" 0
[ "$(cut -d' ' -f1,6 <<<"$before")" = "$(stat_outputs | cut -d' ' -f1,6)" ] || fail "the code as it was: other sizes"
