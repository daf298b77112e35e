#!/usr/bin/env bash
# A module that cannot be fetched, and one that no file imports, are reported at their lines.
. "$(dirname "$0")/lib.sh"
built_project
sed -i 's/fileexporter@v0.145.0/fileexporter@v0.0.999/' config/component_dependencies.yaml
! ninja >"$work/log" 2>&1 || fail "ninja went through"
grep -qE "^config/component_dependencies.yaml:[0-9]+:7: error: Go cannot fetch 'github.com/.*/fileexporter@v0.0.999'$" "$work/log" ||
  fail "$(cat "$work/log")"
grep -q "^note: it is required for the tag 'lambdacomponents.exporter.file'$" "$work/log" || fail "$(cat "$work/log")"
grep -qE '^  \| go: github.com/.*/fileexporter@v0.0.999: ' "$work/log" || fail "$(cat "$work/log")"
sed -i 's|fileexporter@v0.0.999|fileexporter@v0.145.0\n    - github.com/open-telemetry/opentelemetry-collector-contrib/connector/countconnector@v0.145.0|' \
  config/component_dependencies.yaml
! ninja >"$work/log" 2>&1 || fail "ninja went through"
grep -qE "^config/component_dependencies.yaml:[0-9]+:7: error: '.*countconnector' is required, but nothing in the tree imports it$" \
  "$work/log" || fail "$(cat "$work/log")"
