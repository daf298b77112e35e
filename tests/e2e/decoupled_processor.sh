#!/usr/bin/env bash
# A processor that needs the notifier of Lambda's events, as upstream's decouple does, is accepted. What follows it can
# keep data when Lambda freezes the process, so its order is a warning, and a payload is late.
. "$(dirname "$0")/smoke_lib.sh"
need_bubblewrap
make_project "$work"
cd "$work/project"
wrapper=components/collector/lambdacomponents/processor/decouple.go
mkdir -p "$(dirname "$wrapper")"
cp "$SOURCE_ROOT/tests/e2e/decouple.go" "$wrapper"
cat >config/distributions.yaml <<'END'
decoupled:
  config-file: given.yaml
  buildtags:
    - lambdacomponents.custom
    - lambdacomponents.receiver.otlp
    - lambdacomponents.processor.batch
    - lambdacomponents.processor.decouple
    - lambdacomponents.exporter.otlphttp
END

processors() { # list
  write_config "otlphttp: {endpoint: 'https://backend.example.com'}"
  sed -i "s/^service:/processors: {batch: {timeout: 0s}, decouple: {}}\n&/; s/receivers: \[otlp\],/& processors: [$1],/" given.yaml
  mv given.yaml config/examples
}
build_layer() {
  { "$OCELOT_GEN" -a amd64 --documents none && ninja; } >"$work/log" 2>&1 || fail "$(cat "$work/log")"
}
run_layer() {
  "$OCELOT_GEN" smoke -a amd64 --format json --freeze --sink-delay 300ms >"$work/out" 2>"$work/err" ||
    fail "$(cat "$work/out" "$work/err")"
}

processors 'batch, decouple'
build_layer
! grep -q warning "$work/log" || fail "$(cat "$work/log")"
run_layer
expect_value "[p['invocation'] for p in report['payloads']]" '[1, 2, 3]'

processors 'decouple, batch'
build_layer
grep -qE "^config/examples/given.yaml:[0-9]+:[0-9]+: warning: 'decouple' must be the last processor" "$work/log" || fail "$(cat "$work/log")"
[ "$(grep -c warning: "$work/log")" = 1 ] || fail "$(cat "$work/log")"
run_layer
expect_value "[p['invocation'] for p in report['payloads']][:2]" '[2, 3]'
