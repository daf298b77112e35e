#!/usr/bin/env bash
# A fork replaces a module: of a component, and of upstream in a layer without components. A fork that cannot be fetched
# is a fault where it is written.
. "$(dirname "$0")/modules.sh"
project_with_module example.com/dep
module_proxy add "$work/proxy" example.com/dep v1.0.0 original
module_proxy add "$work/proxy" example.com/core v1.0.0 'original core'
module_proxy add "$work/proxy" example.com/fork/dep v1.2.3 fork
module_proxy add "$work/proxy" example.com/fork/core v1.2.3 'fork of the core'
export GOPROXY=file://$work/proxy
# Upstream itself requires a module.
(
  cd ../upstream/collector
  printf 'package main\n\nimport "example.com/core"\n\nvar _ = core.Text\n' >core.go
  go mod edit -require=example.com/core@v1.0.0
  go mod tidy
  git add -A && git commit -q -m core
)
cat >>config/component_dependencies.yaml <<'END'
replaces:
  example.com/dep: example.com/fork/dep@v1.2.3
END
collector_of() { unzip -p "build/collector-amd64-$1.zip" extensions/collector >"$work/collector" && chmod +x "$work/collector"; }
has_fork() { go version -m "$work/collector" | grep -qP "^\t=>\texample\.com/fork/$1\tv1\.2\.3\th1:"; }

build_small_project
cp build/ocelot/tree/plain.tar "$work/plain.tar"
collector_of extra
[ "$("$work/collector" | tail -1)" = fork ] || fail "$("$work/collector")"
has_fork dep || fail "no fork: $(go version -m "$work/collector")"
grep -q '^  - example.com/fork/dep v1.2.3 h1:' config/modules.lock || fail "no sum: $(cat config/modules.lock)"
! grep -q '^  - example.com/dep ' config/modules.lock || fail "sums of the replaced module: $(cat config/modules.lock)"

# The second replacement is one of upstream's own modules, so every layer gets it.
printf '  example.com/core: example.com/fork/core@v1.2.3\n' >>config/component_dependencies.yaml
build_small_project
for layer in plain extra; do
  collector_of $layer
  has_fork core || fail "$layer has no fork: $(go version -m "$work/collector")"
done
expect_no_work

# A version that does not exist, and a module that nothing needs.
sed -i 's|fork/core@v1.2.3|fork/core@v1.2.4|' config/component_dependencies.yaml
expect_failed_build
expect_in_log "^config/component_dependencies.yaml:5:21: error: Go cannot fetch 'example.com/fork/core@v1.2.4'$" \
  '^note: it replaces another module$'
sed -i 's|^  example.com/core:.*|  example.com/none: example.com/fork/core@v1.2.3|' config/component_dependencies.yaml
build_small_project
grep -qx "config/component_dependencies.yaml:5:21: warning: 'example.com/none' is replaced, but no distribution needs it" \
  "$work/first.log" || fail "$(cat "$work/first.log")"
cmp "$work/plain.tar" build/ocelot/tree/plain.tar
