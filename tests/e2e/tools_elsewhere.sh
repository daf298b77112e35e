#!/usr/bin/env bash
# Tools that are in none of the folders that steps search: the build finds them in PATH, and names the one that is missing.
. "$(dirname "$0")/modules.sh"
bwrap --unshare-all --ro-bind / / true 2>"$work/bwrap.log" || { echo "SKIP: no right to use bubblewrap"; exit 77; }
project_with_module github.com/example-private/dep
mkdir -p "$work/repositories"
git_module "$work/repositories/dep" github.com/example-private/dep
export GOPROXY=off GOPRIVATE=github.com/example-private GIT_CONFIG_COUNT=1 \
  GIT_CONFIG_KEY_0="url.file://$work/repositories/.insteadOf" GIT_CONFIG_VALUE_0=https://github.com/example-private/

# Copies, because a link may lead to a folder that is hidden.
mkdir "$work/tools" "$work/temporary"
for tool in awk cat cp git grep make mkdir ninja rm; do cp -L "$(command -v "$tool")" "$work/tools/$tool"; done
cp -L /bin/sh "$work/sh"
goroot=$(go env GOROOT)

# Without the programs of the usual folders, except the shell that make and Ninja run.
in_bare_root() { # words…
  bwrap --ro-bind / / --dev /dev --proc /proc --bind "$work" "$work" --bind "$(go env GOCACHE)" "$(go env GOCACHE)" \
    --tmpfs /usr/bin --tmpfs /usr/local/bin --ro-bind "$work/sh" /usr/bin/sh \
    --setenv PATH "$work/tools:$goroot/bin" --setenv TMPDIR "$work/temporary" --chdir "$work/project" "$@"
}

in_bare_root "$OCELOT_GEN" --documents none -a amd64 >"$work/log" 2>&1 || fail "$(cat "$work/log")"
in_bare_root "$work/tools/ninja" >"$work/log" 2>&1 || fail "$(cat "$work/log")"
[ -s build/collector-amd64-extra.zip ] || fail "no layer: $(cat "$work/log")"

# The layer has the bytes of a build with the usual folders, and a Ninja that is started elsewhere finds the same tools.
cp build/collector-amd64-extra.zip "$work/layer.zip"
rm -r build build.ninja
{ ocelot_gen -a amd64 && ninja; } >"$work/log" 2>&1 || fail "$(cat "$work/log")"
cmp build/collector-amd64-extra.zip "$work/layer.zip"
! grep -q -e --tool build.ninja || fail "tools of the usual folders are written: $(grep -e --tool build.ninja)"
rm -r build build.ninja
in_bare_root "$OCELOT_GEN" --documents none -a amd64 >"$work/log" 2>&1 || fail "$(cat "$work/log")"
forget_modules
in_bare_root --setenv PATH /nowhere "$work/tools/ninja" >"$work/log" 2>&1 || fail "$(cat "$work/log")"
cmp build/collector-amd64-extra.zip "$work/layer.zip"

# Tools that are nowhere: for go, and for make.
rm -r build build.ninja "$work/tools/git"
forget_modules
in_bare_root "$OCELOT_GEN" --documents none -a amd64 >"$work/log" 2>&1 || fail "$(cat "$work/log")"
! in_bare_root "$work/tools/ninja" >"$work/log" 2>&1 || fail "a build without git succeeded: $(cat "$work/log")"
expect_in_log "error: .*: go did not find the program 'git'$" '^note: complete log: ' \
  '^help: install it, or add its folder to PATH, and run ocelot-gen again$'
rm -r build build.ninja "$work/tools/awk"
in_bare_root "$OCELOT_GEN" --documents none -a amd64 >"$work/log" 2>&1 || fail "$(cat "$work/log")"
! in_bare_root "$work/tools/ninja" >"$work/log" 2>&1 || fail "a build without awk succeeded: $(cat "$work/log")"
expect_in_log "error: cannot find the collector's version: make did not find the program 'awk'$" \
  '^help: install it, or add its folder to PATH, and run ocelot-gen again$'
