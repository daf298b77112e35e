#!/usr/bin/env bash
# --format and OCELOT_FORMAT are for answers, --message-format and OCELOT_MESSAGE_FORMAT for diagnostics.
. "$(dirname "$0")/lib.sh"
make_small_project "$work"
cd "$work/project"
ocelot_gen -a amd64
kind_of() { sed -n 's/^  "kind": "\(.*\)",$/\1/p'; }
expect_kind() { # kind words…
  local kind=$1
  shift
  [ "$("$@" 2>/dev/null | kind_of)" = "$kind" ] || fail "$*: $("$@" 2>&1)"
}
gen=$OCELOT_GEN
export OCELOT_FORMAT=json
expect_kind format "$gen" format --check
expect_kind cache "$gen" cache
expect_kind cache-removal "$gen" cache gc
expect_kind clean "$gen" clean
expect_kind explain "$gen" explain -a amd64 all
expect_kind list "$gen" list
expect_kind diagnostics "$gen" gen -a amd64
expect_kind diagnostics "$gen" desc nothing
[ "$("$gen" list --format text | head -n 1)" = Distributions ] || fail "--format does not override OCELOT_FORMAT"
"$gen" graph | grep -q '"kind": "graph"' || fail "graph ignores OCELOT_FORMAT"

# Formatted text stays text.
"$gen" format - <config/distributions.yaml >"$work/formatted"
cmp "$work/formatted" config/distributions.yaml || fail "stdin is not formatted as text"
export OCELOT_FORMAT=xml
for words in list gen 'format --check' cache; do
  code=0
  # shellcheck disable=SC2086
  "$gen" $words >"$work/out" 2>"$work/err" || code=$?
  [ $code = 2 ] || fail "OCELOT_FORMAT=xml $words: exit $code"
  grep -qx "error: OCELOT_FORMAT takes text, json, github, github-matrix, dot or html, not 'xml'" "$work/err" || fail "$(cat "$work/err")"
done
unset OCELOT_FORMAT
export OCELOT_MESSAGE_FORMAT=github
{ "$gen" desc nothing || true; } | grep -q '^::error ' || fail "OCELOT_MESSAGE_FORMAT is ignored"
[ "$("$gen" list | head -n 1)" = Distributions ] || fail "OCELOT_MESSAGE_FORMAT changes an answer"
code=0
OCELOT_MESSAGE_FORMAT="dot" "$gen" list >/dev/null 2>"$work/err" || code=$?
[ $code = 2 ] || fail "exit $code of an invalid OCELOT_MESSAGE_FORMAT"
