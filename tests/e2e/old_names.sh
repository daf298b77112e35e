#!/usr/bin/env bash
# Old commands and options work as their new names do, and are in no list.
. "$(dirname "$0")/lib.sh"
make_small_project "$work"
cd "$work/project"
printf 'receivers: {nothing: }\n' >"$work/edge.yaml"
same() { # old words, new words
  local old new
  # shellcheck disable=SC2086
  old=$("$OCELOT_GEN" $1 2>&1) || true
  # shellcheck disable=SC2086
  new=$("$OCELOT_GEN" $2 2>&1) || true
  [ -n "$new" ] || fail "$2 says nothing"
  [ "$old" = "$new" ] || fail "$1: $old"
}
same "from-config $work/edge.yaml" "import config $work/edge.yaml"
same 'from-config --help' 'import config --help'
same 'help from-config' 'help import config'
same 'check --format github' 'check --message-format github'
for listing in 'help --all' 'help --list' 'gen --help' 'complete -- from' 'complete -- gen --up'; do
  # shellcheck disable=SC2086
  "$OCELOT_GEN" $listing >"$work/out"
  for old in from-config --update; do
    ! grep -qe "$old" "$work/out" || fail "$listing names $old"
  done
done
