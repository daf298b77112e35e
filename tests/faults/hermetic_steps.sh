#!/usr/bin/env bash
# Each step, run in an empty root that holds its declared inputs, the toolchain and Go's caches, without network and with an
# empty environment, makes the same bytes.
. "$(dirname "$0")/../e2e/lib.sh"
bwrap --unshare-all --ro-bind / / true 2>"$work/bwrap.log" || { echo "SKIP: no right to use bubblewrap"; exit 77; }
built_project
ocelot_gen -a amd64 -d minimal -d minimal-file --offline >"$work/offline.log" && ninja >>"$work/offline.log"
goroot=$(go env GOROOT) gocache=$(go env GOCACHE) gomodcache=$(go env GOMODCACHE)
ocelot=$(readlink -f "$OCELOT_GEN")

# The files behind one heading of `ninja -t query`; `||` marks what is only waited for.
files_of() { # output, input or outputs
  ninja -t query "$1" | awk -v part="  $2" 'index($0, part) == 1 { on = 1; next } /^  [^ ]/ { on = 0 }
    on && !/^    \|\|/ { sub(/^    (\| )?/, ""); print }'
}

run_alone() { # root, command
  bwrap --unshare-all --die-with-parent --new-session --clearenv --setenv GOCACHE "$gocache" --setenv GOMODCACHE "$gomodcache" \
    --tmpfs /tmp --ro-bind /usr /usr --ro-bind /etc/alternatives /etc/alternatives --symlink usr/bin /bin --symlink usr/lib /lib --symlink usr/lib64 /lib64 \
    --ro-bind "$goroot" "$goroot" --bind "$gocache" "$gocache" --ro-bind "$gomodcache" "$gomodcache" \
    --ro-bind "$ocelot" "$ocelot" --ro-bind "$ocelot" "$OCELOT_GEN" --ro-bind "$work/upstream" /root-of-it/upstream \
    --proc /proc --dev /dev --dir /home --bind "$1" /root-of-it/project --chdir /root-of-it/project /bin/sh -c "$2"
}

steps=0
for output in build/ocelot/{upstream.tar,version,check,overlay/exporter.file.tar,layer/amd64-minimal-file.zip} \
  "$(find build/ocelot/tree -name '*.tar' -size +0 -print -quit)" build/collector-amd64-minimal-file.zip; do
  root=$work/alone/$steps
  mkdir -p "$root"
  files_of "$output" input: | while read -r input; do
    [ -f "$input" ] || continue
    mkdir -p "$root/$(dirname "$input")"
    cp "$input" "$root/$input"
  done
  command=$(ninja -t commands -s "$output")
  # The check also looks whether the examples that are named exist; it does not read them.
  if [ "$output" = build/ocelot/check ]; then mkdir -p "$root/config" && cp -r config/examples "$root/config"; fi
  run_alone "$root" "$command" || fail "$output cannot be made alone: $command"
  cmp "$output" "$root/$output" || fail "$output has other bytes when it is made alone"
  steps=$((steps + 1))
done
[ $steps = 7 ] || fail "seven kinds of steps are wanted, not $steps"
echo "$steps steps made alone, with the same bytes"
