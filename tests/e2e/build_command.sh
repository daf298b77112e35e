#!/usr/bin/env bash
# build writes build.ninja and becomes ninja: its targets, options, output and exit code.
. "$(dirname "$0")/lib.sh"
make_small_project "$work"
cd "$work/project"
build() { "$OCELOT_GEN" build --package-jobs 2 --documents none -a amd64 "$@" >"$work/out" 2>"$work/err"; }

build -n plain || fail "$(cat "$work/err")"
[ ! -e build.ninja ] || fail "a dry run wrote build.ninja"
[ ! -e config/upstream.lock ] || fail "a dry run wrote a lock"
grep -q 'collector-amd64-plain.zip' "$work/out" || fail "a dry run shows no step: $(cat "$work/out")"
[ ! -e build/collector-amd64-plain.zip ] || fail "a dry run built a layer"

# A target limits what ninja builds, but not what build.ninja covers; from a sub-folder too.
(cd config && build -j 2 -v plain) || { cat "$work/out" "$work/err"; fail "the build failed"; }
[ -s build/collector-amd64-plain.zip ] || fail "no layer"
[ ! -e build/collector-amd64-extra.zip ] || fail "it built more than its target"
grep -q 'step package' "$work/out" || fail "-v shows no command lines"
[ "$(ninja -t query extra | head -n 1)" = extra: ] || fail "build.ninja lacks extra"

code=0
build plian || code=$?
[ $code = 1 ] || fail "exit $code of an unknown target"
grep -qx "error: no target 'plian'" "$work/err" || fail "$(cat "$work/err")"
grep -qx "help: did you mean 'plain'?" "$work/err" || fail "$(cat "$work/err")"
[ ! -s "$work/out" ] || fail "ninja was started: $(cat "$work/out")"

rm build/collector-amd64-plain.zip
build -q plain || fail "$(cat "$work/err")"
[ -s build/collector-amd64-plain.zip ] || fail "-q builds nothing"
[ ! -s "$work/err" ] || fail "-q: $(cat "$work/err")"
[ ! -s "$work/out" ] || fail "-q: $(cat "$work/out")"
build || fail "$(cat "$work/err")"
[ -s build/collector-amd64-extra.zip ] || fail "not everything is built without a target"
build || fail "$(cat "$work/err")"
grep -q 'no work to do' "$work/out" || fail "there was work: $(cat "$work/out")"

# -d takes globs, and build.ninja has only these layers then.
build -d 'pl*' || fail "$(cat "$work/err")"
ninja -t targets all >"$work/targets"
! grep -q collector-amd64-extra "$work/targets" || fail "-d chose too much"
code=0
build -d 'plian*' || code=$?
[ $code = 1 ] || fail "exit $code of a glob that matches nothing"
grep -qx "help: did you mean 'plain'?" "$work/err" || fail "$(cat "$work/err")"

for words in '-j 0' '-j many'; do
  code=0
  # shellcheck disable=SC2086
  build $words || code=$?
  [ $code = 2 ] || fail "$words: exit $code"
done

# ninja's exit code is passed on.
mkdir "$work/bin"
printf '#!/bin/sh\necho "ninja $*"\nexit 42\n' >"$work/bin/ninja"
chmod +x "$work/bin/ninja"
code=0
PATH=$work/bin:$PATH build -j 3 -v -q plain extra || code=$?
[ $code = 42 ] || fail "exit $code instead of ninja's"
[ "$(cat "$work/out")" = 'ninja -j 3 -v --quiet plain extra' ] || fail "$(cat "$work/out")"
code=0
PATH=$work/bin:$PATH build -n plain || code=$?
[ $code = 42 ] || fail "exit $code instead of ninja's with -n"
grep -qxE 'ninja -n -f /.*/build\.ninja plain' "$work/out" || fail "$(cat "$work/out")"

# Without ninja, it is an error.
mkdir "$work/empty"
ln -s "$(command -v make)" "$(command -v go)" "$work/empty"
code=0
PATH=$work/empty build || code=$?
[ $code = 1 ] || fail "exit $code without ninja"
grep -qx "error: no 'ninja' in PATH to run build.ninja" "$work/err" || fail "$(cat "$work/err")"
grep -q '^help: install it' "$work/err" || fail "$(cat "$work/err")"
