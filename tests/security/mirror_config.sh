#!/usr/bin/env bash
# A mirror's own files must not lead to another repository: its configuration, alternates, links, refs, or the whole mirror of
# another URL. The pin is upstream's commit each time, and no file outside the cache changes.
. "$(dirname "$0")/../e2e/lib.sh"
make_small_project "$work"
cp -r "$work/upstream" "$work/foreign"
git -C "$work/foreign" commit -q --amend -m foreign
commit=$(git -C "$work/upstream" rev-parse main)
foreign=$(git -C "$work/foreign" rev-parse main)
[ "$commit" != "$foreign" ] || fail "both repositories have the same commit"
echo precious >"$work/victim"
cd "$work/project"
printf 'repo: file://%s/upstream\nref: main\n' "$work" >config/upstream.yaml

pin() { # ref
  rm -f config/upstream.lock
  sed -i "s/^ref: .*/ref: $1/" config/upstream.yaml
  "$OCELOT_GEN" --documents none -a amd64 >"$work/log" 2>&1
}
expect_pin() { # what
  pin main || fail "$1: $(cat "$work/log")"
  grep -q "$commit" config/upstream.lock || fail "$1: another commit is pinned: $(cat config/upstream.lock)"
  [ "$(cat "$work/victim")" = precious ] || fail "$1: a file outside has changed"
}
expect_unknown() { # what, ref
  ! pin "$2" || fail "$1: pinned: $(cat config/upstream.lock)"
  grep -qF "upstream has no branch, tag or commit '$2'" "$work/log" || fail "$1: $(cat "$work/log")"
}
expect_pin "an untouched mirror"
mirror=$(find "$OCELOT_CACHE_DIR/git" -mindepth 1 -maxdepth 1 -type d)
[ -e "$mirror/config" ] || fail "no mirror: $mirror"
take_objects() { # folder: makes the objects of the foreign repository part of a mirror
  mkdir -p "$1/objects/info"
  echo "$work/foreign/.git/objects" >"$1/objects/info/alternates"
}
printf '[url "file://%s/foreign"]\n\tinsteadOf = file://%s/upstream\n' "$work" "$work" >"$work/included"
attacks=(
  "cp $work/included config"
  "cat $work/included >>config"
  "git config -f config include.path $work/included"
  "git config -f config core.worktree /nowhere"
  "rm config; ln -s $work/included config"
  "take_objects ."
  "echo $work/foreign/.git >commondir"
  "echo $work/foreign/.git >gitdir"
  "mv objects o; ln -s $work/foreign/.git/objects objects"
  "rm -r refs; ln -s $work/foreign/.git/refs refs"
  "rm HEAD; ln -s $work/victim HEAD"
  "mkdir -p refs/remotes/origin; ln -sf $work/victim refs/remotes/origin/main; rm -rf objects; mkdir objects"
  "rm -f FETCH_HEAD; ln -s $work/victim FETCH_HEAD"
  "mkdir -p refs/replace; take_objects .; echo $foreign >refs/replace/$commit"
  "echo $commit $foreign >shallow; mkdir -p info; echo $commit $foreign >info/grafts"
)
for attack in "${attacks[@]}"; do
  (cd "$mirror" && eval "$attack") || fail "cannot plant: $attack"
  expect_pin "$attack"
done

# An object that only another repository has, by its digits or by a ref that only the mirror has.
take_objects "$mirror"
expect_unknown "alternates" "${foreign:0:12}"
expect_pin "after alternates"
take_objects "$mirror"
mkdir -p "$mirror/refs/heads"
echo "$foreign" >"$mirror/refs/heads/planted"
expect_unknown "a planted ref" planted
expect_pin "after a planted ref"
mkdir -p "$mirror/refs/heads"
echo "$commit" >"$mirror/refs/heads/planted"
expect_unknown "a ref that only the mirror has" planted

# The mirror of another URL in this one's place.
expect_pin "before a swap"
sed -i "s|/upstream$|/foreign|" config/upstream.yaml
pin main || fail "$(cat "$work/log")"
other=$(find "$OCELOT_CACHE_DIR/git" -mindepth 1 -maxdepth 1 -type d ! -path "$mirror")
sed -i "s|/foreign$|/upstream|" config/upstream.yaml
rm -rf "$mirror"
mv "$other" "$mirror"
expect_unknown "a swapped mirror" "${foreign:0:12}"
expect_pin "a swapped mirror"

# Links in the place of a mirror and of its lock.
mv "$mirror" "$work/moved"
ln -s "$work/moved" "$mirror"
expect_pin "a link in the mirror's place"
[ ! -L "$mirror" ] || fail "the mirror is a link still"
rm "$mirror.lock"
ln -s "$work/created" "$mirror.lock"
! pin main || fail "a lock that is a link is used"
grep -q 'which is not followed' "$work/log" || fail "$(cat "$work/log")"
[ ! -e "$work/created" ] || fail "a file was created through the link"
rm "$mirror.lock"
expect_pin "after a link in the lock's place"

# With --offline, what is unexpected is reported, and the mirror stays, because it cannot be fetched again.
mv "$work/upstream" "$work/away"
listing() { (cd "$1" && find . -printf '%P %y %l %m %T@\n' | sort && find . -type f -exec sha256sum {} + | sort); }
cp -a "$mirror" "$work/sound"
for plant in "config git config url.x.insteadOf y" "shallow touch shallow" "objects/info/alternates take_objects ." \
  "refs/link ln -s /nowhere refs/link" "HEAD rm HEAD; mkfifo HEAD" "objects/pack/link ln -s /nowhere objects/pack/link"; do
  (cd "$mirror" && eval "${plant#* }")
  listing "$mirror" >"$work/before"
  for words in "-a amd64" "-a amd64 --locked"; do
    rm -rf build
    # shellcheck disable=SC2086 # several words
    { "$OCELOT_GEN" $words --offline && ninja build/ocelot/upstream.tar; } >"$work/log" 2>&1 && fail "a mirror with ${plant%% *} is used"
    grep -qF "$mirror/${plant%% *}: error: not a file of a mirror" "$work/log" || fail "${plant%% *}: $(cat "$work/log")"
    listing "$mirror" | diff "$work/before" - || fail "$plant: the mirror has changed"
  done
  rm -rf "$mirror"
  cp -a "$work/sound" "$mirror"
done
{ "$OCELOT_GEN" --documents none -a amd64 --offline && ninja build/ocelot/upstream.tar; } >"$work/log" 2>&1 || fail "the mirror without a plant: $(cat "$work/log")"
mv "$work/away" "$work/upstream"

if [ "$(id -u)" = 0 ]; then
  chown -R 65534 "$mirror"
  ! pin main || fail "a mirror of another user is used"
  grep -qF "it belongs to $(id -un 65534), not to root" "$work/log" || fail "$(cat "$work/log")"
  [ ! -e config/upstream.lock ] || fail "a lock was written"
fi
