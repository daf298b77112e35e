#!/usr/bin/env bash
# `ocelot-gen cache` shows the cache; gc, verify and clear maintain it.
. "$(dirname "$0")/lib.sh"
cache() { "$OCELOT_GEN" cache "$@" >"$work/out" 2>"$work/err"; }
says() { diff -u - "$work/out" || fail "other words: $1"; }
refused() { # words…
  local code=0
  cache "$@" || code=$?
  [ $code = 2 ] || fail "cache $*: exit $code instead of 2"
  [ ! -s "$work/out" ] || fail "cache $*: $(cat "$work/out")"
}

cache
printf 'folder   %s\nentries  0\nsize     0 bytes of 5 GiB\nhits     0\nmisses   0\n' "$OCELOT_CACHE_DIR" | says "an empty cache"
built_small_project
OCELOT_CACHE_SIZE=2G cache
sed -i -E 's/^(size     )[0-9.]+ (KiB|MiB) of/\1SOME of/' "$work/out"
entries=$(sed -n 's/^entries  //p' "$work/out")
[ "$entries" -ge 6 ] || fail "only $entries entries"
printf 'folder   %s\nentries  %s\nsize     SOME of 2 GiB\nhits     0\nmisses   7\n' "$OCELOT_CACHE_DIR" "$entries" | says "a full cache"
ninja -t clean >/dev/null
ninja >/dev/null
cache
[ "$(tail -n 2 "$work/out")" = $'hits     7\nmisses   7' ] || fail "after a recall: $(cat "$work/out")"

cache verify
echo 'nothing is damaged' | says "verify"
layer=$(find "$OCELOT_CACHE_DIR/blob" -type f -size +500k | head -n 1)
size=$(stat -c %s "$layer")
printf x | dd of="$layer" bs=1 seek=1000 conv=notrunc status=none
cache verify
grep -qE '^removed damaged entries: [12] (entry|entries), [0-9.]+ (KiB|MiB)$' "$work/out" || fail "$(cat "$work/out")"
[ ! -e "$layer" ] || fail "the damaged blob of $size bytes is still there"
cache verify
echo 'nothing is damaged' | says "verify again"

find "$OCELOT_CACHE_DIR/blob" -type f -exec touch -d '-1 hour' {} +
cache gc
echo 'removed 0 entries, 0 bytes' | says "gc within the bound"
cache gc --max-size 100K
grep -qE '^removed [1-9][0-9]* (entry|entries), [0-9.]+ (KiB|MiB)$' "$work/out" || fail "$(cat "$work/out")"
[ "$(find "$OCELOT_CACHE_DIR/blob" -type f -printf '%s\n' | awk '{ sum += $1 } END { print sum + 0 }')" -le 102400 ] || fail "more than 100K are left"
find "$OCELOT_CACHE_DIR/blob" -type f -exec touch -d '-1 hour' {} +
OCELOT_CACHE_SIZE=1 cache gc
[ -z "$(find "$OCELOT_CACHE_DIR/blob" -type f -size +1c)" ] || fail "OCELOT_CACHE_SIZE bounds nothing"

ninja -t clean >/dev/null
OCELOT_CACHE_SIZE=1K ninja >/dev/null
[ "$(find "$OCELOT_CACHE_DIR/action" -type f | wc -l)" -le 4 ] || fail "the cache grew beyond its bound by itself"
cache clear
grep -qE '^removed [0-9]+ (entry|entries), [0-9.]+ (bytes?|KiB|MiB)$' "$work/out" || fail "$(cat "$work/out")"
cache
for line in 'entries  0' 'misses   0'; do grep -qx "$line" "$work/out" || fail "something is left: $(cat "$work/out")"; done

refused gc --max-size much
grep -qx "error: invalid size 'much'" "$work/err" || fail "$(cat "$work/err")"
grep -qx 'help: write a number of bytes, or one followed by K, M, G or T: 500M' "$work/err" || fail "$(cat "$work/err")"
refused gc --max-size -1
refused tidy
grep -qx "error: unknown cache command 'tidy'; expected gc, verify, clear, trim or keygen" "$work/err" || fail "$(cat "$work/err")"
refused gc verify

refused keygen
grep -qx 'error: cache keygen needs the name of a new file' "$work/err" || fail "$(cat "$work/err")"
refused trim http://localhost
grep -qx 'error: cache trim needs a folder, not a server' "$work/err" || fail "$(cat "$work/err")"
cache keygen "$work/key" || fail "$(cat "$work/err")"
grep -qxE '  - ed25519:[A-Za-z0-9+/]{43}=' "$work/out" || fail "$(cat "$work/out")"
[ "$(stat -c %a "$work/key")" = 600 ] || fail "others can read the key"
openssl pkey -in "$work/key" -noout || fail "openssl cannot read the key"
cp "$work/key" "$work/same"
if cache keygen "$work/key"; then fail "keygen overwrites a key"; fi
cmp -s "$work/key" "$work/same" || fail "keygen overwrote a key"
