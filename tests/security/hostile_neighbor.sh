#!/usr/bin/env bash
# Another user of the machine fills the cache folder first, or leaves links and pipes in it. A build of root uses nothing of
# it, reports once why, makes the right layers, and changes no file of another.
. "$(dirname "$0")/../e2e/lib.sh"
[ "$(id -u)" = 0 ] || { echo "SKIP: only root can act as another user"; exit 77; }
neighbor=65534
name=$(id -un $neighbor)
as_neighbor() { setpriv --reuid $neighbor --regid $neighbor --clear-groups "$@"; }
chmod 755 "$work"
mkdir -m 1777 "$work/shared"
mkdir "$work/victim" "$work/forger"
echo precious >"$work/victim/file"

built_small_project --no-cache
reference=$(layers_of .)

# --make is not part of a step's key, so this one's layers have the keys of the right ones.
cat >"$work/forger/make" <<END
#!/bin/sh
"$(command -v make)" "\$@" || exit
for layer in build/*.zip; do [ ! -e "\$layer" ] || printf forged >>"\$layer"; done
END
chmod +x "$work/forger/make"
forge() { # cache folder
  rm -rf build build.ninja "$1"
  { OCELOT_CACHE_DIR=$1 ocelot_gen -a amd64 --make "$work/forger/make" && OCELOT_CACHE_DIR=$1 ninja; } >"$work/log" 2>&1 ||
    fail "the forger cannot build: $(cat "$work/log")"
  [ "$(layers_of .)" != "$reference" ] || fail "the layers of the forger are not forged"
}
forge "$work/forged"

listing() { find "$1" -printf '%P %y %m %U %s %T@ %l\n' | sort; find "$1" -type f -exec sha256sum {} + | sort; }
expect_right() { # what
  rm -rf build build.ninja
  { ocelot_gen -a amd64 && ninja; } >"$work/log" 2>&1 || fail "$1: the build failed: $(cat "$work/log")"
  [ "$(layers_of .)" = "$reference" ] || fail "$1: other layers: $(cat "$work/log")"
  [ "$(ls -A "$work/victim") $(cat "$work/victim/file")" = "file precious" ] || fail "$1: the victim's folder has changed"
}
expect_reported_once() { # what, reason
  [ "$(grep -c 'warning: not using the action cache: ' "$work/log")" = 1 ] || fail "$1: not reported once: $(cat "$work/log")"
  grep -qF "warning: not using the action cache: $2" "$work/log" || fail "$1: another reason: $(cat "$work/log")"
}
expect_entry_reported_once() { # what, reason
  [ "$(grep -c 'warning: not using .*of the action cache: ' "$work/log")" = 1 ] || fail "$1: not reported once: $(cat "$work/log")"
  grep -qF "warning: not using an entry of the action cache: $2" "$work/log" || fail "$1: another reason: $(cat "$work/log")"
}
expect_unused() { # what, reason, folder
  local before
  before=$(listing "$3")
  expect_right "$1"
  expect_reported_once "$1" "$2"
  [ "$before" = "$(listing "$3")" ] || fail "$1: the folder has changed: $(diff <(echo "$before") <(listing "$3"))"
}

export OCELOT_CACHE_DIR=$work/shared/cache
cp -a "$work/forged" "$OCELOT_CACHE_DIR"
chown -R $neighbor "$OCELOT_CACHE_DIR"
expect_unused "a folder of the neighbor" "it belongs to $name, not to root" "$OCELOT_CACHE_DIR"
grep -qx 'help: set OCELOT_CACHE_DIR to a folder of your own' "$work/log" || fail "no remedy: $(cat "$work/log")"
expect_exit 1 "it belongs to $name, not to root" cache clear

# sudo can keep the HOME of its caller.
mkdir -p "$work/home/.cache"
cp -a "$work/forged" "$work/home/.cache/ocelot"
chown -R $neighbor "$work/home"
(
  eval "$(go env GOCACHE GOMODCACHE GOPATH | { read -r a; read -r b; read -r c; printf 'export GOCACHE=%q GOMODCACHE=%q GOPATH=%q' "$a" "$b" "$c"; })"
  unset OCELOT_CACHE_DIR XDG_CACHE_HOME
  export HOME=$work/home SUDO_UID=$neighbor SUDO_GID=$neighbor SUDO_USER=$name
  expect_unused "the home of sudo's caller" "it belongs to $name, not to root" "$HOME/.cache/ocelot"
)

for mode in 777 775; do
  rm -rf "$OCELOT_CACHE_DIR"
  cp -a "$work/forged" "$OCELOT_CACHE_DIR"
  chmod $mode "$OCELOT_CACHE_DIR"
  expect_unused "a folder with the mode $mode" "other users may write to it (mode 0$mode)" "$OCELOT_CACHE_DIR"
done
for part in action blob; do
  rm -rf "$OCELOT_CACHE_DIR"
  cp -a "$work/forged" "$OCELOT_CACHE_DIR"
  rm -rf "$OCELOT_CACHE_DIR"/{compiling,modules,toolchain,statistics}
  chown -R $neighbor "$OCELOT_CACHE_DIR/$part"
  expect_right "a neighbor's $part"
  expect_reported_once "a neighbor's $part" "it belongs to $name, not to root"
done

rm -rf "$OCELOT_CACHE_DIR"
as_neighbor ln -s "$work/victim" "$OCELOT_CACHE_DIR"
expect_right "a link of the neighbor to a folder of root"
expect_reported_once "a link of the neighbor" "it belongs to $name, not to root"

# A cache of root, in which only single files are not as ocelot-gen writes them.
shopt -s nullglob
plant() { # path target
  rm -rf "$1"
  ln -s "$2" "$1"
}
export OCELOT_CACHE_DIR=$work/own
cp -a "$work/forged" "$OCELOT_CACHE_DIR"
find "$OCELOT_CACHE_DIR/action" -type f -exec chown $neighbor {} +
expect_right "entries of the neighbor"
expect_entry_reported_once "entries of the neighbor" "it belongs to $name, not to root"
rm -rf "$OCELOT_CACHE_DIR"
cp -a "$work/forged" "$OCELOT_CACHE_DIR"
find "$OCELOT_CACHE_DIR/action" -type f -exec chmod 666 {} +
expect_right "entries that others can write to"
expect_entry_reported_once "entries that others can write to" "other users may write to it (mode 0666)"
export OCELOT_CACHE_DIR=$work/group
for part in action blob; do
  rm -rf "$OCELOT_CACHE_DIR"
  cp -a "$work/forged" "$OCELOT_CACHE_DIR"
  find "$OCELOT_CACHE_DIR/$part" -type f -exec chmod 664 {} +
  expect_right "a group's files in $part"
  expect_entry_reported_once "a group's files in $part" "other users may write to it (mode 0664)"
  grep -qxF "help: remove $OCELOT_CACHE_DIR; or, if you trust all of its content: chmod -R go-w $OCELOT_CACHE_DIR" "$work/log" ||
    fail "no remedy for all files: $(cat "$work/log")"
done
# The command of the message repairs everything at once.
rm -rf "$OCELOT_CACHE_DIR"
cp -a "$work/forged" "$OCELOT_CACHE_DIR"
chmod -R g+w "$OCELOT_CACHE_DIR/action" "$OCELOT_CACHE_DIR/blob"
expect_right "a group's folders"
eval "$(sed -n 's/^help: remove .*: \(chmod .*\)/\1/p' "$work/log")"
rm -rf build build.ninja
{ ocelot_gen -a amd64 && ninja; } >"$work/log" 2>&1 || fail "after chmod: $(cat "$work/log")"
! grep -q 'action cache' "$work/log" || fail "after chmod: $(cat "$work/log")"
[ "$(layers_of .)" != "$reference" ] || fail "after chmod, the cache is not used"
export OCELOT_CACHE_DIR=$work/own

plant "$OCELOT_CACHE_DIR/statistics" "$work/victim/file"
rm -f "$OCELOT_CACHE_DIR"/compiling/[0-9a-f]*[0-9a-f]
for lock in "$OCELOT_CACHE_DIR"/compiling/*.lock; do plant "$lock" "$work/victim/created"; done
for record in "$OCELOT_CACHE_DIR"/{modules,toolchain}/*; do plant "$record" "$work/victim/file"; done
expect_right "links in the place of statistics, locks and records"
[ ! -L "$OCELOT_CACHE_DIR/statistics" ] || fail "the statistics are a link still"

number=0
while read -r blob; do
  number=$((number + 1))
  case $((number % 3)) in
    0) plant "$blob" "$work/victim/file" ;;
    1) rm "$blob" && mkfifo "$blob" ;;
    2) plant "$blob" "$work/victim/created" ;;
  esac
done < <(find "$OCELOT_CACHE_DIR/blob" -type f | sort)
[ $number -ge 6 ] || fail "only $number blobs"
expect_right "links and pipes in the place of blobs"
while read -r entry; do
  rm "$entry"
  mkdir "$entry"
  echo mine >"$entry/mine"
done < <(find "$OCELOT_CACHE_DIR/action" -type f)
expect_right "folders in the place of entries"
expect_reported_once "folders in the place of entries" "cannot replace: Is a directory"
[ "$(find "$OCELOT_CACHE_DIR/action" -name mine | wc -l)" -ge 6 ] || fail "files of another are gone"

# A cache that this user may not reach is not an empty one.
mkdir -m 700 "$work/closed"
cp -a "$work/forged" "$work/closed/cache"
cp "$OCELOT_GEN" "$work/ocelot-gen" # where the neighbor may run it
! as_neighbor env OCELOT_CACHE_DIR="$work/closed/cache" "$work/ocelot-gen" cache >"$work/log" 2>&1 || fail "a closed cache: $(cat "$work/log")"
grep -q 'error: cannot open the folder: Permission denied' "$work/log" || fail "a closed cache: $(cat "$work/log")"

export OCELOT_CACHE_DIR=$work/deep/new
(
  umask 0
  expect_right "a new cache without a umask"
)
open_files=$(find "$OCELOT_CACHE_DIR" -type f ! -name '*.log' -perm /077)
[ -z "$open_files" ] || fail "files are not 0600: $open_files"
[ -z "$(find "$work/deep" -type d -perm /077)" ] || fail "a folder is not 0700: $(find "$work/deep" -type d -perm /077)"
expect_exit 0 "" cache verify >/dev/null
