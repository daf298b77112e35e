#!/usr/bin/env bash
# Component folders with more names than a command line can hold are built, and a failed step of theirs can be run again.
. "$(dirname "$0")/lib.sh"
make_small_project "$work"
cd "$work/project"
exporters=components/collector/lambdacomponents/exporter
wrapper=$exporters/extra.go
folder=$exporters/big
name_end=_$(printf 'x%.0s' $(seq 100)).txt

mkdir $folder
cat >$folder/big.go <<'GO'
package big

import _ "embed"

//go:embed "an odd $name.txt"
var Text string
GO
echo text >"$folder/an odd \$name.txt"
echo "not embedded" >"$folder/it's.txt"
for number in $(seq 1000 1900); do echo "$number" >"$folder/file_$number$name_end"; done
[ "$(find $folder -type f -printf '%p\n' | wc -c)" -gt 131072 ] || fail "the names are too short for this test"
sed -i 's|^import .*|import (\n\t"example.com/small/collector/lambdacomponents/exporter/big"\n\t"go.uber.org/multierr"\n)|
        s|"extra")|"extra", "big " + big.Text)|' $wrapper
{ ocelot_gen -a amd64 && ninja; } >"$work/log" 2>&1 || { cat "$work/log"; fail "the build failed"; }
unzip -p build/collector-amd64-extra.zip extensions/collector >"$work/collector"
chmod +x "$work/collector"
"$work/collector" | grep -qx 'big text' || fail "the layer lacks the component"
[ "$(tar tf build/ocelot/overlay/exporter.big.tar | wc -l)" = 904 ] || fail "the overlay lacks files"
[ -z "$(find build -name '*.rsp')" ] || fail "a response file is left: $(find build -name '*.rsp')"
ninja -t commands | awk 'length > 40000' >"$work/long"
[ ! -s "$work/long" ] || fail "a long command: $(cut -c1-200 "$work/long")"
expect_no_work

mv "$folder/file_1500$name_end" "$folder/file_1500_renamed$name_end"
expect_edges 'regenerate build.ninja' 'overlay exporter.big' 'check the declaration against upstream' \
  'gomod exporter.big exporter.extra' 'package extra amd64'

# The check fails at an unknown tag of upstream; the command that failed works as it is printed.
sed -i 's/exporter.debug$/exporter.debgu/' config/distributions.yaml
! ninja >"$work/log" 2>&1 || fail "ninja went through"
command=$(sed -nE 's/^FAILED: (\[code=[0-9]+\] )?build.ocelot.check *$/found/p' "$work/log")
[ "$command" = found ] || fail "another step failed: $(cat "$work/log")"
again=$(grep -F 'step check' "$work/log")
[ "${#again}" -lt 40000 ] || fail "the command is not short"
! sh -c "$again" >"$work/again" 2>&1 || fail "'$again' went through"
grep -qF 'exporter.debgu' "$work/again" || fail "$(cat "$work/again")"
sed -i 's/exporter.debgu$/exporter.debug/' config/distributions.yaml
ninja >"$work/log" 2>&1 || { cat "$work/log"; fail "the corrected project was not built"; }

# So many words of the generator's own command line, too.
mapfile -t chosen < <(yes -- -dextra | head -n 16000)
ocelot_gen -a amd64 "${chosen[@]}" 2>"$work/log" || fail "$(cat "$work/log")"
ninja >"$work/log" 2>&1 || { cat "$work/log"; fail "the chosen project was not built"; }
echo '# a remark' >>config/distributions.yaml
expect_edges 'regenerate build.ninja' 'check the declaration against upstream'
expect_no_work
expect_exit 2 'Ninja writes this file before it runs the step' step check @build/ocelot/check.rsp
