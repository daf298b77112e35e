#!/usr/bin/env bash
# Without HOME, the cache was /tmp/.cache/ocelot, which another user can fill first. Now there is none, which is reported
# once; the mirror of a URL is in the project. Uses mounts of its own, so that this /tmp is not the machine's.
if [ -z "${OCELOT_OWN_MOUNTS:-}" ]; then
  unshare --mount true 2>/dev/null || { echo "SKIP: no right to mount"; exit 77; }
  OCELOT_OWN_MOUNTS=1 exec unshare --mount "$0" "$@"
fi
. "$(dirname "$0")/../e2e/lib.sh"
make_small_project "$work"
mkdir -m 1777 "$work/tmp"
mkdir "$work/forger"
cp "$OCELOT_GEN" "$work/ocelot-gen"
cat >"$work/forger/make" <<END
#!/bin/sh
"$(command -v make)" "\$@" || exit
for layer in build/*.zip; do [ ! -e "\$layer" ] || printf forged >>"\$layer"; done
END
chmod +x "$work/forger/make"
{ read -r GOCACHE; read -r GOMODCACHE; read -r GOPATH; } < <(go env GOCACHE GOMODCACHE GOPATH)
export GOCACHE GOMODCACHE GOPATH

mount --bind "$work" /mnt
mount --bind /mnt/tmp /tmp
OCELOT_GEN=/mnt/ocelot-gen
export TMPDIR=/tmp
cd /mnt/project
build() { # words…
  rm -rf build build.ninja
  { ocelot_gen -a amd64 "$@" && ninja; } >/mnt/log 2>&1 || fail "$*: $(cat /mnt/log)"
}
build --no-cache
reference=$(layers_of .)
OCELOT_CACHE_DIR=/tmp/.cache/ocelot build --make /mnt/forger/make
[ "$(layers_of .)" != "$reference" ] || fail "the layers of the forger are not forged"
chown -R 65534 /tmp/.cache
listing() { find /tmp/.cache -printf '%P %y %m %U %s %T@\n' | sort; }
before=$(listing)

unset HOME OCELOT_CACHE_DIR XDG_CACHE_HOME XDG_CONFIG_HOME
for round in first second; do
  build
  [ "$(layers_of .)" = "$reference" ] || fail "$round: the layer of the other user"
  [ "$(grep -c 'warning: not using the action cache: HOME is not set, so there is no cache folder' /mnt/log)" = 1 ] ||
    fail "$round: not reported once: $(cat /mnt/log)"
  [ "$before" = "$(listing)" ] || fail "$round: /tmp/.cache has changed"
done
grep -qx 'help: set OCELOT_CACHE_DIR to a folder of your own' /mnt/log || fail "no remedy: $(cat /mnt/log)"
code=0
"$OCELOT_GEN" cache 2>/mnt/err || code=$?
[ $code = 1 ] || fail "cache without a folder: exit $code"

rm config/upstream.lock
printf 'repo: file:///mnt/upstream\nref: main\n' >config/upstream.yaml
build
[ "$(layers_of .)" = "$reference" ] || fail "other layers by the URL"
[ -d build/ocelot/git ] || fail "the mirror is not in the project"
[ "$before" = "$(listing)" ] || fail "the mirror is in /tmp/.cache"
ninja -t clean >/dev/null
{ ocelot_gen -a amd64 --offline && ninja; } >/mnt/log 2>&1 || fail "offline: $(cat /mnt/log)"
[ "$(layers_of .)" = "$reference" ] || fail "other layers offline"
