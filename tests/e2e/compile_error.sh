#!/usr/bin/env bash
# A compile error in a wrapper is reported at its location in the user's file, also for a file of a flat sub-folder.
. "$(dirname "$0")/lib.sh"
built_project
cd components/collector/lambdacomponents/exporter
mkdir file
mv file.go file/wrapper.go
sed -i 's/^func init() {/func init() {\n\tundefinedThing()/' file/wrapper.go
cd ../../../..
line=$(grep -n undefinedThing components/collector/lambdacomponents/exporter/file/wrapper.go | cut -d: -f1)
! ninja >"$work/log" 2>&1 || fail "ninja went through"
printf '%s:%s:2: error: Go cannot compile this: undefined: undefinedThing\n%5s | \tundefinedThing()\n      | \t^\n' \
  components/collector/lambdacomponents/exporter/file/wrapper.go "$line" "$line" >"$work/wanted"
grep -A2 'Go cannot compile this' "$work/log" | diff "$work/wanted" - || fail "$(cat "$work/log")"
