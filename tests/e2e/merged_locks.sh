#!/usr/bin/env bash
# Two branches that each add a component merge without a conflict, and the next run repairs the lock.
. "$(dirname "$0")/modules.sh"
project_with_module example.com/dep
for name in first second; do module_proxy add "$work/proxy" "example.com/$name" v1.0.0 $name; done
module_proxy add "$work/proxy" example.com/dep v1.0.0 dep
export GOPROXY=file://$work/proxy
add_component() { # name
  sed "s|\.extra|.$1|; s|example.com/dep|example.com/$1|; s|dep\.Text|$1.Text|" \
    components/collector/lambdacomponents/exporter/extra.go >"components/collector/lambdacomponents/exporter/$1.go"
  echo "  lambdacomponents.exporter.$1: example.com/$1@v1.0.0" >>config/component_dependencies.yaml
  printf '\n%s:\n  base: plain\n  buildtags:\n    - lambdacomponents.exporter.%s\n' "$1" "$1" >>config/distributions.yaml
  build
  layers_of . | grep -F -- "-$1.zip" >"$work/layers-$1"
  git add components config
  git commit -q -m "$1"
}
build
git init -q -b main
printf '%s merge=union\n' config/modules.lock config/component_dependencies.yaml config/distributions.yaml >.gitattributes
git add .gitattributes components config
git commit -q -m project
git checkout -q -b other
add_component second
git checkout -q main
add_component first
git merge -q -m merged other || fail "the branches do not merge: $(git diff)"
build
for name in first second; do
  layers_of . | grep -F -- "-$name.zip" | diff "$work/layers-$name" - || fail "another layer of $name after the merge"
done
cp config/modules.lock "$work/merged.lock"
build --locked
"$OCELOT_GEN" update --documents none -a amd64 >"$work/log" 2>&1 || fail "$(cat "$work/log")"
cmp config/modules.lock "$work/merged.lock" || fail "the merged lock was not repaired"
