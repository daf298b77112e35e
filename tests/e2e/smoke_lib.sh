# What the tests of smoke have in common. They define smoke and smoke_json.
. "$(dirname "$0")/lib.sh"

need_bubblewrap() {
  bwrap --unshare-all --ro-bind / / true 2>"$work/bwrap.log" || { echo "SKIP: no right to use bubblewrap"; exit 77; }
}

# A configuration, given.yaml, with one exporter.
write_config() { # exporter
  local id=${1%%:*}
  cat >given.yaml <<END
receivers: {otlp: {protocols: {http: {endpoint: 'localhost:4318'}}}}
exporters: {$1}
service:
  telemetry: {metrics: {level: none}}
  pipelines: {traces: {receivers: [otlp], exporters: [$id]}}
END
}

expect_out() { # regular expression
  grep -qE "$1" "$work/out" || fail "no '$1' in: $(cat "$work/out" "$work/err")"
}

# The answer as JSON has the shape of its schema.
validate() {
  /usr/bin/python3 -c 'import json, sys, jsonschema
document, schema = (json.load(open(path)) for path in sys.argv[1:])
jsonschema.Draft202012Validator(schema).validate(document)' "$work/out" "$SOURCE_ROOT/docs/schema/smoke.json" ||
    fail "$(cat "$work/out")"
}

# An expression of the answer as JSON: document, its only layer, and the layer's report.
expect_value() { # expression, its value
  local value
  value=$(python3 -c 'import json, sys
document = json.load(open(sys.argv[1]))
layer = document["layers"][0]
report = layer["report"]
print(eval(sys.argv[2]))' "$work/out" "$1") || fail "$(cat "$work/out" "$work/err")"
  [ "$value" = "$2" ] || fail "$1 is $value: $(cat "$work/out")"
}

# smoke fails with a diagnostic of a code.
expect_failure() { # code, regular expression of the message, options…
  local code=$1 message=$2
  shift 2
  ! smoke_json "$@" || fail "$code: passed: $(cat "$work/out")"
  validate
  expect_value "'$code' in [broken['rule'] for broken in report['broken']], layer['status']" "(True, 'failed')"
  expect_value "{'$code'} <= {diagnostic['code'] for diagnostic in layer['diagnostics']}" True
  ! smoke "$@" || fail "$code: passed: $(cat "$work/out")"
  expect_out '^build/collector-amd64-[a-z]*.zip: failed'
  grep -qE "^build/collector-amd64-[a-z]*.zip: error: $message" "$work/err" || fail "no '$message' in: $(cat "$work/err")"
}
