#!/usr/bin/env bash
# Upstream's Makefile leaves a link to a file of the user where the step expects an output. The step does not read the file.
. "$(dirname "$0")/sandbox_lib.sh"
make_small_project "$work"
makefile=$work/upstream/collector/Makefile
cp "$makefile" "$work/harmless"
cd "$work/project"
random=$(od -An -N8 -tx1 /dev/urandom | tr -d ' \n')
echo "token-$random" >"$work/token"

attack() { # what must be rejected
  git -C "$work/upstream" commit -qam attack
  rm -rf build build.ninja
  "$OCELOT_GEN" update --documents none -a amd64 -d plain >"$work/log" 2>&1 || { cat "$work/log"; fail "update"; }
  ! ninja >"$work/log" 2>&1 || fail "the build took the link: $1"
  ! grep -rqF "token-$random" build "$work/log" || fail "the step read the file: $1"
  grep -q "error: upstream's Makefile created a link to another place where the step expects the file '$1'" "$work/log" || { cat "$work/log"; fail "$1"; }
  cp "$work/harmless" "$makefile"
}

layer=build/opentelemetry-collector-layer-amd64.zip
after_zip() { sed -i "s|\(.*zip -r.*\)|\1 \&\& $1|" "$makefile"; }

after_zip "ln -sf $work/token \$(LAYER)"
attack $layer
mkdir "$work/out"
cp "$work/token" "$work/out/$(basename $layer)"
after_zip "rm -rf \$(OUT) \&\& ln -s $work/out \$(OUT)"
attack $layer
printf '\trm VERSION && ln -s %s/token VERSION\n' "$work" >>"$makefile"
attack VERSION
