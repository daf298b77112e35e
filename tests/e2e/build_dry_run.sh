#!/usr/bin/env bash
# build -n lists the steps that build would run, also after an edit of the declaration, and changes nothing.
. "$(dirname "$0")/lib.sh"
built_small_project
dry_run() { "$OCELOT_GEN" build -n -a amd64 --package-jobs 2 --inspect none "$@" >"$work/out" 2>"$work/err" || fail "$*: $(cat "$work/err")"; }
state() { find . -type f -not -path './.git/*' -exec stat -c '%n %y %s' {} + | sort; }
state >"$work/before"
dry_run
grep -qx 'build.ninja is up to date: 2 layers of 2 distributions' "$work/out" || fail "$(cat "$work/out")"
grep -q 'no work to do' "$work/out" || fail "$(cat "$work/out")"

printf 'third:\n  base: plain\n  go: {tags: [netgo]}\n' >>config/distributions.yaml
state >"$work/before"
dry_run third
grep -qx 'would write build.ninja: 3 layers of 3 distributions' "$work/out" || fail "$(cat "$work/out")"
grep -qxE '\[[0-9]+/[0-9]+\] package third amd64' "$work/out" || fail "the new layer is not shown: $(cat "$work/out")"
! grep -q 'package plain' "$work/out" || fail "more than the target is shown: $(cat "$work/out")"
state | diff "$work/before" - || fail "a dry run changed the project"

# The build runs these steps.
sed -nE 's/^\[[0-9]+\/[0-9]+\] //p' "$work/out" | sort >"$work/due"
"$OCELOT_GEN" build -a amd64 --package-jobs 2 --inspect none third >"$work/log" 2>&1 || fail "$(cat "$work/log")"
sed -nE 's/^\[[0-9]+\/[0-9]+\] //p' "$work/log" | sort | diff "$work/due" - || fail "the build ran other steps"
