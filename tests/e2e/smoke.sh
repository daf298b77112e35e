#!/usr/bin/env bash
# ocelot-gen smoke runs the extension of a layer as Lambda does, and reports in which invocation each payload arrived. The
# layer is that of the embedded upstream, with a real collector.
. "$(dirname "$0")/smoke_lib.sh"
need_bubblewrap
built_project

smoke() { "$OCELOT_GEN" smoke minimal -a amd64 "$@" >"$work/out" 2>"$work/err"; }
smoke_json() { smoke --format json "$@"; }

# The layer's own configuration prints everything: its exporter cannot send to the sink.
smoke || fail "$(cat "$work/out" "$work/err")"
expect_out 'build/collector-amd64-minimal.zip: passed'
expect_out 'sandbox *bubblewrap: the layer in /opt, an empty /tmp, no network but loopback'
expect_out 'start to next *[0-9.]+ ms'
expect_out 'memory *[0-9.]+ MB at next, [0-9.]+ MB at most'
expect_out 'exporter debug *unchanged: it does not send OTLP over HTTP'
expect_out 'delivery *not checked: no exporter that gets the payloads can send to the sink'
expect_out 'shutdown *[0-9.]+ ms'

# Without a sending queue, each payload arrives in its invocation, also if the backend is slow.
write_config "otlphttp: {endpoint: 'https://backend.example.com'}"
smoke_json --config given.yaml || fail "$(cat "$work/out" "$work/err")"
expect_value "[p['invocation'] for p in report['payloads']]" '[1, 2, 3]'
smoke_json --config given.yaml --freeze --sink-delay 300ms || fail "$(cat "$work/out" "$work/err")"
expect_value "[p['invocation'] for p in report['payloads']]" '[1, 2, 3]'
validate
expect_value "report['events']" "['INVOKE', 'SHUTDOWN']"
expect_value "report['subscriptions']" 1
expect_value "report['exporters']" "[{'id': 'otlphttp', 'obstacle': ''}]"
expect_value "layer['status'], report['unchecked'], report['broken'], document['freeze'], document['sink_delay_ms']" \
  "('passed', '', [], True, 300)"
expect_value "0 < report['register_ms'] < report['next_ms'] and 0 < report['cpu_to_next_ms'] <= report['cpu_ms']" True
expect_value "1e6 < report['memory_at_next'] <= report['peak_memory']" True

# With a queue, Lambda stops the process before the backend has answered: each payload is one invocation late. Upstream's
# converter does not know this name of the exporter.
write_config "otlp_http: {endpoint: 'https://backend.example.com'}"
smoke --config given.yaml --freeze --sink-delay 300ms || fail "$(cat "$work/out" "$work/err")"
expect_out 'payload 1 *arrived in invocation 2: 1 invocation late'
expect_out 'payload 2 *arrived in invocation 3: 1 invocation late'
expect_out 'payload 3 *arrived during the shutdown'
! grep -q 'arrived in invocation [0-9]*$' "$work/out" || fail "$(cat "$work/out")"

# The processor batch holds what it gets until its timeout, so a frozen process has it in the next invocation. Without a
# timeout, nothing is late. `validate` warns about exactly these two.
batched() { # timeout
  write_config "otlphttp: {endpoint: 'https://backend.example.com'}"
  sed -i "s/^service:/processors: {batch: {timeout: $1}}\n&/; s/receivers: \[otlp\],/& processors: [batch],/" given.yaml
}
batched 200ms
smoke --config given.yaml --freeze || fail "$(cat "$work/out" "$work/err")"
expect_out 'payload 1 *arrived in invocation 2: 1 invocation late'
"$OCELOT_GEN" -a amd64 -d minimal >"$work/log" 2>&1 || fail "$(cat "$work/log")"
ninja >"$work/log" 2>&1 || fail "$(cat "$work/log")"
warnings() { "$OCELOT_GEN" validate minimal --config given.yaml 2>&1 | grep -oE 'has a sending queue|holds data for up to [0-9a-z]+' || true; }
[ "$(warnings)" = "holds data for up to 200ms" ] || fail "$(warnings)"
batched 0s
smoke_json --config given.yaml --freeze || fail "$(cat "$work/out" "$work/err")"
expect_value "[p['invocation'] for p in report['payloads']]" '[1, 2, 3]'
[ -z "$(warnings)" ] || fail "$(warnings)"
write_config "otlp_http: {endpoint: 'https://backend.example.com'}"
[ "$(warnings)" = "has a sending queue" ] || fail "$(warnings)"

# A payload that the exporter drops.
write_config "otlp_http: {endpoint: 'https://backend.example.com', timeout: 1ns, retry_on_failure: {enabled: false}}"
expect_failure lost-payload 'payload 2 never reached the sink' --config given.yaml
expect_out 'payload 1 *never arrived'

# The queue is sent during the shutdown, which takes longer than the limit.
write_config "otlp_http: {endpoint: 'https://backend.example.com'}"
expect_failure slow-shutdown 'the extension still ran 100 ms after SHUTDOWN' --config given.yaml --sink-delay 1s --invocations 1 \
  --shutdown-limit 100ms

# The collector rejects the configuration.
write_config 'unknown: {}'
expect_failure init-error 'init/error: Extension.ConfigInvalid: .*"unknown"' --config given.yaml

# Another port, and a payload that is not compressed.
write_config "otlphttp: {endpoint: 'https://backend.example.com', compression: none}"
sed -i 's/4318/4319/' given.yaml
smoke_json --config given.yaml --invocations 1 || fail "$(cat "$work/out" "$work/err")"
expect_value "report['receiver'], report['signal'], len(report['payloads'])" "('otlp', 'traces', 1)"

# Managed Instances have no INVOKE events and are not frozen.
smoke_json --config given.yaml --init-type lambda-managed-instances || fail "$(cat "$work/out" "$work/err")"
expect_value "report['events'], len(report['payloads']), document['init_type']" "(['SHUTDOWN'], 3, 'lambda-managed-instances')"
expect_exit 1 'nothing.yaml: error: cannot open' smoke minimal --config nothing.yaml
expect_exit 2 'Lambda does not freeze Managed Instances' smoke minimal --freeze --init-type lambda-managed-instances
expect_exit 2 "unknown type 'cold' for --init-type" smoke minimal --init-type cold
expect_exit 2 "--sink-delay takes a time such as 300ms or 2s, not '3'" smoke minimal --sink-delay 3
expect_exit 2 "--invocations takes a number from 0 to 1000, not 'many'" smoke minimal --invocations many

# Limits of the distribution.
printf '  max-start: {next: 1 ms, memory: 1 MB}\n' >"$work/limits"
sed -i "/^  description: OTLP in/r $work/limits" config/distributions.yaml
! smoke || fail "the limits had no effect"
grep -qE '^config/distributions.yaml:4:21: error: build/collector-amd64-minimal.zip asks for the first event after [0-9.]+ ms, [0-9.]+ ms more than 1 ms$' \
  "$work/err" || fail "$(cat "$work/err")"
grep -qE '^config/distributions.yaml:4:35: error: build/collector-amd64-minimal.zip uses [0-9.]+ MB until it asks for the first event, [0-9.]+ MB more than 1 MB$' \
  "$work/err" || fail "$(cat "$work/err")"
! smoke_json || fail "the limits had no effect"
expect_value "layer['status'], [d['code'] for d in layer['diagnostics']], report['broken']" "('failed', ['max-start', 'max-start'], [])"
sed -i '/max-start/d' config/distributions.yaml

# The target of Ninja, which is not part of `all`.
"$OCELOT_GEN" -a amd64 -d minimal >"$work/log" 2>&1 || fail "$(cat "$work/log")"
ninja smoke >"$work/log" 2>&1 || fail "$(cat "$work/log")"
grep -q 'build/collector-amd64-minimal.zip: passed' "$work/log" || fail "$(cat "$work/log")"
! grep -q minimal-file "$work/log" || fail "a layer that was not chosen was run"
ninja >"$work/log" 2>&1
! grep -q passed "$work/log" || fail "the target is part of all"
"$OCELOT_GEN" build smoke -a amd64 -d minimal >"$work/log" 2>&1 || fail "$(cat "$work/log")"
grep -q 'build/collector-amd64-minimal.zip: passed' "$work/log" || fail "$(cat "$work/log")"
