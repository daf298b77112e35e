#!/usr/bin/env bash
# -n of a command that writes: it says what it would write, and writes nothing.
. "$(dirname "$0")/lib.sh"
make_small_project "$work"
cd "$work/project"
ocelot_gen -a amd64
printf 'b: {buildtags: [lambdacomponents.custom]}\na:   {buildtags: [lambdacomponents.custom]}\n' >>config/distributions.yaml
printf 'receivers: [{gomod: go.opentelemetry.io/collector/receiver/otlpreceiver v0.145.0}]\ndist: {name: built}\n' >"$work/ocb.yaml"
printf 'receivers: {otlp: }\n' >"$work/edge.yaml"
"$OCELOT_GEN" step clone --plain ../upstream --folder collector --tree-id build/ocelot/upstream.tree -o build/ocelot/upstream.tar
state() { (cd "$work" && find project upstream -type f -not -path '*/.git/*' -exec sha256sum {} + | sort; find project -type d | sort); }
state >"$work/before"
expect_nothing_written() { # text words…
  local text=$1
  shift
  "$OCELOT_GEN" "$@" >"$work/said" 2>&1 || fail "$*: $(cat "$work/said")"
  grep -qFe "$text" "$work/said" || fail "$*: $(cat "$work/said")"
  state | diff "$work/before" - || fail "$* wrote something"
}
expect_nothing_written 'would write build.ninja: 4 layers of 4 distributions' gen -n -a amd64
expect_nothing_written 'would write build.ninja' -n -d plain
expect_nothing_written 'would write build.ninja' update --dry-run
expect_nothing_written config/distributions.yaml format -n
expect_nothing_written 'would write config/schemas/distributions.json' schema --install -n
expect_nothing_written 'would write drawn.html' graph -o drawn.html -n
expect_nothing_written build.ninja clean --all -n
expect_nothing_written 'would remove 0 entries' cache gc -n
expect_nothing_written 'would remove' cache clear -n
expect_nothing_written 'new      components/' new component exporter.zipkin -n
expect_nothing_written 'changed  config/distributions.yaml' new distribution more --base plain -n
expect_nothing_written 'new      fresh/config/distributions.yaml' new project fresh -n
expect_nothing_written 'new      .github/workflows/layers.yml' new workflow github --reusable -n
