#!/usr/bin/env bash
# `build TARGET -o OUT --depfile FILE`: a copy of one file, what it was made from, and nothing else on success or failure.
. "$(dirname "$0")/../e2e/lib.sh"
make_small_project "$work/an outer project"
mkdir "$work/an outer project/out"
cd "$work/an outer project/out"
layer=build/collector-amd64-plain.zip
build() { "$OCELOT_GEN" -C ../project build --inspect none --documents none "$@" >"$work/printed" 2>&1; }
expect_silence() { [ ! -s "$work/printed" ] || fail "printed: $(cat "$work/printed")"; }
expect_usage_error() { # text, words…
  local text=$1 code=0
  shift
  build "$@" || code=$?
  [ "$code" = 2 ] || fail "$*: exit code $code: $(cat "$work/printed")"
  grep -qFe "$text" "$work/printed" || fail "$*: $(cat "$work/printed")"
}

build "$layer" -o plain.zip --depfile plain.d || fail "$(cat "$work/printed")"
expect_silence
cmp plain.zip "../project/$layer"

# Run again, it copies nothing; without --restat it renews the time, so that make finds it current.
before=$(stat -c '%i %y' plain.zip)
build "$layer" -o plain.zip --depfile plain.d --restat
expect_silence
[ "$(stat -c '%i %y' plain.zip)" = "$before" ] || fail "--restat changed a copy with the same bytes"
# A lock that this run writes is not newer than the copy: Ninja would run the command once more.
rm ../project/config/*.lock
touch -d '-1 minute' plain.zip
build "$layer" -o plain.zip --depfile plain.d --restat
[ "$(stat -c %i plain.zip)" = "${before%% *}" ] || fail "the copy was replaced"
for lock in ../project/config ../project/config/upstream.lock; do
  [ ! "$lock" -nt plain.zip ] || fail "$lock is newer than the copy: $(stat -c '%n %y' "$lock" plain.zip)"
done
before=$(stat -c '%i %y' plain.zip)
build "$layer" -o plain.zip --depfile plain.d
[ "$(stat -c %i plain.zip)" = "${before%% *}" ] || fail "the copy was replaced"
[ "$(stat -c '%i %y' plain.zip)" != "$before" ] || fail "the copy has its old time"

# The depfile names all that is declared, and the programs; GNU make reads it, blanks in paths included.
cat >Makefile <<'END'
plain.zip: ; @echo made again
include plain.d
END
[ "$(make plain.zip)" = "make: 'plain.zip' is up to date." ] || fail "make: $(make plain.zip)"
for input in config config/distributions.yaml config/component_dependencies.yaml config/upstream.yaml config/upstream.lock \
  config/modules.lock components/collector/lambdacomponents/exporter components/collector/lambdacomponents/exporter/extra.go; do
  touch -d '+1 hour' "../project/$input"
  [ "$(make plain.zip 2>/dev/null)" = 'made again' ] || fail "make does not notice $input: $(cat plain.d)"
  touch -d '-1 minute' "../project/$input"
done
grep -qE '^  /[^ ]*/go( |$)' plain.d || fail "the depfile lacks Go: $(cat plain.d)"
grep -qE "^  $OCELOT_GEN( |$)" plain.d || fail "the depfile lacks ocelot-gen: $(cat plain.d)"

# Any file of a build can be named.
build "$layer.sha256" -o plain.sha256
cmp plain.sha256 "../project/$layer.sha256"

# What is not one file, and what would be lost.
mkdir folder
mkfifo fifo
ln -s . here
expect_usage_error "'plain' stands for 2 files, and -o takes one" plain -o x
expect_usage_error "build/collector-amd64-plain.zip, build/collector-arm64-plain.zip" plain -o x
expect_usage_error '-o takes one TARGET, got 0' -o x
expect_usage_error '-o takes one TARGET, got 2' plain extra -o x
expect_usage_error '--depfile needs -o FILE' "$layer" --depfile x
expect_usage_error '-o and --depfile name the same file: ./x' "$layer" -o x --depfile ./x
expect_usage_error "--depfile takes a path, not ''" "$layer" -o x --depfile ''
expect_usage_error '-o and --depfile name the same file: here/x' "$layer" -o x --depfile here/x
expect_usage_error '--phony needs --depfile FILE' "$layer" -o x --phony
expect_usage_error '--output cannot write folder: it is a folder' "$layer" -o folder --depfile x.d
expect_usage_error '--output cannot write folder/: it is a folder' "$layer" -o folder/
expect_usage_error '--output cannot write fifo: it is a device, pipe or socket' "$layer" -o fifo
expect_usage_error '--depfile cannot write plain.zip/x: its folder is a file' "$layer" -o x --depfile plain.zip/x
expect_usage_error '--restat needs -o FILE' "$layer" --restat
expect_usage_error '--architecture with -o' plain -a amd64 -o x
expect_usage_error '--distribution with -o' plain -d plain -o x
expect_usage_error '--output must not be a file of the project or its build: ../project/config/upstream.yaml' \
  "$layer" -o ../project/config/upstream.yaml
expect_usage_error '--depfile must not be a file of the project or its build: ../project/build.ninja' \
  "$layer" -o x --depfile ../project/build.ninja
expect_usage_error '--output must not be' "$layer" -o "../project/$layer"
for left in x x.d; do [ ! -e $left ] || fail "a usage error left $left"; done

# A failed build leaves both as they were, and its messages begin with the path that this folder has for the project.
cp plain.d plain.d.before
sha256sum plain.zip >plain.before
sed -i 's/^func init() {/func init() { undefined()\n/' ../project/components/collector/lambdacomponents/exporter/extra.go
if build build/collector-amd64-extra.zip -o plain.zip --depfile plain.d; then fail 'a build that cannot compile passed'; fi
sha256sum --quiet -c plain.before
cmp plain.d plain.d.before
grep -qF '../project/components/collector/lambdacomponents/exporter/extra.go:7:15: error: ' "$work/printed" || fail "$(cat "$work/printed")"
again=$(sed -n 's/.*to run this step again: //p' "$work/printed")
[ "$again" = 'ninja -C ../project build/ocelot/layer/amd64-extra.zip' ] || fail "$(cat "$work/printed")"
if bash -c "$again" >"$work/again" 2>&1; then fail "the failed step passed"; fi
grep -q 'undefined' "$work/again" || fail "$again: $(cat "$work/again")"

# With empty rules for the inputs, make does not stop at one that was removed.
rm ../project/components/collector/lambdacomponents/exporter/extra.go
sed -i '/^extra:/,$d' ../project/config/distributions.yaml
printf 'dependencies:\n' >../project/config/component_dependencies.yaml
if make plain.zip >"$work/made" 2>&1; then fail "make has no rule for a removed input, and yet: $(cat "$work/made")"; fi
build "$layer" -o plain.zip --depfile plain.d --phony
rm ../project/config/component_dependencies.yaml
[ "$(make plain.zip)" = 'made again' ] || fail "$(make plain.zip 2>&1)"
build "$layer" -o plain.zip --depfile plain.d --phony

# An input that is edited while the build runs is newer than the copy.
mkdir "$work/slow"
cat >"$work/slow/go" <<END
#!/bin/bash
"$(command -v go)" "\$@" || exit
case " \$* " in *' build '*) echo '# edited' >>"$PWD/../project/config/distributions.yaml" ;; esac
END
chmod +x "$work/slow/go"
printf '\nmore:\n  base: plain\n' >>../project/config/distributions.yaml
OCELOT_CACHE=off PATH=$work/slow:$PATH build "$layer" -o plain.zip --depfile plain.d --compression 1
grep -q '^# edited' ../project/config/distributions.yaml || fail "Go did not run"
[ "$(make plain.zip)" = 'made again' ] || fail "an edit during the build is lost"

# A Ninja without --quiet: nothing is printed either.
mkdir "$work/old"
cat >"$work/old/ninja" <<END
#!/bin/bash
case " \$* " in
  *' --version '*) echo 1.10.1; exit ;;
  *' --quiet '*) echo "ninja: unrecognized option '--quiet'"; exit 1 ;;
esac
exec "$(command -v ninja)" "\$@"
END
chmod +x "$work/old/ninja"
printf '\neven-more:\n  base: plain\n' >>../project/config/distributions.yaml
PATH=$work/old:$PATH build build/collector-amd64-even-more.zip -o even-more.zip || fail "$(cat "$work/printed")"
expect_silence
PATH=$work/old:$PATH build -q build/collector-amd64-more.zip || fail "$(cat "$work/printed")"

# An interruption counts, whatever Ninja makes of it: 1.13.0 takes it for success.
mkdir "$work/interrupted"
cat >"$work/interrupted/ninja" <<END
#!/bin/bash
case " \$* " in *' --version '*) echo 1.13.0; exit ;; esac
trap 'exit 0' INT TERM HUP
touch "$work/running"
while :; do sleep 0.05; done
END
chmod +x "$work/interrupted/ninja"
for signal in INT TERM HUP; do
  rm -f "$work/running"
  sha256sum plain.zip plain.d >before
  # A script's background job ignores SIGINT; this one does not.
  PATH=$work/interrupted:$PATH python3 -c 'import os, signal, sys
for number in (signal.SIGINT, signal.SIGHUP, signal.SIGTERM): signal.signal(number, signal.SIG_DFL)
os.execv(sys.argv[1], sys.argv[1:])' "$OCELOT_GEN" -C ../project build --inspect none --documents none "$layer" -o plain.zip \
    --depfile plain.d >"$work/printed" 2>&1 &
  process=$!
  until [ -e "$work/running" ]; do
    kill -0 "$process" || fail "$(cat "$work/printed")"
    sleep 0.05
  done
  kill "-$signal" "$process"
  code=0
  wait "$process" || code=$?
  [ "$code" = $((128 + $(kill -l "$signal"))) ] || fail "SIG$signal: exit code $code"
  sha256sum --quiet -c before || fail "SIG$signal: a copy was published"
done
