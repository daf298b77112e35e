#!/usr/bin/env bash
# A repository of another user is read where git reads it: `safe.directory` allows it by name, by prefix or with `*`. Without
# that, ocelot-gen says whose it is and what allows it. Only root can give a file to another user.
. "$(dirname "$0")/lib.sh"
[ "$(id -u)" = 0 ] || { echo "SKIP: only root can change the owner of a file"; exit 77; }
make_small_project "$work"
export HOME=$work/home XDG_CONFIG_HOME=$work/home/.config
unset GIT_CONFIG_GLOBAL SUDO_UID
mkdir -p "$HOME" "$work/own"
cd "$work/own"
git clone -q --bare ../upstream bare.git
git -c protocol.file.allow=always -C . init -q super
git -C super -c protocol.file.allow=always submodule --quiet add "$work/upstream" up
chown -R nobody "$work/upstream" bare.git super/up super/.git/modules/up
cd "$work/project"
expect_refused() { # repository
  ! git -C "$1" rev-parse HEAD >"$work/log" 2>&1 || fail "git reads $1"
  expect_exit 1 "belongs to nobody, not to root" -r "$1"
  grep -qx "help: if you trust its content: git config --global --add safe.directory $(realpath "$1")" "$work/err" ||
    fail "$(cat "$work/err")"
}
expect_read() { # repository
  ocelot_gen -r "$1" -b HEAD >"$work/log" 2>&1 || fail "$1: $(cat "$work/log")"
}
for repository in ../upstream ../own/bare.git ../own/super/up; do
  git config --global --unset-all safe.directory || true
  expect_refused "$repository"
  git config --global --add safe.directory /elsewhere
  expect_refused "$repository"
  git config --global --add safe.directory "$(realpath "$repository")"
  git -C "$repository" rev-parse HEAD >"$work/log" || fail "git does not read $repository"
  expect_read "$repository"
  git config --global --add safe.directory ''
  expect_refused "$repository"
  for value in '*' "$work/*"; do
    git config --global --replace-all safe.directory "$value"
    expect_read "$repository"
  done
  git config --global --unset-all safe.directory
  GIT_CONFIG_COUNT=1 GIT_CONFIG_KEY_0=safe.directory GIT_CONFIG_VALUE_0='*' expect_read "$repository"
  git config -f "$work/global" safe.directory '*'
  GIT_CONFIG_GLOBAL=$work/global expect_read "$repository"
  # The repository's own configuration allows nothing.
  git config -f "$(GIT_CONFIG_GLOBAL=$work/global git -C "$repository" rev-parse --absolute-git-dir)/config" safe.directory '*'
  expect_refused "$repository"
done
git config --global --unset-all safe.directory || true
expect_exit 1 "belongs to nobody, not to root" -r "file://$work/upstream"
git config --global safe.directory "$work/upstream"
expect_read "file://$work/upstream"
