#!/usr/bin/env bash
# A closed stdout is no error of a command that prints nothing, and a file that it opens does not take its place.
. "$(dirname "$0")/lib.sh"
make_small_project "$work"
cd "$work/project"

expect_exit 0 "" graph -o "$work/drawn.dot" >&-
"$OCELOT_GEN" graph --format dot | cmp - "$work/drawn.dot" || fail "a closed stdout changed a file"
