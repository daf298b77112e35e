#!/usr/bin/env bash
# -q: neither progress nor a summary; data, warnings and errors stay.
. "$(dirname "$0")/lib.sh"
make_small_project "$work"
cd "$work/project"
expect_silence() {
  "$OCELOT_GEN" "$@" >"$work/said" 2>&1 || fail "$*: $(cat "$work/said")"
  [ ! -s "$work/said" ] || fail "$*: $(cat "$work/said")"
}
expect_silence gen -q -a amd64
expect_silence gen --quiet -a amd64
expect_silence update -q -a amd64
expect_silence new distribution more --base plain -q
expect_silence new component exporter zipkin -q
expect_silence format -q
expect_silence clean -q
expect_silence cache gc -q
expect_silence cache verify -q
expect_silence cache clear -q
mkdir "$work/fresh"
expect_silence new project -q -C "$work/fresh"
[ -s "$work/fresh/config/distributions.yaml" ] || fail "-q writes nothing"
[ -n "$("$OCELOT_GEN" list -q)" ] || fail "-q drops the answer"
[ "$("$OCELOT_GEN" clean -q --all -n 2>&1 | tail -n 1)" = build/ocelot/outputs ] || fail "-q drops the paths"
code=0
"$OCELOT_GEN" desc -q nothing 2>"$work/said" || code=$?
[ $code = 1 ] || fail "exit $code"
grep -q "^config/distributions.yaml: error\|^error:" "$work/said" || fail "-q drops an error: $(cat "$work/said")"
