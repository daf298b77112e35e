#!/usr/bin/env bash
# A failed step prints the cause, the tool's last output, the path of the log, and the command that runs only this step again.
. "$(dirname "$0")/lib.sh"
built_project
sed -i 's/^func init() {/func init() {\n\tundefinedThing()/' components/collector/lambdacomponents/exporter/file.go
! ninja >"$work/log" 2>&1 || fail "ninja went through"
grep -q 'error: cannot compile: go failed with exit code 1' "$work/log" || fail "$(cat "$work/log")"
grep -q 'undefined: undefinedThing' "$work/log" || fail "the compiler's words are missing: $(cat "$work/log")"
again=$(sed -nE 's/.*to run this step again: //p' "$work/log")
log=$(sed -nE 's/.*complete log: ([^;]+);.*/\1/p' "$work/log")
grep -q 'undefinedThing' "$log" || fail "the log at '$log' lacks the compiler's words"
! $again >"$work/again" 2>&1 || fail "'$again' went through"
grep -q 'undefined: undefinedThing' "$work/again" || fail "$(cat "$work/again")"
