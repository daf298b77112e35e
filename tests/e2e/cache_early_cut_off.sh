#!/usr/bin/env bash
# A tree with new times, a commit outside collector/, a reordered declaration, a fresh checkout: no layer is packaged again.
. "$(dirname "$0")/lib.sh"
watched_tools
built_small_project
[ "$(packages_made)" = 2 ] || fail "the first build made no layers"
before=$(stat_outputs)
quiet() { # what was done, steps of Ninja that may run
  ninja >"$work/log" 2>&1 || { cat "$work/log"; fail "$1: ninja failed"; }
  ! sed -nE 's/^\[[0-9]+\/[0-9]+\] //p' "$work/log" | grep -vE "^($2)$" || fail "$1: other steps ran"
  [ "$(packages_made)" = 0 ] || fail "$1: a layer was packaged"
  [ "$before" = "$(stat_outputs)" ] || fail "$1: an output moved"
  expect_no_work
}

find config components ../upstream -not -path '*/.git*' -exec touch {} +
quiet "a touched tree" 'regenerate build.ninja|overlay .*|check .*'

echo x >../upstream/README
git -C ../upstream add -A
git -C ../upstream commit -q -m 'outside collector/'
ocelot_gen -a amd64 --update 2>"$work/log"
grep -q "$(git -C ../upstream rev-parse HEAD)" config/upstream.lock || fail "the lock was not moved"
quiet "a commit outside collector/" 'regenerate build.ninja|clone .*|check .*'

cat >config/distributions.yaml <<'YAML'
# The same, in another order and with other words around it.
extra:
  buildtags: [lambdacomponents.exporter.extra]
  base: plain

plain:
  buildtags:
    - lambdacomponents.exporter.debug
    - lambdacomponents.custom
YAML
quiet "a reordered declaration" 'regenerate build.ninja|check .*'

cp -r "$work/project" "$work/fresh"
cd "$work/fresh"
ninja >"$work/log" 2>&1 || { cat "$work/log"; fail "a fresh checkout: ninja failed"; }
[ "$(packages_made)" = 0 ] || fail "a fresh checkout: a layer was packaged"
[ "$(layers_of .)" = "$(layers_of "$work/project")" ] || fail "a fresh checkout: other bytes"
rm -rf build build.ninja
{ ocelot_gen -a amd64 && ninja; } >"$work/log" 2>&1 || { cat "$work/log"; fail "a fresh checkout without build/: failed"; }
[ "$(packages_made)" = 0 ] || fail "a fresh checkout without build/: a layer was packaged"
[ "$(layers_of .)" = "$(layers_of "$work/project")" ] || fail "a fresh checkout without build/: other bytes"
