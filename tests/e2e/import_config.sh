#!/usr/bin/env bash
# import config creates a distribution for a configuration: the collector in its layer starts with it.
. "$(dirname "$0")/lib.sh"
built_project
cat >"$work/edge.yaml" <<'END'
receivers:
  otlp: {protocols: {grpc: {endpoint: "127.0.0.1:0"}}}
processors:
  memory_limiter: {check_interval: 1s, limit_mib: "${env:LIMIT:-100}"}
  batch/small: {send_batch_size: 10}
connectors:
  forward:
  count/all:
exporters:
  file/spans: {path: "${env:OUT}"}
  otlp_http: {endpoint: "http://127.0.0.1:9"}
  debug:
extensions:
  zpages: {endpoint: "127.0.0.1:0"}
service:
  extensions: [zpages]
  telemetry: {metrics: {level: none}}
  pipelines:
    traces/in: {receivers: [otlp], processors: [memory_limiter], exporters: [forward, count/all]}
    traces/out: {receivers: [forward], processors: [batch/small], exporters: [file/spans, otlp_http]}
    metrics: {receivers: [count/all], exporters: [debug]}
END
sed 's/memory_limiter/memory_limitr/g; s/debug/kafka/' "$work/edge.yaml" >"$work/wrong.yaml"
find . -type f -exec sha256sum {} + | sort >"$work/before"
! "$OCELOT_GEN" import config "$work/wrong.yaml" >"$work/wrong.log" 2>&1 || fail "unknown types were taken"
grep -q "wrong.yaml:4:3: error: unknown processor type 'memory_limitr'" "$work/wrong.log" || fail "$(cat "$work/wrong.log")"
find . -type f -exec sha256sum {} + | sort | cmp - "$work/before" || fail "a refused command wrote something"

"$OCELOT_GEN" import config "$work/edge.yaml"
cmp "$work/edge.yaml" config/examples/edge.yaml || fail "the configuration is not copied"
ocelot_gen -a amd64 -d edge
ninja edge >"$work/ninja.log" 2>&1 || { cat "$work/ninja.log"; fail "the distribution does not build"; }
names='connector.count connector.forward custom exporter.debug exporter.file exporter.otlphttp extension.zpages
  processor.batch processor.memorylimiter receiver.otlp'
# shellcheck disable=SC2086
wanted=$(printf ',lambdacomponents.%s' $names)
[ ",$(layer_tags build/collector-amd64-edge.zip)" = "$wanted" ] || fail "other tags: $(layer_tags build/collector-amd64-edge.zip)"
OUT=$work/out.json layer_starts build/collector-amd64-edge.zip
[ -e "$work/out.json" ] || fail "the file exporter did not run"
