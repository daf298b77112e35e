#!/usr/bin/env bash
# By default, a layer has its SBOM, its licenses and its provenance next to it. They are the same in another folder, and
# the layer's bytes do not depend on them.
. "$(dirname "$0")/lib.sh"
built_small_project
before=$(layers_of .)
[ -z "$(find build -name '*.cdx.json' -o -name '*.LICENSES.txt' -o -name '*.intoto.json')" ] || fail "there are documents: $(ls build)"
with_documents() { { "$OCELOT_GEN" --package-jobs 2 --inspect none -a amd64 "$@" && ninja; } >"$work/log" 2>&1 || fail "$(cat "$work/log")"; }
with_documents
[ "$(layers_of . | grep -E '\.zip(\.sha256)?$')" = "$before" ] || fail "the layers changed"
expect_no_work
[ "$(cd build && ls collector-amd64-plain.*)" = "collector-amd64-plain.LICENSES.txt
collector-amd64-plain.cdx.json
collector-amd64-plain.intoto.json
collector-amd64-plain.intoto.json.sha256
collector-amd64-plain.zip
collector-amd64-plain.zip.sha256" ] || fail "$(ls build)"
(cd build && sha256sum --quiet -c collector-amd64-plain.zip.sha256 collector-amd64-plain.intoto.json.sha256)

python3 - build/collector-amd64-plain "$(git -C ../upstream rev-parse HEAD)" "$(go env GOVERSION)" <<'END'
import hashlib, json, sys
stem, commit, go = sys.argv[1:]
digest = lambda ending: hashlib.sha256(open(stem + ending, "rb").read()).hexdigest()
sbom = json.load(open(stem + ".cdx.json"))
assert (sbom["bomFormat"], sbom["specVersion"]) == ("CycloneDX", "1.6"), sbom
main = sbom["metadata"]["component"]
assert main["name"] == "collector-amd64-plain.zip" and main["hashes"] == [{"alg": "SHA-256", "content": digest(".zip")}], main
assert "timestamp" not in sbom["metadata"]
refs = {one["bom-ref"]: one for one in sbom["components"]}
assert set(refs) == {"extensions/collector", "example.com/small/collector", "example.com/small/collector/lambdacomponents",
                     "std@" + go.removeprefix("go")}, list(refs)
assert refs["example.com/small/collector/lambdacomponents"]["properties"] == [{"name": "ocelot:folder", "value": "./lambdacomponents"}]
needs = {one["ref"]: one["dependsOn"] for one in sbom["dependencies"]}
assert needs["collector-amd64-plain.zip"] == ["extensions/collector"] and len(needs["extensions/collector"]) == 3, needs

statement = json.load(open(stem + ".intoto.json"))
assert statement["_type"] == "https://in-toto.io/Statement/v1" and statement["predicateType"] == "https://slsa.dev/provenance/v1"
assert statement["subject"] == [{"name": "collector-amd64-plain.zip", "digest": {"sha256": digest(".zip")}}], statement["subject"]
build, details = statement["predicate"]["buildDefinition"], statement["predicate"]["runDetails"]
assert build["externalParameters"]["distribution"] == "plain" and build["externalParameters"]["architecture"] == "amd64"
sources = {one["name"]: one for one in build["resolvedDependencies"]}
assert sources["../upstream"]["digest"] == {"gitCommit": commit}, sources
assert sources["go"]["uri"] == "pkg:golang/std@" + go.removeprefix("go"), sources
assert {one["name"]: one["digest"]["sha256"] for one in details["byproducts"]} == {
    "collector-amd64-plain.cdx.json": digest(".cdx.json"), "collector-amd64-plain.LICENSES.txt": digest(".LICENSES.txt")}
assert "metadata" not in details
END

/usr/bin/python3 - build/collector-amd64-plain.intoto.json "$SOURCE_ROOT/docs/schema/provenance.json" <<'END'
import json, jsonschema, sys
document, schema = (json.load(open(path)) for path in sys.argv[1:])
jsonschema.Draft202012Validator(schema).validate(document)
END

licenses=build/collector-amd64-plain.LICENSES.txt
grep -q "^Go's standard library $(go env GOVERSION | sed s/go//): BSD-3-Clause$\|^  Go's standard library .*: BSD-3-Clause$" "$licenses" ||
  fail "$(head -n 40 "$licenses")"
grep -q 'Redistributions of source code must retain' "$licenses" || fail "the text of Go's license is missing"
grep -A2 'without a license file; see' "$licenses" | grep -q '^  example.com/small/collector$' || fail "$(head -n 40 "$licenses")"

# The same bytes elsewhere, without the action cache.
sums=$(layers_of .)
mkdir "$work/elsewhere"
make_small_project "$work/elsewhere"
(cd "$work/elsewhere/project" && with_documents --no-cache && [ "$(layers_of .)" = "$sums" ]) || fail "other bytes elsewhere"

# A layer that cannot run here has them too.
{ "$OCELOT_GEN" --package-jobs 2 --inspect none -a arm64 -d plain && ninja; } >"$work/log" 2>&1 || fail "$(cat "$work/log")"
grep -A1 '"cdx:gomod:build:env:GOARCH"' build/collector-arm64-plain.cdx.json | grep -q '"arm64"' || fail "$(cat build/collector-arm64-plain.cdx.json)"
# Its licenses come from the action cache: only its name and its digest differ.
licenses_of() { grep -vE '^(Licenses and notices of|SHA-256 of the file)' "build/collector-$1-plain.LICENSES.txt"; }
[ "$(licenses_of arm64)" = "$(licenses_of amd64)" ] || fail "$(diff build/collector-*-plain.LICENSES.txt)"
rm build/collector-arm64-*
with_documents

# The documents are in the action cache.
rm -r build/ocelot/document
watched_tools
ninja >"$work/log" 2>&1 || fail "$(cat "$work/log")"
! grep -qE '^go (version|run|mod)' "$work/started" 2>/dev/null || fail "$(cat "$work/started")"

# A layer without a program of Go.
printf '#!/bin/sh\n' >"$work/collector"
(cd "$work" && mkdir -p bare/extensions && mv collector bare/extensions && cd bare && "$OCELOT_GEN" zip -r ../bare.zip extensions)
tree=$(find build/ocelot/tree -name '*.tar' -print -quit)
expect_exit 1 'no program of Go is in extensions/ of the layer' step sbom --go "$(command -v go)" --name bare.zip -o "$work/bare.json" "$tree" "$work/bare.zip"

# Some of them, and none: what is not chosen is removed.
with_documents --documents sbom
[ "$(cd build && ls collector-amd64-plain.*)" = "collector-amd64-plain.cdx.json
collector-amd64-plain.zip
collector-amd64-plain.zip.sha256" ] || fail "$(ls build)"
with_documents
"$OCELOT_GEN" clean >"$work/log" 2>&1
for file in cdx.json intoto.json.sha256; do
  [ -e "build/collector-amd64-plain.$file" ] || fail "clean removed documents: $(cat "$work/log")"
done
"$OCELOT_GEN" clean -d plain >"$work/log" 2>&1
! ls build/collector-amd64-plain.* 2>/dev/null || fail "clean leaves documents"
[ -e build/collector-amd64-extra.cdx.json ] || fail "clean removed the documents of another layer"
with_documents --documents none
[ "$(layers_of .)" = "$before" ] || fail "$(ls build)"
"$OCELOT_GEN" clean --all >"$work/log" 2>&1
[ ! -e build/ocelot/document ] || fail "clean --all leaves files: $(files)"
