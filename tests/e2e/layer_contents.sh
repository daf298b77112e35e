#!/usr/bin/env bash
# A layer contains the declared tags, collector version and modules, and no revision of a repository.
. "$(dirname "$0")/lib.sh"
make_project "$work"
cd "$work/project"
ocelot_gen
ninja >"$work/log" 2>&1 || { cat "$work/log"; fail "ninja failed"; }
common=lambdacomponents.custom,lambdacomponents.exporter.debug
for arch in amd64 arm64; do
  for distribution in minimal minimal-file counting; do
    layer=build/collector-$arch-$distribution.zip
    tags=$(layer_tags "$layer")
    go version -m "$work/collector" >"$work/modules"
    case $distribution in
      minimal) wanted=$common,lambdacomponents.exporter.otlphttp module='' ;;
      minimal-file) wanted=$common,lambdacomponents.exporter.file,lambdacomponents.exporter.otlphttp module=exporter/fileexporter ;;
      counting) wanted=lambdacomponents.connector.count,$common,lambdacomponents.exporter.otlphttp module=connector/countconnector ;;
    esac
    [ "$tags" = "$wanted,lambdacomponents.processor.batch,lambdacomponents.receiver.otlp" ] || fail "$layer: tags $tags"
    grep -qE 'go.opentelemetry.io/collector/otelcol[[:space:]]v0.145.0' "$work/modules" || fail "$layer: collector version"
    grep -q "GOARCH=$arch" "$work/modules" || fail "$layer: architecture"
    ! grep -q 'vcs' "$work/modules" || fail "$layer: a revision is stamped in"
    for contrib in exporter/fileexporter connector/countconnector; do
      present=$(grep -cE "contrib/${contrib}[[:space:]]v0.145.0" "$work/modules" || true)
      [ "$present" = "$([ "$contrib" = "$module" ] && echo 1 || echo 0)" ] || fail "$layer: $contrib"
    done
    [ "$(unzip -Z1 "$layer" | paste -sd' ')" = "collector-config/ collector-config/config.yaml extensions/ extensions/collector" ] || fail "$layer: names"
    unzip -Z "$layer" extensions/collector | grep -q '^-rwxr-xr-x' || fail "$layer: not executable"
  done
done
