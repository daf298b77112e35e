#!/usr/bin/env bash
# `ocelot-gen explain` names the fields that changed, and agrees with what Ninja then runs.
. "$(dirname "$0")/lib.sh"
make_small_project "$work"
cd "$work/project"
sed -i 's/plain/minimal/' config/distributions.yaml
{ ocelot_gen -a amd64 && ninja; } >"$work/log" 2>&1 || { cat "$work/log"; fail "the first build failed"; }
explain() { "$OCELOT_GEN" explain -a amd64 "$@" >"$work/explained" 2>"$work/err"; }
# Every step told to run or to be recalled runs in the next ninja, and no clean one does.
agrees() { # what was done
  ninja >"$work/log" 2>&1 || { cat "$work/log"; fail "$1: ninja failed"; }
  sed -nE 's/^\[[0-9]+\/[0-9]+\] //p' "$work/log" | sort >"$work/ran"
  sed -nE 's/^(runs|recalled) +//p' "$work/explained" | sed 's/: .*//' | sort >"$work/told"
  [ -z "$(comm -23 "$work/told" "$work/ran")" ] || fail "$1: told, but not run: $(comm -23 "$work/told" "$work/ran")"
  sed -nE 's/^clean +//p' "$work/explained" | sort >"$work/clean"
  [ -z "$(comm -12 "$work/clean" "$work/ran")" ] || fail "$1: clean, but run: $(comm -12 "$work/clean" "$work/ran")"
}
verdicts() { grep -v '^ ' "$work/explained" | cut -d' ' -f1 | sort | uniq -c | awk '{ printf "%s%s %s", sep, $1, $2; sep = ", " }'; }

! explain minmal || fail "an unknown target was taken"
diff -u - "$work/err" <<'TEXT' || fail "an unknown target is told in other words"
error: no target 'minmal'
help: did you mean 'minimal'?
TEXT
code=0
explain || code=$?
[ $code = 2 ] || fail "without a target: exit $code instead of 2"

explain all
[ -s "$work/explained" ] || fail "nothing was explained"
! grep -v '^clean ' "$work/explained" || fail "after a build something is not clean"
agrees "nothing"
explain build/collector-amd64-minimal.zip
! grep extra "$work/explained" || fail "a step was explained that the target does not need"

wrapper=components/collector/lambdacomponents/exporter/extra.go
cp $wrapper "$work/wrapper"
sed -i 's/"extra"/"extra-2"/' $wrapper
explain all
sed -E 's/[0-9a-f]{12}/DIGEST/g' "$work/explained" | grep -vE '^(clean|waits) ' >"$work/changed"
diff -u - "$work/changed" <<'TEXT' || fail "the edit is explained in other words"
runs      overlay exporter.extra
            input components/collector/lambdacomponents/exporter/extra.go: DIGEST -> DIGEST
runs      check the declaration against upstream
            input components/collector/lambdacomponents/exporter/extra.go: DIGEST -> DIGEST
TEXT
grep -qx 'waits     gomod exporter.extra: for overlay exporter.extra' "$work/explained" || fail "$(cat "$work/explained")"
agrees "an edit"

cp "$work/wrapper" $wrapper
explain all
grep -qx 'recalled  check the declaration against upstream' "$work/explained" || fail "$(cat "$work/explained")"
OCELOT_CACHE=off explain all
grep -qx 'runs      check the declaration against upstream' "$work/explained" || fail "off: $(cat "$work/explained")"
explain --no-cache all
grep -qx 'runs      check the declaration against upstream' "$work/explained" || fail "--no-cache: $(cat "$work/explained")"
explain all
agrees "going back"

rm build/collector-amd64-extra.zip
explain all
grep -qx 'runs      rename build/collector-amd64-extra.zip: build/collector-amd64-extra.zip is missing' "$work/explained" || fail "$(cat "$work/explained")"
agrees "a missing layer"
explain --compression 12 extra
grep -qE "^            compression: (nothing|'6') -> '12'$" "$work/explained" || fail "$(cat "$work/explained")"
[ "$(verdicts)" = '5 clean, 1 runs, 1 waits' ] || fail "--compression 12: $(verdicts): $(cat "$work/explained")"

# Explaining is read-only: without a lock it says so, and leaves the project as it was.
ninja >"$work/log" 2>&1 || { cat "$work/log"; fail "the layers did not come back"; }
mv config/upstream.lock "$work/lock"
find . -type f -exec stat -c '%n %y %s' {} + | sort >"$work/before"
! explain all || fail "it was explained without a lock"
diff -u - "$work/err" <<'TEXT' || fail "a missing lock is told in other words"
config/upstream.lock: error: no lock that says which commit 'main' is
help: run ocelot-gen first, to pin it
TEXT
! explain -b main all || fail "it was explained without the lock of -b"
diff -u - "$work/err" <<'TEXT' || fail "a missing lock of -b is told in other words"
build/ocelot/upstream.lock: error: no lock that says which commit 'main' is
help: run ocelot-gen with the same -r and -b first, to pin it
TEXT
mv "$work/lock" config/upstream.lock
explain all
mv config/upstream.lock "$work/lock"
find . -type f -exec stat -c '%n %y %s' {} + | sort >"$work/after"
diff -u "$work/before" "$work/after" || fail "explaining changed the project"
mv "$work/lock" config/upstream.lock

# A layer whose link would repeat is recalled by what was compiled: explained so, and counted as a hit.
sed -i 's/^func init() {/func init() { \/\/ adds itself/' $wrapper
ninja build/ocelot/tree/*.tar >"$work/log" 2>&1 || { cat "$work/log"; fail "the tree was not made"; }
explain extra
grep -qx 'recalled  package extra amd64' "$work/explained" || fail "a comment: $(cat "$work/explained")"
count() { "$OCELOT_GEN" cache | sed -nE "s/^$1 +//p"; }
hits=$(count hits) misses=$(count misses)
agrees "a comment"
[ "$(count hits) $(count misses)" = "$((hits + 1)) $misses" ] || fail "the recall was not counted as a hit: $("$OCELOT_GEN" cache)"
