#!/usr/bin/env bash
# Runs of `ocelot-gen build` in one project take turns: never two Ninjas at once, and each run gets its file.
. "$(dirname "$0")/../e2e/lib.sh"
make_small_project "$work"
cd "$work"
mkdir tools out
ninja=$(command -v ninja)
go=$(command -v go)
# A Ninja that fails if another one runs.
cat >tools/ninja <<END
#!/bin/bash
case " \$* " in *' --version '*) exec "$ninja" "\$@" ;; esac
mkdir "$work/busy" || { echo "two at once" >&2; exit 1; }
"$ninja" "\$@"
code=\$?
rmdir "$work/busy"
echo "\$*" >>"$work/ninjas"
exit \$code
END
chmod +x tools/ninja
PATH=$work/tools:$PATH
build() { "$OCELOT_GEN" -C project build --inspect none --documents none "$@"; }
wait_for() { # file, process that makes it, its log
  until [ -e "$1" ]; do
    kill -0 "$2" || fail "$(cat "$3")"
    sleep 0.05
  done
}

layers=(amd64-plain amd64-extra arm64-plain arm64-extra)
started=()
for layer in "${layers[@]}"; do
  build "build/collector-$layer.zip" -o "out/$layer.zip" --depfile "out/$layer.d" >"out/$layer.log" 2>&1 &
  started+=($!)
done
for process in "${started[@]}"; do wait "$process" || fail "$(cat out/*.log)"; done
for layer in "${layers[@]}"; do cmp "out/$layer.zip" "project/build/collector-$layer.zip"; done
[ "$(wc -l <ninjas)" = 4 ] || fail "$(cat ninjas)"
[ ! -s out/amd64-plain.log ] || fail "printed: $(cat out/amd64-plain.log)"

# A build without -o is replaced by Ninja, which keeps the turn: the other one waits and says so.
touch hold
cat >tools/ninja <<END
#!/bin/bash
case " \$* " in *' --version '*) exec "$ninja" "\$@" ;; esac
touch "$work/running"
while [ -e "$work/hold" ]; do sleep 0.05; done
exec "$ninja" "\$@"
END
build plain >first.log 2>&1 &
first=$!
wait_for running "$first" first.log
build build/collector-amd64-plain.zip -o out/again.zip -v >second.log 2>&1 &
second=$!
until grep -q "^waiting for another 'ocelot-gen build' in $work/project$" second.log; do
  kill -0 "$second" || fail "$(cat second.log)"
  sleep 0.05
done
[ ! -e out/again.zip ] || fail "it did not wait"
rm hold
wait "$first" || fail "$(cat first.log)"
wait "$second" || fail "$(cat second.log)"
cmp out/again.zip project/build/collector-amd64-plain.zip

# Ctrl-C: Ninja, the steps and Go end; no copy, no depfile, and the next run has its turn.
cat >tools/go <<END
#!/bin/bash
case " \$* " in *' build '*) touch "$work/compiling"; exec sleep 600 ;; esac
exec "$go" "\$@"
END
chmod +x tools/go
rm tools/ninja
printf '\nvar _ = "changed"\n' >>project/components/collector/lambdacomponents/exporter/extra.go
rm -f out/* compiling
OCELOT_CACHE=off setsid "$OCELOT_GEN" -C project build --inspect none --documents none build/collector-amd64-extra.zip -o out/x.zip --depfile out/x.d \
  >third.log 2>&1 &
third=$!
wait_for compiling "$third" third.log
kill -INT -- "-$third"
code=0
wait "$third" || code=$?
[ "$code" != 0 ] || fail "an interrupted build passed"
[ -z "$(ls out)" ] || fail "left: $(ls out)"
rm tools/go
build build/collector-amd64-extra.zip -o out/x.zip --depfile out/x.d >fourth.log 2>&1 || fail "$(cat fourth.log)"
cmp out/x.zip project/build/collector-amd64-extra.zip

# A server that a launcher starts outlives the build, and keeps nobody out.
cat >tools/launcher <<END
#!/bin/bash
sleep 600 >/dev/null 2>&1 &
echo \$! >>"$work/servers"
exec "\$@"
END
chmod +x tools/launcher
printf '\nvar _ = "changed again"\n' >>project/components/collector/lambdacomponents/exporter/extra.go
build extra --launcher "$work/tools/launcher" >fifth.log 2>&1 || fail "$(cat fifth.log)"
[ -s servers ] || fail "no launcher ran: $(cat fifth.log)"
timeout 60 "$OCELOT_GEN" -C project build --inspect none --documents none plain >sixth.log 2>&1 || fail "it waits for a server: $(cat sixth.log)"
! grep -q '^waiting' sixth.log || fail "$(cat sixth.log)"
xargs kill <servers
