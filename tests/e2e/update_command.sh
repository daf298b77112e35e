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
"$OCELOT_GEN" update --dry-run -a amd64 >"$work/out" 2>"$work/err" || fail "$(cat "$work/err")"
grep -q "$(head_of_upstream | cut -c1-12)" "$work/out" || fail "the new commit is not shown: $(cat "$work/out")"
[ "$(pinned)" = "$before" ] || fail "a dry run moved the pin"
cmp -s build.ninja "$work/before.ninja" || fail "a dry run wrote build.ninja"

"$OCELOT_GEN" update -a amd64 >"$work/out" || fail "update failed"
[ "$(pinned)" = "$(head_of_upstream)" ] || fail "the pin did not move"
! cmp -s build.ninja "$work/before.ninja" || fail "build.ninja is not written"
grep -q "$(head_of_upstream | cut -c1-12)" "$work/out" || fail "$(cat "$work/out")"

commit third
[ -z "$("$OCELOT_GEN" update -q -a amd64 2>&1)" ] || fail "-q says something"
[ "$(pinned)" = "$(head_of_upstream)" ] || fail "the pin did not move with -q"

commit fourth
"$OCELOT_GEN" gen --update -a amd64 >/dev/null 2>&1
[ "$(pinned)" = "$(head_of_upstream)" ] || fail "gen --update did not move the pin"
