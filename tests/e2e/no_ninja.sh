#!/usr/bin/env bash
# Without ninja in PATH, the file is still written, and a warning says what is missing.
. "$(dirname "$0")/lib.sh"
make_project "$work"
mkdir "$work/bin"
ln -s "$(command -v make)" "$(command -v go)" "$work/bin"
cd "$work/project"
PATH=$work/bin "$OCELOT_GEN" 2>"$work/log" || fail "$(cat "$work/log")"
grep -q "^warning: no 'ninja' in PATH to run build.ninja$" "$work/log" || fail "$(cat "$work/log")"
[ -s build.ninja ] || fail "no build.ninja"
