#!/usr/bin/env bash
# A submodule in upstream's folder is rejected before a lock is written. The message names it, and its help works.
. "$(dirname "$0")/../e2e/lib.sh"
make_small_project "$work"
git -C "$work" init -q -b main library
echo hello >"$work/library/file"
git -C "$work/library" add -A && git -C "$work/library" commit -q -m library
up=$work/upstream
git -C "$up" -c protocol.file.allow=always submodule --quiet add "$work/library" collector/sub/library
git -C "$up" commit -q -m submodule
cd "$work/project"
expect_exit 1 "'collector/sub/library' of commit $(git -C "$up" rev-parse HEAD | cut -c1-12) is a submodule, which is not fetched" -a amd64
[ ! -e config/upstream.lock ] || fail "a lock was written"

help=$(sed -n 's/^help: build from a folder that has its files: //p' "$work/err")
PATH=$(dirname "$OCELOT_GEN"):$PATH GIT_CONFIG_COUNT=1 GIT_CONFIG_KEY_0=protocol.file.allow GIT_CONFIG_VALUE_0=always \
  bash -ec "$help" >"$work/log" 2>&1 || fail "$help: $(cat "$work/log")"
ninja build/ocelot/upstream.tar >"$work/log" 2>&1 || fail "$(cat "$work/log")"
tar -tf build/ocelot/upstream.tar | grep -qx sub/library/file || fail "the submodule's file is missing"
