#!/usr/bin/env bash
# Three machines with caches of their own build one set of bytes from one committed project, whatever the proxy serves by then.
. "$(dirname "$0")/modules.sh"
project_with_module example.com/dep
sed -i 's|: example.com/dep@v1.0.0|: [example.com/dep@v1.0.0, example.com/other@v1.0.0]|' config/component_dependencies.yaml
module_proxy add "$work/proxy" example.com/dep v1.0.0 dep example.com/other
module_proxy add "$work/proxy" example.com/other v1.0.0 first
serve_proxy "$work/proxy"
ocelot_gen -a amd64 >"$work/log" 2>&1 || fail "$(cat "$work/log")"
git init -q -b main
git add components config
git commit -q -m project
for lock in upstream modules; do git ls-files --error-unmatch config/$lock.lock >/dev/null || fail "$lock.lock is not committed"; done

unset OCELOT_CACHE
export GOCACHE=${GOCACHE:-$(go env GOCACHE)}
for machine in 1 2 3; do
  mkdir "$work/home$machine"
  git clone -q "$work/project" "$work/machine$machine"
  (
    cd "$work/machine$machine"
    export HOME=$work/home$machine GOMODCACHE=$work/modules$machine OCELOT_CACHE_DIR=$work/cache$machine
    build
    layers_of . >"$work/layers$machine"
    [ -z "$(git status --porcelain config)" ] || fail "machine $machine changed a lock: $(git diff)"
    chmod -R u+w "$GOMODCACHE"
  )
  module_proxy add "$work/proxy" example.com/dep "v1.$machine.0" "newer $machine"
  module_proxy add "$work/proxy" example.com/other "v1.$machine.0" "newer $machine"
done
[ "$(wc -l <"$work/layers1")" -ge 2 ] || fail "no layers: $(cat "$work/layers1")"
diff "$work/layers1" "$work/layers2" || fail "machine 2 built other bytes"
diff "$work/layers1" "$work/layers3" || fail "machine 3 built other bytes"
