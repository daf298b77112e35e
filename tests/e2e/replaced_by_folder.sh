#!/usr/bin/env bash
# A module that a folder of the project replaces: only the layer that needs it has it, and an edit of the folder builds
# exactly this layer again.
. "$(dirname "$0")/modules.sh"
project_with_module example.com/mine
export GOPROXY=off
mkdir -p modules/mine/words
printf 'module example.com/mine\n\ngo 1.24\n' >modules/mine/go.mod
printf 'package words\n\nconst First = "from a folder"\n' >modules/mine/words/words.go
printf 'package mine\n\nimport "example.com/mine/words"\n\nvar Text = words.First\n' >modules/mine/text.go
cat >config/component_dependencies.yaml <<'END'
dependencies:
  lambdacomponents.exporter.extra: example.com/mine@v1.0.0
replaces:
  example.com/mine: ./modules/mine # ours
END
text_of() { unzip -p "build/collector-amd64-$1.zip" extensions/collector >"$work/collector" && chmod +x "$work/collector" && "$work/collector"; }
has_replacement() { go version -m "$work/collector" | grep -qP '^\t=>\t\./ocelot/replaces/example\.com\+mine\t'; }

build_small_project
[ "$(text_of extra | tail -1)" = 'from a folder' ] || fail "another text: $(text_of extra)"
has_replacement || fail "no replacement: $(go version -m "$work/collector")"
text_of plain >/dev/null
! has_replacement || fail "the layer plain has the module"
! tar tf build/ocelot/tree/plain.tar | grep -q replaces || fail "the tree plain has the folder"
grep -qx '  upstream-with-replaces:' config/modules.lock || fail "$(cat config/modules.lock)"
expect_no_work

# Only the code of the folder changes: nothing is resolved, and no lock is written.
sed -i 's/from a folder/edited/' modules/mine/words/words.go
cp config/modules.lock "$work/modules.lock"
expect_edges 'regenerate build.ninja' 'overlay example.com+mine' 'check the declaration against upstream' \
  'gomod exporter.extra example.com+mine' 'package extra amd64' 'rename build/collector-amd64-extra.zip'
[ "$(text_of extra | tail -1)" = edited ] || fail "another text: $(text_of extra)"
cmp "$work/modules.lock" config/modules.lock
"$OCELOT_GEN" affected modules/mine/words/words.go >"$work/affected"
[ "$(cut -d' ' -f1 "$work/affected" | sort -u)" = extra ] || fail "$(cat "$work/affected")"
"$OCELOT_GEN" refs modules/mine/go.mod | grep -q extra || fail "$("$OCELOT_GEN" refs modules/mine/go.mod)"

# A new file of the folder is an input too.
printf 'package mine\n\nfunc init() { Text = "added" }\n' >modules/mine/more.go
ninja >"$work/log" 2>&1 || fail "$(cat "$work/log")"
[ "$(text_of extra | tail -1)" = added ] || fail "another text: $(text_of extra)"

# A go.mod that requires another module makes the entries stale.
printf '\nrequire example.com/none v1.0.0\n' >>modules/mine/go.mod
printf 'package mine\n\nimport _ "example.com/none"\n' >modules/mine/more.go
expect_exit 1 "the modules that 'exporter.extra' requires, 'replaces' or the imports have changed" -a amd64 --locked
expect_exit 1 example.com/none -a amd64
