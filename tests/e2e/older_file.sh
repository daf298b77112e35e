#!/usr/bin/env bash
# A file that is replaced by an older one is built again: a wrapper, a file that Go embeds, a config file, the declaration.
. "$(dirname "$0")/lib.sh"
make_small_project "$work"
cd "$work/project"
exporters=components/collector/lambdacomponents/exporter
wrapper=$exporters/extra.go
text=$exporters/note/text.txt
config=config/examples/extra.yaml
layer=build/collector-amd64-extra.zip

mkdir -p $exporters/note config/examples
cat >$exporters/note/note.go <<'GO'
package note

import _ "embed"

//go:embed text.txt
var Text string
GO
echo first >$text
echo '# first' >$config
sed -i 's|^import .*|import (\n\t"example.com/small/collector/lambdacomponents/exporter/note"\n\t"go.uber.org/multierr"\n)|
        s|"extra")|"extra", "note " + note.Text)|' $wrapper
echo '  config-file: extra.yaml' >>config/distributions.yaml
touch -d '2 days ago' $wrapper $text $config config/*.yaml
{ ocelot_gen -a amd64 && ninja; } >"$work/log" 2>&1 || { cat "$work/log"; fail "the first build failed"; }
first=$(sha256sum $layer)

# Edits a file, builds, and moves the file as it was back.
edit_and_move_back() { # file, expression of sed
  cp -p "$1" "$work/old"
  sed -i "$2" "$1"
  ninja >"$work/log" 2>&1 || { cat "$work/log"; fail "$1: the edited project was not built"; }
  mv "$work/old" "$1"
}

layer_has_older() { # file, expression of sed
  edit_and_move_back "$@"
  [ "$first" != "$(sha256sum $layer)" ] || fail "$1: the edit is not in the layer"
  explain all
  grep -qF "input $1: " "$work/explained" || grep -qF "config $1: " "$work/explained" ||
    fail "$1: not explained: $(cat "$work/explained")"
  explained_as_run "$1"
  [ "$first" = "$(sha256sum $layer)" ] || fail "$1: the layer has the edited file"
  expect_no_work
}

layer_has_older $wrapper 's/"extra"/"extra-2"/'
layer_has_older $text 's/first/second/'
layer_has_older $config 's/first/second/'

# A configuration that is named by its path, anywhere in the project.
mkdir deploy
cp -p $config deploy/production.yaml
sed -i 's|config-file: extra.yaml|config: deploy/production.yaml|' config/distributions.yaml
ninja >"$work/log" 2>&1 || { cat "$work/log"; fail "the other configuration was not built"; }
[ "$first" = "$(sha256sum $layer)" ] || fail "the same configuration elsewhere makes another layer"
layer_has_older deploy/production.yaml 's/first/second/'
sed -i 's|config: deploy/production.yaml|config-file: extra.yaml|' config/distributions.yaml

# An older file that is written into the existing one changes no time that Ninja could notice; ocelot-gen does.
for file in "$text" "$config"; do
  cp -p "$file" "$work/old"
  sed -i 's/first/second/' "$file"
  ninja >"$work/log" 2>&1 || { cat "$work/log"; fail "$file: the edited project was not built"; }
  [ "$first" != "$(sha256sum $layer)" ] || fail "$file: the edit is not in the layer"
  cp -p "$work/old" "$file"
  { ocelot_gen -a amd64 && ninja; } >"$work/log" 2>&1 || { cat "$work/log"; fail "$file: the older file was not built"; }
  [ "$first" = "$(sha256sum $layer)" ] || fail "$file: the layer has the edited file"
done

# Two files of one component with equal times are exchanged.
printf 'package note\n\nconst A = 1\n' >$exporters/note/a.go
printf 'package note\n\nconst B = 2\n' >$exporters/note/b.go
touch -d '2 days ago' $exporters/note/[ab].go
ninja >"$work/log" 2>&1 || { cat "$work/log"; fail "the new files were not built"; }
mv $exporters/note/a.go "$work/a.go"
mv $exporters/note/b.go $exporters/note/a.go
mv "$work/a.go" $exporters/note/b.go
ninja >"$work/log" 2>&1 || { cat "$work/log"; fail "the exchanged files were not built"; }
tar xOf build/ocelot/overlay/exporter.note.tar lambdacomponents/exporter/note/a.go | cmp - $exporters/note/a.go

# An older declaration is checked again: upstream has no such component.
sed -i 's/exporter.debug$/exporter.debgu/' config/distributions.yaml
touch -d '2 days ago' config/distributions.yaml
edit_and_move_back config/distributions.yaml 's/exporter.debgu$/exporter.debug/'
! ninja >"$work/log" 2>&1 || fail "the older declaration was not checked"
grep -qF 'exporter.debgu' "$work/log" || fail "$(cat "$work/log")"
