#!/usr/bin/env bash
# A regeneration that fails or is interrupted leaves the embedded file in place, and the next run recovers.
. "$(dirname "$0")/lib.sh"
cat >"$work/ocelot-gen" <<END_OF_PROGRAM
#!/bin/sh
if [ -e '$work/hold' ] && [ "\$1" = gen ]; then echo \$\$ >'$work/held'; exec sleep 600; fi
exec '$OCELOT_GEN' "\$@"
END_OF_PROGRAM
chmod +x "$work/ocelot-gen"
make_embedded otel --self "$work/ocelot-gen"
write_parent subninja otel <<<'default otel/all'
run_ninja
expect_nothing_to_do

cp otel/config/distributions.yaml "$work/good.yaml"
echo 'broken: [' >>otel/config/distributions.yaml
! "$NINJA" >"$work/log" 2>&1 || fail "the broken declaration went through"
cp "$work/good.yaml" otel/config/distributions.yaml
run_ninja
expect_nothing_to_do

touch "$work/hold"
printf 'added:\n  base: plain\n' >>otel/config/distributions.yaml
"$NINJA" >"$work/log" 2>&1 &
pid=$!
for _ in $(seq 300); do
  [ ! -s "$work/held" ] || break
  sleep 0.1
done
[ -s "$work/held" ] || fail "no regeneration began: $(cat "$work/log")"
# Ninja 1.13.0 takes an interruption for success (its issue 2681) and starts the regeneration again, so it may succeed.
rm "$work/hold"
kill -TERM "$pid"
wait "$pid" || true
[ -s otel/embed.ninja ] || fail "embed.ninja is gone"
run_ninja
[ -e otel/build/collector-amd64-added.zip ] || fail "not recovered: $(cat "$work/log" "$work/ninja.log")"
expect_nothing_to_do
