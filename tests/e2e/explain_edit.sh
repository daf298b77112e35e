#!/usr/bin/env bash
# explain names the fields that an edit changed, and the steps that wait for them.
. "$(dirname "$0")/lib.sh"
built_small_project

sed -i 's/"extra"/"extra-2"/' components/collector/lambdacomponents/exporter/extra.go
explain all
sed -E 's/[0-9a-f]{12}/DIGEST/g' "$work/explained" | grep -vE '^(clean|waits) ' >"$work/changed"
diff -u - "$work/changed" <<'TEXT' || fail "the edit is explained in other words"
runs      overlay exporter.extra
            input components/collector/lambdacomponents/exporter/extra.go: DIGEST -> DIGEST
runs      check the declaration against upstream
            input components/collector/lambdacomponents/exporter/extra.go: DIGEST -> DIGEST
TEXT
grep -qx 'waits     gomod exporter.extra: for overlay exporter.extra' "$work/explained" || fail "$(cat "$work/explained")"
explained_as_run "an edit"
