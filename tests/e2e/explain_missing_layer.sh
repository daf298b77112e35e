#!/usr/bin/env bash
# explain says that a layer is missing, and which option changes it.
. "$(dirname "$0")/lib.sh"
built_small_project
verdicts() { grep -v '^ ' "$work/explained" | cut -d' ' -f1 | sort | uniq -c | awk '{ printf "%s%s %s", sep, $1, $2; sep = ", " }'; }

rm build/collector-amd64-extra.zip
explain all
grep -qx 'runs      rename build/collector-amd64-extra.zip: build/collector-amd64-extra.zip is missing' "$work/explained" || fail "$(cat "$work/explained")"
explained_as_run "a missing layer"
explain --compression 12 extra
grep -qE "^            compression: (nothing|'6') -> '12'$" "$work/explained" || fail "$(cat "$work/explained")"
[ "$(verdicts)" = '5 clean, 1 runs, 1 waits' ] || fail "--compression 12: $(verdicts): $(cat "$work/explained")"
