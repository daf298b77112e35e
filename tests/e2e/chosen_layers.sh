#!/usr/bin/env bash
# -d with names and globs, and -a, limit every command that works on layers.
. "$(dirname "$0")/lib.sh"
built_small_project
lines() { # pattern words…
  local pattern=$1
  shift
  "$OCELOT_GEN" "$@" 2>/dev/null | grep -cE "$pattern" || true
}
[ "$(lines '^  (plain|extra) +layer' list distributions)" = 2 ] || fail "$("$OCELOT_GEN" list distributions)"
[ "$(lines '^  (plain|extra) +layer' list distributions -d 'ex*')" = 1 ] || fail "list -d: $("$OCELOT_GEN" list -d 'ex*')"
[ "$(lines exporter.extra list components -d plain)" = 0 ] || fail "list -d shows a component of another distribution"
[ "$(lines '"architecture"' affected config/upstream.yaml --format json)" = 4 ] || fail "affected"
[ "$(lines '"architecture"' affected config/upstream.yaml --format json -d plain -a arm64)" = 1 ] || fail "affected -d -a"
[ "$(lines '"distribution extra"|extra' graph -d plain)" = 0 ] || fail "graph -d draws another distribution"
[ "$(lines arm64 graph --steps -a amd64)" = 0 ] || fail "graph --steps -a draws another architecture"
"$OCELOT_GEN" explain -d plain -a amd64 extra >"$work/out" 2>&1 && fail "explain -d knows another target"
"$OCELOT_GEN" clean -d plain >"$work/out" 2>/dev/null
diff - "$work/out" <<'PATHS' || fail "clean -d removed something else"
build/collector-amd64-plain.zip
build/collector-amd64-plain.zip.sha256
PATHS
[ -e build/collector-amd64-extra.zip ] || fail "clean -d removed another layer"
for command in list graph clean gen build update; do
  code=0
  "$OCELOT_GEN" $command -d 'plian*' >/dev/null 2>"$work/err" || code=$?
  [ $code = 1 ] || fail "$command: exit $code"
  grep -qx "help: did you mean 'plain'?" "$work/err" || fail "$command: $(cat "$work/err")"
done

# A component is TYPE.NAME or TYPE NAME.
for words in 'why extra exporter' 'refs exporter'; do
  # shellcheck disable=SC2086
  [ "$("$OCELOT_GEN" $words.extra)" = "$("$OCELOT_GEN" $words extra)" ] || fail "$words extra"
done
[ "$("$OCELOT_GEN" path exporter extra extra)" = "$("$OCELOT_GEN" path exporter.extra extra)" ] || fail "path exporter extra extra"
[ "$("$OCELOT_GEN" new component exporter.zipkin -n)" = "$("$OCELOT_GEN" new component exporter zipkin -n)" ] || fail "new component"
