#!/usr/bin/env bash
# clean follows no link below build/: whatever is a link there, no file outside is removed or changed.
. "$(dirname "$0")/../e2e/lib.sh"
built_small_project
outside=$work/outside
attacked=$work/attacked
cp config/distributions.yaml "$work/distributions.yaml"
# The layer extra is stale now.
sed -i '/^extra:/,$d' config/distributions.yaml
attacks=0

# Everything in a folder, with digests.
listing() {
  (cd "$1" && find . -printf '%P %y %l %m %T@\n' | sort && find . -type f -exec sha256sum {} + | sort)
}

# Plants links in a copy of the built project, and cleans it. Sets `code`.
attack() { # words of clean, what to do in the copy…
  local words=$1
  shift
  rm -rf "$attacked" "$outside"
  cp -a "$work/project" "$attacked"
  mkdir "$outside"
  echo treasure >"$outside/treasure"
  cd "$attacked"
  "$@"
  listing "$outside" >"$work/before"
  code=0
  # shellcheck disable=SC2086 # several words
  "$OCELOT_GEN" clean $words >"$work/removed" 2>"$work/err" || code=$?
  listing "$outside" | diff "$work/before" - || fail "$*: clean $words changed what is outside"
  attacks=$((attacks + 1))
}

attack_all_ways() { # what to do in the copy…
  local words
  for words in '--all' '' '-d plain'; do attack "$words" "$@"; done
}

# The place of a file or folder becomes a link to it outside.
move_out() { # path
  mv "$1" "$outside/moved"
  ln -s "$outside/moved" "$1"
}
move_out_relative() { # path
  mv "$1" "$outside/moved"
  ln -s "$(realpath -s --relative-to="$(dirname "$1")" "$outside")/moved" "$1"
}
leave_dangling() { # path
  rm -rf "$1"
  ln -s "$outside/none" "$1"
}
# The record names a file through a link.
record() { # link, path…
  ln -s "$outside" "$1"
  shift
  printf '%s\n' "$@" >>build/ocelot/outputs
}
# The file outside matches its checksum, so clean takes it for a layer.
record_with_checksum() {
  (cd "$outside" && sha256sum treasure >treasure.sha256)
  record build/x build/x/treasure build/x/treasure.sha256
}

folders=$(cd build && find . -mindepth 1 -type d)
for folder in $folders; do
  attack_all_ways move_out "build/$folder"
  attack_all_ways move_out_relative "build/$folder"
  attack_all_ways leave_dangling "build/$folder"
done
for file in $(cd build && find . -type f); do
  attack_all_ways move_out "build/$file"
  attack_all_ways leave_dangling "build/$file"
done
attack_all_ways record build/ocelot/x build/ocelot/x/treasure
attack_all_ways record build/x build/x/treasure
attack_all_ways record_with_checksum

# The message names the link once, and the other files are removed.
attack --all move_out build/ocelot/overlay
[ "$code" = 1 ] || fail "exit $code"
expected="build/ocelot/overlay: error: a link to '$outside/moved', which is not followed
help: remove the link; only 'build' itself may be a link"
[ "$(sed 1d "$work/err")" = "$expected" ] || fail "$(cat "$work/err")"
grep -q '^removed [0-9]* files, ' "$work/err" || fail "$(cat "$work/err")"
[ ! -e build/collector-amd64-plain.zip ] || fail "a layer is left"

# A link in the place of an output is removed, not what it leads to.
attack --all move_out build/ocelot/version
[ "$code" = 0 ] || fail "exit $code: $(cat "$work/err")"
[ ! -L build/ocelot/version ] || fail "the link is left"

# A folder that the user may not reach is reported, not taken for an empty one.
if [ "$(id -u)" = 0 ]; then
  cd "$work"
  rm -rf "$attacked"
  cp -a "$work/project" "$attacked"
  mkdir -m 700 "$work/closed"
  mv "$attacked/build" "$work/closed/build"
  ln -s "$work/closed/build" "$attacked/build"
  chmod 755 "$work"
  for words in '--all' ''; do
    # shellcheck disable=SC2086 # several words
    ! setpriv --reuid 65534 --regid 65534 --clear-groups "$OCELOT_GEN" clean $words -C "$attacked" >"$work/log" 2>&1 ||
      fail "clean $words passes over a closed folder: $(cat "$work/log")"
    grep -qx 'build: error: cannot open the folder: Permission denied' "$work/log" || fail "clean $words: $(cat "$work/log")"
  done
fi
echo "$attacks attacks"
