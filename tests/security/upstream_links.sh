#!/usr/bin/env bash
# Links of upstream that lead out: config.yaml, which would put a file of this machine into the layer, go.sum, which go
# would overwrite, and VERSION, which make would overwrite. Each is tried in git, in a plain folder, with a lock that was
# written by hand, and in a tar that was written by hand.
. "$(dirname "$0")/../e2e/lib.sh"
make_small_project "$work"
mkdir "$work/outside"
for name in config.yaml go.sum VERSION; do echo "secret $name" >"$work/outside/$name"; done
outside() { (cd "$work/outside" && find . -printf '%p %m %T@ %i\n' | sort && sha256sum ./*); }
before=$(outside)
cd "$work/project"
up=$work/upstream/collector
safe=$(git -C "$up" rev-parse HEAD)

plant() { # name target: in a new commit
  git -C "$up" reset -q --hard "$safe"
  rm -f "$up/$1"
  ln -s "$2" "$up/$1"
}

commit() { git -C "$up" add -A && git -C "$up" commit -q -m link; }

expect_rejected() { # name, words of the build
  local layer
  [ "$(outside)" = "$before" ] || fail "$*: something outside changed: $(outside)"
  for layer in build/collector-*.zip; do
    [ ! -e "$layer" ] || ! unzip -p "$layer" 'collector-config/*' | grep -F secret >/dev/null || fail "$*: $layer has a file of this machine"
  done
  grep -qE "'(collector/)?$1' .*is a link to '.*', which leads out of the tree" "$work/log" || fail "$*: $(cat "$work/log")"
}

build() { { ocelot_gen -a amd64 "$@" && ninja; } >"$work/log" 2>&1 && return 0 || return 0; }

for name in config.yaml go.sum VERSION; do
  for target in "$work/outside/$name" "../../outside/$name" "way/up/../outside/$name"; do
    plant "$name" "$target"
    mkdir "$up/way"
    ln -s ../.. "$up/way/up"
    [ "$target" = "way/up/../outside/$name" ] || rm -r "$up/way"
    commit
    rm -rf build build.ninja config/*.lock
    build
    expect_rejected "$name" git "$target"
    [ ! -e config/upstream.lock ] || fail "$name: a lock was written"

    # A lock as an older program or a person writes it.
    printf 'repo: ../upstream\nref: main\nfolder: collector\ncommit: %s\n' "$(git -C "$up" rev-parse HEAD)" >config/upstream.lock
    build
    expect_rejected "$name" lock "$target"

    rm -rf build build.ninja config/*.lock "$work/plain"
    cp -r "$work/upstream" "$work/plain"
    rm -rf "$work/plain/.git"
    build -r ../plain
    expect_rejected "$name" plain "$target"
  done

  tar -C "$up" -cf "$work/bad.tar" .
  "$OCELOT_GEN" step probe --go "$(command -v go)" --make "$(command -v make)" -o version "$work/bad.tar" >"$work/log" 2>&1 &&
    fail "$name: a tar was extracted"
  [ "$(outside)" = "$before" ] || fail "$name: a tar changed something outside"
done

# The whole folder as a link, in a plain folder.
rm -rf "$work/plain" build build.ninja
mkdir "$work/plain"
ln -s ../upstream/collector "$work/plain/collector"
expect_exit 1 'a symbolic link, not a folder' -a amd64 -r ../plain
