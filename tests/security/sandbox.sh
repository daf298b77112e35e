#!/usr/bin/env bash
# Upstream's Makefile looks for a token in the home folder, in the environment of other processes, in a file of the user, on the
# network, and in the keyring of the session, and tries to change Go's module cache and another file. Under --sandbox it finds
# none of them and changes nothing, and the layer has the bytes that a harmless Makefile makes. Without --sandbox, it finds all.
. "$(dirname "$0")/sandbox_lib.sh"
need_bubblewrap
make_small_project "$work"
makefile=$work/upstream/collector/Makefile
# The bytes of a layer must not depend on the Makefile.
# shellcheck disable=SC2016
sed -i 's/^STAMPS = .*/STAMPS = -X main.Version=$(VERSION)/' "$makefile"
git -C "$work/upstream" commit -qam 'Stamp only the version'
cd "$work/project"

# Each token is in one place only, and is unlike any text of this machine.
random=$(od -An -N8 -tx1 /dev/urandom | tr -d ' \n')
mkdir "$work/home" "$work/modules"
echo "home-$random" >"$work/home/token"
echo "file-$random" >"$work/token"
export GOMODCACHE=$work/modules
export HOME=$work/home PLANTED=environment-$random SSH_AUTH_SOCK=$work/agent
serve_token "network-$random"
places=(home environment file network)

# Some containers forbid keyrings. The script joins a session with a keyring of its own.
if keyctl new_session >/dev/null 2>"$work/keyctl.log"; then
  keyctl add user planted "keyring-$random" @s >/dev/null
  places+=(keyring)
elif grep -qi 'not permitted\|not implemented' "$work/keyctl.log"; then
  echo "the keyring is not tried: $(cat "$work/keyctl.log")"
else
  fail "no keyring: $(cat "$work/keyctl.log")"
fi

build() { # words…
  rm -rf build build.ninja
  { "$OCELOT_GEN" update --documents none -a amd64 -d plain "$@" && ninja; } >"$work/log" 2>&1 || { cat "$work/log"; fail "build $*"; }
  find build -name '*.log' -exec cat {} + >>"$work/log"
}

build
cp build/collector-amd64-plain.zip "$work/harmless.zip"
build --sandbox
cmp build/collector-amd64-plain.zip "$work/harmless.zip" || fail "the sandbox changes the layer"

cat >>"$makefile" <<END

package build set-otelcol-version: look

look:
	-@echo "own home: \$\$HOME \$\$(ls -A "\$\$HOME" | wc -l)"
	-@echo "agent: \$\${SSH_AUTH_SOCK-none}"
	-@cat "\$\$HOME/token" "$work/home/token" 2>/dev/null
	-@cat /proc/[0-9]*/environ 2>/dev/null | tr '\\0' '\\n' | grep -a '^PLANTED='
	-@cat "$work/token" 2>/dev/null
	-@for id in \$\$(cut -d ' ' -f 1 /proc/keys); do keyctl print "0x\$\$id" 2>/dev/null; done
	-@bash -c 'exec 3<>/dev/tcp/127.0.0.1/$port && cat <&3' 2>/dev/null
	-@bash -c 'echo changed >"$work/token.changed"' 2>/dev/null
	-@bash -c 'echo changed >"$work/modules/changed"' 2>/dev/null
END
git -C "$work/upstream" commit -qam 'Look for tokens'
build --sandbox
cmp build/collector-amd64-plain.zip "$work/harmless.zip" || fail "the hostile Makefile changed the layer"
for place in "${places[@]}"; do
  ! grep -aqF "$place-$random" "$work/log" || fail "the Makefile found the token of $place"
done
grep -q '^own home: .* 0$' "$work/log" || fail "the home folder is not empty: $(grep 'own home' "$work/log")"
grep -q '^agent: none$' "$work/log" || fail "the Makefile knows an agent"
[ ! -e "$work/token.changed" ] || fail "the Makefile created a file"
[ ! -e "$work/modules/changed" ] || fail "the Makefile changed Go's module cache"

build
for place in "${places[@]}"; do
  grep -aqF "$place-$random" "$work/log" || fail "the test cannot fail: without a sandbox, the Makefile did not find the token of $place"
done
for file in token.changed modules/changed; do
  [ -e "$work/$file" ] || fail "the test cannot fail: without a sandbox, the Makefile did not create $file"
done
