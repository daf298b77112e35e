#!/usr/bin/env bash
# Another folder inside another git checkout, another HOME, GOENV=off, another umask, time zone and locale: the same bytes.
. "$(dirname "$0")/lib.sh"
built_project
export GOCACHE GOMODCACHE
GOCACHE=$(go env GOCACHE) GOMODCACHE=$(go env GOMODCACHE)
mkdir -p "$work/elsewhere deep/checkout" "$work/home"
cd "$work/elsewhere deep/checkout"
git init -q . && echo x >file && git add file && git commit -q -m checkout
make_project "$PWD/inner"
cd inner/project
umask 077
HOME=$work/home GOENV=off TZ=Asia/Tokyo LC_ALL=C.UTF-8 LANG=de_DE.UTF-8 OCELOT_CACHE_DIR=$work/home/cache GOFLAGS=-buildvcs=true \
  bash -c '"$OCELOT_GEN" --documents none -a amd64 -d minimal -d minimal-file && ninja' >"$work/log" 2>&1 || { cat "$work/log"; fail "build failed"; }
for layer in minimal minimal-file; do
  cmp "build/collector-amd64-$layer.zip" "$work/project/build/collector-amd64-$layer.zip"
done
