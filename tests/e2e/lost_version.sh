#!/usr/bin/env bash
# A pinned version that is lower than another requirement is an error at its line, which names the other requirement.
. "$(dirname "$0")/lib.sh"
built_project
cat >config/component_dependencies.yaml <<'END'
dependencies:
  lambdacomponents.exporter.file:
    - github.com/open-telemetry/opentelemetry-collector-contrib/exporter/fileexporter
    - go.opentelemetry.io/collector/otelcol@v0.144.0
END
! ninja >"$work/log" 2>&1 || fail "ninja went through"
cat >"$work/wanted" <<'END'
config/component_dependencies.yaml:4:7: error: 'go.opentelemetry.io/collector/otelcol@v0.144.0' is required, but the tree needs v0.145.0
    4 |     - go.opentelemetry.io/collector/otelcol@v0.144.0
      |       ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
note: it is required for the tag 'lambdacomponents.exporter.file'
END
grep -A3 '^config/' "$work/log" | diff "$work/wanted" - || fail "$(cat "$work/log")"
grep -qE '^note: .+@v.+ requires v0.145.0$' "$work/log" || fail "nobody asked: $(cat "$work/log")"
grep -q '^help: write: go.opentelemetry.io/collector/otelcol@v0.145.0$' "$work/log" || fail "$(cat "$work/log")"
