#!/usr/bin/env bash
# clean --all removes all outputs and no foreign file, and works while the declaration is broken.
. "$(dirname "$0")/lib.sh"
built_project_with_foreign_files

echo 'broken: [' >>config/distributions.yaml
if "$OCELOT_GEN" clean 2>"$work/log"; then fail "a broken declaration was taken"; fi
"$OCELOT_GEN" clean --all --dry-run >"$work/dry" 2>/dev/null
"$OCELOT_GEN" clean --all >"$work/removed" 2>"$work/log"
diff "$work/dry" "$work/removed" || fail "the dry run said something else"
grep -qx build.ninja "$work/removed" || fail "build.ninja was not removed"
grep -qE '^removed [0-9]+ files, ' "$work/log" || fail "$(cat "$work/log")"
expect_foreign
[ -L build ] || fail "the link build is gone"
[ ! -e build.ninja ] || fail "build.ninja is still there"
left=$(files | grep -v 'ninja_' || true)
[ "$left" = "$(printf './%s\n' "${foreign[@]#build/}" | sort)" ] || fail "left: $left"
