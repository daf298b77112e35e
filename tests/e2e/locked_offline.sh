#!/usr/bin/env bash
# `ocelot-gen --locked && ninja` on the demo, in an empty root without a network, with a module cache that only
# `ocelot-gen update` filled: of what the layers compile, with and without components of the project.
. "$(dirname "$0")/modules.sh"
bwrap --unshare-all --ro-bind / / true 2>"$work/bwrap.log" || { echo "SKIP: no right to use bubblewrap"; exit 77; }
downloaded=$(env -u GOMODCACHE go env GOMODCACHE)/cache/download
make_project "$work"
cd "$work/project"
# Modules that another build has downloaded are not fetched again from the network.
GOPROXY=file://$downloaded,$(go env GOPROXY) "$OCELOT_GEN" update --documents none -a amd64 >"$work/log" 2>&1 || fail "$(cat "$work/log")"
expect_in_log '^modules.lock: exporter.file: 1 module required'
rm build.ninja

ocelot=$(readlink -f "$OCELOT_GEN")
goroot=$(go env GOROOT) gocache=$(go env GOCACHE)
in_empty_root() { # command
  bwrap --unshare-all --die-with-parent --new-session --clearenv --setenv HOME /home --setenv GOCACHE "$gocache" \
    --setenv GOMODCACHE "$GOMODCACHE" --setenv PATH "$goroot/bin:/usr/bin:/bin" --setenv OCELOT_CACHE off --tmpfs /tmp \
    --ro-bind /usr /usr --ro-bind /etc/alternatives /etc/alternatives --symlink usr/bin /bin --symlink usr/lib /lib \
    --symlink usr/lib64 /lib64 --ro-bind "$goroot" "$goroot" --bind "$gocache" "$gocache" --ro-bind "$GOMODCACHE" "$GOMODCACHE" \
    --ro-bind "$ocelot" "$ocelot" --proc /proc --dev /dev --dir /home --ro-bind "$work/upstream" /root-of-it/upstream \
    --bind "$work/project" /root-of-it/project --chdir /root-of-it/project /bin/sh -c "$1"
}
locks=$(sha256sum config/*.lock)
in_empty_root "$ocelot -a amd64 --package-jobs 2 --documents none --locked && ninja" >"$work/log" 2>&1 || fail "$(cat "$work/log")"
for name in minimal minimal-file counting; do [ -s build/collector-amd64-$name.zip ] || fail "no layer of $name: $(cat "$work/log")"; done
[ "$(sha256sum config/*.lock)" = "$locks" ] || fail "a lock changed"
