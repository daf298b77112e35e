#!/usr/bin/env bash
# `validate` asks the collector of a built layer about the declared configuration, or about another file.
. "$(dirname "$0")/lib.sh"
built_project
arch=$(go env GOARCH)
"$OCELOT_GEN" -a "$arch" -d minimal -d minimal-file >"$work/log" 2>&1 || fail "$(cat "$work/log")"
ninja >"$work/log" 2>&1 || fail "$(cat "$work/log")"
! grep -q warning "$work/log" || fail "the configurations have warnings: $(cat "$work/log")"

validate() { "$OCELOT_GEN" validate "$@" >"$work/out" 2>"$work/err"; }
validate || fail "$(cat "$work/err")"
[ "$(cat "$work/out")" = "2 configurations checked: 2 accepted
not built, so not checked: counting" ] || fail "$(cat "$work/out")"

cat >"$work/other.yaml" <<'END'
receivers:
  otlp:
    protocols: {http: {endpoint: 'localhost:4318'}}
exporters:
  otlp_http: {endpoint: 'http://localhost:4318'}
service:
  pipelines:
    traces: {receivers: [otlp], exporters: [otlp_http]}
END
validate minimal --config "$work/other.yaml" || fail "$(cat "$work/err")"
grep -q "other.yaml:5:3: warning: the exporter 'otlp_http' has a sending queue" "$work/err" || fail "$(cat "$work/err")"
sed -i 's/otlp_http/file/g' "$work/other.yaml"
! validate minimal --config "$work/other.yaml" || fail "a configuration that does not fit is accepted"
grep -q "other.yaml:5:3: error: the collector rejects 'exporters::file': unknown type \"file\"" "$work/err" ||
  fail "$(cat "$work/err")"

# A configuration is read from the project, not from the layer that was built with an earlier one.
sed -i 's/^  file:/  flie:/' config/examples/file.yaml
! validate minimal-file || fail "the edited configuration is accepted"
grep -q "config/examples/file.yaml:.*unknown type \"flie\"" "$work/err" || fail "$(cat "$work/err")"

code=0
validate --format json || code=$?
[ "$code" = 1 ] || fail "exit $code"
/usr/bin/python3 - "$work/out" "$SOURCE_ROOT/docs/schema/validation.json" <<'END'
import json, jsonschema, sys
answer, schema = (json.load(open(path)) for path in sys.argv[1:])
jsonschema.Draft202012Validator(schema).validate(answer)
assert [(one["distribution"], one["accepted"]) for one in answer["configs"]] == [("minimal", True), ("minimal-file", False)]
assert answer["configs"][0]["effective"]["exporters"]["debug"]["verbosity"] == "Normal", answer
END
"$OCELOT_GEN" desc minimal >"$work/out" || fail "desc fails"
grep -qxF "  exporter otlp_http  or otlphttp  logs, metrics, traces stable; profiles development" "$work/out" || fail "$(cat "$work/out")"
[ "$("$OCELOT_GEN" why minimal exporter.otlphttp | sed -n 2p)" = "  in a configuration: otlp_http or otlphttp" ] ||
  fail "$("$OCELOT_GEN" why minimal exporter.otlphttp)"
expect_exit 1 "unknown distribution 'nothing'" validate nothing
expect_exit 1 "the program that checks 'counting' is not built" validate counting
