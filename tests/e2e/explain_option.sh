#!/usr/bin/env bash
# explain takes the options of ocelot-gen, and names the option that changes a step.
. "$(dirname "$0")/lib.sh"
built_small_project
verdicts() { grep -v '^ ' "$work/explained" | cut -d' ' -f1 | sort | uniq -c | awk '{ printf "%s%s %s", sep, $1, $2; sep = ", " }'; }

explain --compression 12 extra
grep -qE "^            compression: (nothing|'6') -> '12'$" "$work/explained" || fail "$(cat "$work/explained")"
[ "$(verdicts)" = '5 clean, 1 runs, 1 waits' ] || fail "--compression 12: $(verdicts): $(cat "$work/explained")"
