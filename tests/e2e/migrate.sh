#!/usr/bin/env bash
# format --migrate replaces the older keys of a project. Its Ninja file stays the same, byte for byte.
. "$(dirname "$0")/lib.sh"
check_migration() { # a project's folder, with its upstream next to it
  cd "$1"
  printf 'repo: ../upstream\nref: main\n' >config/upstream.yaml
  rm -f config/upstream.lock
  ocelot_gen >"$work/log" 2>&1 || fail "$(cat "$work/log")"
  cp build.ninja "$work/before.ninja"
  [ "$("$OCELOT_GEN" format --migrate)" = config/distributions.yaml ] || fail "$1 is not migrated"
  grep -q '^distributions:$' config/distributions.yaml || fail "$1 has no root key"
  ! grep -E 'buildtags|config-file|lambdacomponents' config/distributions.yaml || fail "$1 has an older key"
  ocelot_gen >"$work/log" 2>&1 || fail "$(cat "$work/log")"
  cmp build.ninja "$work/before.ninja" || fail "$1 has another Ninja file"
  [ -z "$("$OCELOT_GEN" format --migrate)" ] || fail "$1 is migrated twice"
}
make_project "$work/demo"
check_migration "$work/demo/project"
make_project "$work/plugin" tests/upstream examples/plugin
check_migration "$work/plugin/project"
# The repository's own distributions are for another upstream, with which no module can be locked here.
mkdir "$work/demo/own"
cp -r "$SOURCE_ROOT/config" "$SOURCE_ROOT/components" "$work/demo/own"
rm "$work/demo/own/config/component_dependencies.yaml"
check_migration "$work/demo/own"
