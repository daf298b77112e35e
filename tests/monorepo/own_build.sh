#!/usr/bin/env bash
# An embedded project can also be built by itself: each of the two files has its own stamp and options, and neither build
# writes the other's file.
. "$(dirname "$0")/lib.sh"
make_embedded otel
write_parent subninja otel <<<'default otel/all'
run_ninja
before=$(sha256sum otel/embed.ninja otel/build/ocelot/embed.ninja.stamp)
layers=$(layers_of otel)
(cd otel && ocelot_gen -a amd64 && ninja) >"$work/own.log" 2>&1 || fail "$(cat "$work/own.log")"
[ "$before" = "$(sha256sum otel/embed.ninja otel/build/ocelot/embed.ninja.stamp)" ] || fail "the own build wrote embed.ninja"
[ "$layers" = "$(layers_of otel)" ] || fail "the layers differ"
before=$(sha256sum otel/build.ninja)
change_extra otel
run_ninja
grep -qx 'otel/: package extra amd64' "$work/ran" || fail "$(cat "$work/ninja.log")"
[ "$before" = "$(sha256sum otel/build.ninja)" ] || fail "the outer build wrote build.ninja"
(cd otel && ninja) >"$work/own.log" 2>&1 || fail "$(cat "$work/own.log")"
expect_nothing_to_do
(cd otel && "$OCELOT_GEN" clean --all) >"$work/log" 2>&1 || fail "$(cat "$work/log")"
for file in otel/embed.ninja otel/build.ninja; do
  [ ! -e "$file" ] || fail "clean --all left $file"
done
