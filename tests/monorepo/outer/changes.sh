#!/usr/bin/env bash
# A changed wrapper, a new wrapper and an added distribution are noticed, and exactly the layers that they concern change.
. "$(dirname "$0")/lib.sh"
make_outer
add_copy copy-of-minimal.zip
build_outer
expect_nothing_to_do

expect_only_marked_changed() { # what was done
  local minimal marked copy
  minimal=$(digest minimal) marked=$(digest marked) copy=$(stat -L -c '%i %y' "$made/copy-of-minimal.zip")
  build_outer
  expect_runs
  [ "$minimal" = "$(digest minimal)" ] || fail "$1: minimal changed, too"
  [ "$marked" != "$(digest marked)" ] || fail "$1: marked is old"
  # make compares only times, and the other layer has a new one.
  [ "$OUTER" = cmake_make ] || [ "$copy" = "$(stat -L -c '%i %y' "$made/copy-of-minimal.zip")" ] ||
    fail "$1: what is made of an unchanged layer was made again"
  expect_bundle
  expect_nothing_to_do
}

change_extra
expect_only_marked_changed 'a changed wrapper'

# A new wrapper that no distribution includes is read, and changes nothing; included, it changes the layers that include it.
sed 's/exporter\.extra/exporter.added/g; s/"extra"/"added"/' "$extra" >"$(dirname "$extra")/added.go"
before=$(digest minimal; digest marked)
build_outer
expect_runs
[ "$before" = "$(digest minimal; digest marked)" ] || fail "a wrapper that is not included changed a layer"
expect_settled
sed -i 's/^    - .*exporter\.extra$/&\n    - lambdacomponents.exporter.added/' otel/config/distributions.yaml
expect_only_marked_changed 'a new wrapper'

printf 'third:\n  base: minimal\n' >>otel/config/distributions.yaml
before=$(digest minimal; digest marked)
build_outer
expect_runs
[ "$before" = "$(digest minimal; digest marked)" ] || fail "an added distribution changed the layers of others"
expect_nothing_to_do
add_layer otel collector-arm64-third.zip third.zip
build_outer
cmp "$made/third.zip" "$(layer minimal)"
expect_nothing_to_do
