#!/usr/bin/env bash
# Each setting below `go` reaches the go command that links a layer; symbols are in a file of their own; and what upstream's
# Makefile or Go does not know is one error.
. "$(dirname "$0")/lib.sh"
make_small_project "$work"
cd "$work/project"
sed -i '/^extra:/,$d' config/distributions.yaml
rm components/collector/lambdacomponents/exporter/extra.go config/component_dependencies.yaml
build_small_project
layer=build/collector-amd64-plain.zip
plain=$(sha256sum "$layer")
built() {
  { ocelot_gen -a amd64 && ninja; } >"$work/log" 2>&1 || fail "$(cat "$work/log")"
  unzip -p "$layer" extensions/collector >"$work/collector" && chmod +x "$work/collector"
  go version -m "$work/collector" >"$work/settings"
}
set_go() { sed -i '/^  go:/d; /^plain:/a\  go: '"$1" config/distributions.yaml; }

# The symbols: the layer has the same bytes.
set_go '{symbols: keep}'
built
[ "$(sha256sum "$layer")" = "$plain" ] || fail "the layer with a file of symbols changed"
has_symbols() { # file
  go tool nm "$1" >"$work/symbols" && grep -q ' main.main$' "$work/symbols"
}
has_symbols "$layer.symbols" || fail "no symbols"
! go tool nm "$work/collector" >/dev/null 2>&1 || fail "the layer has symbols"
readelf -SW "$layer.symbols" >"$work/sections"
grep -q debug_info "$work/sections" || fail "no debug data"
for section in .text .rodata .gopclntab; do
  for program in "$work/collector" "$layer.symbols"; do
    objcopy -O binary --only-section=$section "$program" "$work/$(basename "$program")$section"
  done
  cmp "$work/collector$section" "$work/$(basename "$layer.symbols")$section" || fail "another $section"
done
expect_no_work

set_go '{ldflags: -X main.Version=mine, gcflags: all=-N -l, experiment: jsonv2, amd64: v2, symbols: keep}'
built
[ "$("$work/collector" | head -1 | cut -d' ' -f1)" = mine ] || fail "$("$work/collector" 2>&1)"
grep -qP '^\tbuild\t-gcflags="all=-N -l"$' "$work/settings" || fail "$(cat "$work/settings")"
grep -qP '^\tbuild\tGOAMD64=v2$' "$work/settings" || fail "$(cat "$work/settings")"
grep -qE 'X:.*jsonv2' "$work/settings" || fail "$(cat "$work/settings")"
has_symbols "$layer.symbols" || fail "no symbols"
expect_no_work
[ "$(sha256sum "$layer")" != "$plain" ] || fail "the settings have no effect"

# Another kind is linked without the Makefile.
"$OCELOT_GEN" step compile --go "$(command -v go)" --kind executable --arch amd64 --package . --ldflags '-X main.Version=mine' \
  --tags lambdacomponents.custom,lambdacomponents.exporter.debug --symbols program.symbols -o program build/ocelot/tree/plain.tar \
  >"$work/log" 2>&1 || fail "$(cat "$work/log")"
chmod +x program program.symbols
for program in program program.symbols; do
  [ "$("./$program" | head -1 | cut -d' ' -f1)" = mine ] || fail "$program: $("./$program")"
done
has_symbols program.symbols || fail "no symbols"
! go tool nm program >/dev/null 2>&1 || fail "the program has symbols"

# Without the key, the layer comes from the cache, and the file with symbols goes.
sed -i '/^  go:/d' config/distributions.yaml
built
[ "$(sha256sum "$layer")" = "$plain" ] || fail "other bytes than before"
[ ! -e "$layer.symbols" ] || fail "the file with symbols of an earlier build stays"

# The level of amd64 concerns amd64 only.
set_go '{amd64: v3}'
ocelot_gen >"$work/log" 2>&1 || fail "$(cat "$work/log")"
[ "$(grep -c -- '--amd64-level v3' build.ninja)" = 1 ] || fail "$(grep amd64-level build.ninja)"

# One error for each fault, before anything is compiled.
set_go '{experiment: jsonv2000}'
ocelot_gen -a amd64 >"$work/log" 2>&1
! ninja >"$work/log" 2>&1 || fail "an unknown experiment was accepted"
grep -qF "error: Go does not accept 'jsonv2000': go: unknown GOEXPERIMENT jsonv2000" "$work/log" || fail "$(cat "$work/log")"
[ "$(grep -c 'error: ' "$work/log")" = 1 ] || fail "$(cat "$work/log")"
set_go '{symbols: keep}'
# shellcheck disable=SC2016
sed -i 's/^LDFLAGS = .*/LDFLAGS = -ldflags "-s -w $(STAMPS)" -v/' ../upstream/collector/Makefile
git -C ../upstream commit -qam 'another form'
ocelot_gen update >"$work/log" 2>&1 || true
ocelot_gen -a amd64 >"$work/log" 2>&1 || true
! ninja >"$work/log" 2>&1 || fail "a Makefile without the variable was accepted"
grep -qF "upstream's Makefile has no variable LDFLAGS for 'symbols'" "$work/log" || fail "$(cat "$work/log")"
