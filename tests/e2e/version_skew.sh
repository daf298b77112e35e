#!/usr/bin/env bash
# A component that raises some modules of the Collector's release, but not all, is a fault; allow-skew permits it.
. "$(dirname "$0")/modules.sh"
core=go.opentelemetry.io/collector
newer=github.com/open-telemetry/opentelemetry-collector-contrib/exporter/newerexporter
project_with_module $newer
for version in v1.54.0 v1.55.0; do module_proxy add "$work/proxy" $core/component $version $version; done
module_proxy add "$work/proxy" $core/service v1.54.0 v1.54.0
module_proxy add "$work/proxy" $newer v1.0.0 newer $core/component@v1.55.0
export GOPROXY=file://$work/proxy
(
  cd ../upstream/collector
  printf 'package main\n\nimport (\n\t"%s/component"\n\t"%s/service"\n)\n\nvar _ = component.Text + service.Text\n' $core $core >core.go
  go mod edit -require=$core/component@v1.54.0 -require=$core/service@v1.54.0
  go mod tidy
  git add -A && git commit -q -m core
) >"$work/upstream.log" 2>&1 || fail "$(cat "$work/upstream.log")"

expect_failed_build
expect_in_log "^config/component_dependencies.yaml:2:36: error: 'exporter.extra' raises 1 module of the Collector's release, but upstream keeps 1$" \
  "^note: raised: $core/component v1.54.0 → v1.55.0$" "^note: kept: $core/service v1.54.0$" \
  '^help: .*; to allow it, write in config/component_dependencies.yaml: allow-skew: \[exporter.extra\]$'

printf 'allow-skew: [exporter.extra]\n' >>config/component_dependencies.yaml
build_small_project
unzip -p build/collector-amd64-extra.zip extensions/collector >"$work/collector"
go version -m "$work/collector" | grep -qP "^\tdep\t$core/component\tv1.55.0\t" || fail "$(go version -m "$work/collector")"
grep -qx "      - $core/component v1.55.0 from v1.54.0" config/modules.lock || fail "$(cat config/modules.lock)"
expect_no_work

# Without the permission, the entry is stale.
sed -i '/^allow-skew/d' config/component_dependencies.yaml
expect_exit 1 "'replaces' or the imports have changed" -a amd64 --locked
expect_exit 1 "raises 1 module of the Collector's release" -a amd64
