#!/usr/bin/env bash
# A project's folder may have spaces, quotes, `$`, `:`, `#`, UTF-8 and 200 characters in its name: the bytes are the same.
. "$(dirname "$0")/lib.sh"

make_small() { # folder
  mkdir -p "$1"
  cp -r "$SOURCE_ROOT/tests/faults/small/." "$1"
  git -C "$1/upstream" init -q -b main
  git -C "$1/upstream" add -A
  git -C "$1/upstream" commit -q -m upstream
}

build_in() { # folder
  make_small "$1"
  (cd "$1/project" && ocelot_gen -a amd64 && ninja) >"$work/log" 2>&1 || { cat "$work/log"; fail "cannot build in '$1'"; }
}

build_in "$work/plain"
# shellcheck disable=SC2016  # the dollar is meant as it stands
names=('a blank' "it's" 'say "hi"' '$HOME' '$' 'a:b' 'a#b' 'a%b' '(a)&b;c' 'größe-漢字' 'a\b' '*')
long=$(printf 'x%.0s' {1..200})
for name in "${names[@]}" "$long"; do
  build_in "$work/odd/$name"
  for layer in plain extra; do
    cmp "$work/plain/project/build/collector-amd64-$layer.zip" "$work/odd/$name/project/build/collector-amd64-$layer.zip" ||
      fail "other bytes in '$name'"
  done
  (cd "$work/odd/$name/project" && expect_no_work)
done

# An upstream at such a place, by its path from elsewhere.
cd "$work/plain/project"
{ ocelot_gen -a amd64 -r "$work/odd/say \"hi\"/upstream" && ninja; } >"$work/log" 2>&1 || { cat "$work/log"; fail "odd upstream"; }
cmp build/collector-amd64-extra.zip "$work/odd/it's/project/build/collector-amd64-extra.zip"
