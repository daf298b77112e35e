#!/usr/bin/env bash
# update moves the pin to where the ref is now; with --dry-run it only shows it. --update of gen is its old name.
. "$(dirname "$0")/lib.sh"
make_small_project "$work"
cd "$work/project"
ocelot_gen -a amd64
commit() { git -C ../upstream commit -q --allow-empty -m "$1"; }
pinned() { sed -n 's/^commit: //p' config/upstream.lock; }
head_of_upstream() { git -C ../upstream rev-parse HEAD; }

commit second
before=$(pinned)
cp build.ninja "$work/before.ninja"
"$OCELOT_GEN" update --dry-run --documents none -a amd64 >"$work/out" 2>"$work/err" || fail "$(cat "$work/err")"
grep -q "$(head_of_upstream | cut -c1-12)" "$work/out" || fail "the new commit is not shown: $(cat "$work/out")"
[ "$(pinned)" = "$before" ] || fail "a dry run moved the pin"
cmp -s build.ninja "$work/before.ninja" || fail "a dry run wrote build.ninja"

"$OCELOT_GEN" update --documents none -a amd64 >"$work/out" || fail "update failed"
[ "$(pinned)" = "$(head_of_upstream)" ] || fail "the pin did not move"
! cmp -s build.ninja "$work/before.ninja" || fail "build.ninja is not written"
grep -q "$(head_of_upstream | cut -c1-12)" "$work/out" || fail "$(cat "$work/out")"

commit third
[ -z "$("$OCELOT_GEN" update -q --documents none -a amd64 2>&1)" ] || fail "-q says something"
[ "$(pinned)" = "$(head_of_upstream)" ] || fail "the pin did not move with -q"

commit fourth
"$OCELOT_GEN" gen --update --documents none -a amd64 >/dev/null 2>&1
[ "$(pinned)" = "$(head_of_upstream)" ] || fail "gen --update did not move the pin"

# -b pins another upstream in build/ only, and says so.
git -C ../upstream tag v1 HEAD~1
cp config/upstream.lock "$work/before.lock"
"$OCELOT_GEN" update -b v1 --documents none -a amd64 >"$work/out" 2>/dev/null || fail "update -b failed"
cmp -s config/upstream.lock "$work/before.lock" || fail "update -b changed the lock of the project"
grep -q "^build/ocelot/upstream.lock: v1 is $(git -C ../upstream rev-parse v1 | cut -c1-12)" "$work/out" || fail "$(cat "$work/out")"
grep -q '^config/upstream.lock is unchanged: ' "$work/out" || fail "$(cat "$work/out")"
grep -qx "commit: $(git -C ../upstream rev-parse v1)" build/ocelot/upstream.lock || fail "$(cat build/ocelot/upstream.lock)"
