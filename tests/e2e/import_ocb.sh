#!/usr/bin/env bash
# import ocb creates a distribution from an OCB manifest: upstream's components by tag, others with a wrapper; it builds.
. "$(dirname "$0")/lib.sh"
built_project
core=go.opentelemetry.io/collector
contrib=github.com/open-telemetry/opentelemetry-collector-contrib
cat >"$work/manifest.yaml" <<END
dist:
  module: example.com/mine
  name: mine
  description: A manifest's collector
  version: 1.2.3
  output_path: ./_build
  build_tags: "grpcnotrace"
receivers:
  - gomod: $core/receiver/otlpreceiver v0.145.0
exporters:
  - gomod: $core/exporter/debugexporter v0.145.0
  - gomod: $contrib/exporter/fileexporter v0.145.0
processors:
  - gomod: $core/processor/memorylimiterprocessor v0.145.0
connectors:
  - gomod: $contrib/connector/countconnector v0.145.0
  - gomod: $contrib/connector/spanmetricsconnector v0.145.0
providers:
  - gomod: $core/confmap/provider/envprovider v1.51.0
  - gomod: $core/confmap/provider/httpprovider v1.51.0
replaces:
  - example.com/a => ../a
END
"$OCELOT_GEN" import ocb "$work/manifest.yaml" | tee "$work/import.log"
for line in '  upstream has            3  exporter.debug, processor.memorylimiter, receiver.otlp' \
  '  the project has         2  connector.count, exporter.file' \
  '  with a new wrapper      1  connector.spanmetrics' \
  "  provider $core/confmap/provider/httpprovider" '  replaces: example.com/a => ../a'; do
  grep -qFx -- "$line" "$work/import.log" || fail "the report lacks: $line"
done
! grep -q envprovider "$work/import.log" || fail "upstream has the provider env"
[ -z "$(gofmt -l components)" ] || fail "a wrapper is not as gofmt leaves it"
ocelot_gen -a amd64 -d mine
ninja mine >"$work/ninja.log" 2>&1 || { cat "$work/ninja.log"; fail "the distribution does not build"; }
tags=$(layer_tags build/collector-amd64-mine.zip)
[[ $tags == grpcnotrace,* && $tags == *,lambdacomponents.connector.spanmetrics,* ]] || fail "other tags: $tags"
go version -m "$work/collector" | grep -q "$contrib/connector/spanmetricsconnector.*v0.145.0" || fail "spanmetrics is not in it"
