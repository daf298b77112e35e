#!/usr/bin/env bash
# With a jobserver, Go uses one core and one for each token that is free, and all tokens come back.
. "$(dirname "$0")/jobserver_lib.sh"
noting_go
make_small_project "$work"
cd "$work/project"
ocelot_gen -a amd64 >"$work/log" 2>&1
build() { ninja >"$work/log" 2>&1 || { cat "$work/log"; fail "ninja failed"; }; }
build_again() { rm -r build && build; }

OCELOT_CACHE=off build
layers_of . >"$work/unlimited"
[ "$(sort -u "$work/shares")" = none ] || fail "limited without a jobserver: $(cat "$work/shares")"

for tokens in '' x abc; do
  forget_shares
  serve "$tokens"
  OCELOT_CACHE=off build_again
  expect_shares $((1 + ${#tokens}))
  ! is_client || [ "$(cat "$work/peak")" -le $((1 + ${#tokens})) ] || fail "more cores than tokens: $(cat "$work/peak")"
  expect_tokens "$tokens"
  layers_of . | diff "$work/unlimited" - || fail "the tokens changed a layer"
done

# The user's own limit is lower.
forget_shares
serve abc
GOMAXPROCS=1 build_again
expect_shares 1
expect_tokens abc

# No key has the number of cores.
forget_shares
serve abc
build_again
[ ! -s "$work/shares" ] || fail "go was run again: $(cat "$work/shares")"
expect_tokens abc

sed -i 's/^func init() {/func init() {\n\tundefinedThing()/' components/collector/lambdacomponents/exporter/extra.go
serve abc
! ninja >"$work/log" 2>&1 || fail "the broken wrapper was compiled"
expect_tokens abc
sed -i '/undefinedThing/d' components/collector/lambdacomponents/exporter/extra.go

for signal in INT TERM; do
  forget_shares
  echo "// $signal" >>components/collector/lambdacomponents/exporter/extra.go
  touch "$work/hold"
  serve abc
  ninja >"$work/log" 2>&1 &
  pid=$!
  for _ in $(seq 600); do
    [ ! -e "$work/held" ] || break
    sleep 0.1
  done
  [ -e "$work/held" ] || fail "go was not started: $(cat "$work/log")"
  kill -$signal $pid
  wait $pid || true  # Ninja 1.13.0 exits with 0 (its issue 2681)
  expect_tokens abc
  rm "$work/hold" "$work/held"
done

# Of a fifo that does not exist, only the first step warns.
export MAKEFLAGS=--jobserver-auth=fifo:$work/missing
forget_shares
OCELOT_CACHE=off build_again
expect_shares 1
[ "$(grep -c 'warning: cannot open the jobserver: No such file' "$work/log")" = 1 ] || fail "$(cat "$work/log")"
