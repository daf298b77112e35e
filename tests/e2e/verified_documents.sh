#!/usr/bin/env bash
# `verify` finds a change of the layer, of each document, of a checksum and of a signature, which OpenSSL makes and verifies.
. "$(dirname "$0")/lib.sh"
make_small_project "$work"
cd "$work/project"
openssl genpkey -quiet -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out "$work/key.pem"
openssl pkey -in "$work/key.pem" -pubout -out "$work/public.pem"
cat >"$work/verify.sh" <<END
#!/bin/sh
exec openssl dgst -sha256 -verify "$work/public.pem" -signature "\$2" "\$1"
END
chmod +x "$work/verify.sh"
{ "$OCELOT_GEN" --package-jobs 2 --inspect none -a amd64 -d plain --sign-command "openssl dgst -sha256 -sign $work/key.pem" && ninja; } >"$work/log" 2>&1 ||
  fail "$(cat "$work/log")"
verify() { "$OCELOT_GEN" verify "$@" >"$work/verified" 2>"$work/err"; }
stem=build/collector-amd64-plain

verify plain --verify-command "$work/verify.sh" || fail "$(cat "$work/err")"
[ "$(cat "$work/verified")" = "ok  $stem.LICENSES.txt
ok  $stem.cdx.json
ok  $stem.intoto.json
ok  $stem.zip
ok  $stem.intoto.json.sig" ] || fail "$(cat "$work/verified")"
cp -a build "$work/kept"
expect_mismatch() { # file, expected text, arguments of verify…
  local file=$1 text=$2 code=0
  shift 2
  verify "$@" || code=$?
  [ "$code" = 1 ] || fail "a change of $file: exit $code"
  grep -qF "$text" "$work/err" || fail "a change of $file: $(cat "$work/err")"
  ! grep -q "ok  $file$" "$work/verified" || fail "a change of $file: $(cat "$work/verified")"
  rm -r build
  cp -a "$work/kept" build
}

printf x >>"$stem.zip"
expect_mismatch "$stem.zip" "$stem.zip: error: its SHA-256 is "
sed -i 's/"example.com\/small\/collector"/"example.com\/other"/' "$stem.cdx.json"
expect_mismatch "$stem.cdx.json" "$stem.cdx.json: error: its SHA-256 is "
sed -i 's/BSD-3-Clause/MIT/' "$stem.LICENSES.txt"
expect_mismatch "$stem.LICENSES.txt" "$stem.LICENSES.txt: error: its SHA-256 is "
sed -i 's/"gitCommit": "./"gitCommit": "x/' "$stem.intoto.json"
expect_mismatch "$stem.intoto.json" "$stem.intoto.json: error: its SHA-256 is "
rm "$stem.cdx.json"
expect_mismatch "$stem.cdx.json" "$stem.cdx.json: error: cannot open"
rm "$stem.zip.sha256"
expect_mismatch "$stem.zip.sha256" "$stem.zip.sha256: error: cannot open"

# A distribution that is not built, although another one is.
! verify plain extra || fail "a distribution that is not built is verified"
grep -qF "no artifact of 'extra' is built" "$work/err" || fail "$(cat "$work/err")"

# A statement that does not cover a document, and one that names another file.
sign_again() { (cd build && sha256sum collector-amd64-plain.intoto.json >collector-amd64-plain.intoto.json.sha256); }
sed -i 's/collector-amd64-plain.LICENSES.txt/..\/..\/etc\/passwd/' "$stem.intoto.json"
sign_again
verify && fail "a document that the statement does not cover is verified"
grep -qF "it has the digest of '../../etc/passwd', which is not a document of" "$work/err" || fail "$(cat "$work/err")"
expect_mismatch "$stem.LICENSES.txt" "$stem.LICENSES.txt: error: collector-amd64-plain.intoto.json does not cover it"

# Another layer with all its documents and checksums: only the signature notices.
sed -i 's/"distribution": "plain"/"distribution": "mine"/' "$stem.intoto.json"
(cd build && sha256sum collector-amd64-plain.intoto.json >collector-amd64-plain.intoto.json.sha256)
verify || fail "$(cat "$work/err")"
expect_mismatch "$stem.intoto.json.sig" "$stem.intoto.json.sig: error: the command of --verify-command rejects the signature" \
  --verify-command "$work/verify.sh"
rm "$stem.intoto.json.sig"
expect_mismatch "$stem.intoto.json.sig" "$stem.intoto.json: error: the statement has no signature" --verify-command "$work/verify.sh"

# A layer and documents of two builds.
cp "$stem.zip" "$work/plain.zip"
printf 'other' | tee "$stem.zip" | sha256sum | sed 's/-$/collector-amd64-plain.zip/' >"$stem.zip.sha256"
expect_mismatch "$stem.cdx.json" "$stem.cdx.json: error: it describes a file with the SHA-256 $(sha256sum <"$work/plain.zip" | cut -d' ' -f1)"

"$OCELOT_GEN" verify --format json >"$work/verified" 2>"$work/err" || fail "$(cat "$work/err")"
python3 -c 'import json, sys
answer = json.load(open(sys.argv[1]))
assert answer["kind"] == "verify" and answer["artifacts"][0]["artifact"] == "build/collector-amd64-plain.zip", answer
assert len(answer["artifacts"][0]["matching"]) == 4 and answer["artifacts"][0]["faults"] == [], answer' "$work/verified"
printf x >>"$stem.zip"
! "$OCELOT_GEN" verify --format json >"$work/verified" 2>"$work/err" || fail "$(cat "$work/verified")"
/usr/bin/python3 - "$work/verified" "$SOURCE_ROOT/docs/schema/verify.json" <<'END'
import json, jsonschema, sys
document, schema = (json.load(open(path)) for path in sys.argv[1:])
jsonschema.Draft202012Validator(schema).validate(document)
assert {fault["code"] for fault in document["artifacts"][0]["faults"]} == {"digest-mismatch"}, document
END
ninja >"$work/log" 2>&1
rm -r build
cp -a "$work/kept" build

# A command that changes what it signs.
cat >"$work/change.sh" <<'END'
#!/bin/sh
echo >>"$1"
echo signature
END
chmod +x "$work/change.sh"
! { "$OCELOT_GEN" --package-jobs 2 --inspect none -a amd64 -d plain --sign-command "$work/change.sh" && ninja; } >"$work/log" 2>&1 ||
  fail "a changed statement is signed"
grep -qF "the command of --sign-command changed the statement" "$work/log" || fail "$(cat "$work/log")"

# A document of another tool stays when documents are left out, and ours do not.
{ "$OCELOT_GEN" --package-jobs 2 --inspect none -a amd64 -d plain --documents none && ninja; } >"$work/log" 2>&1 || fail "$(cat "$work/log")"
for file in "$stem.cdx.json" "$stem.LICENSES.txt" "$stem.intoto.json"; do [ ! -e "$file" ] || fail "$file stays"; done
echo mine >"$stem.cdx.json"
sed -i 's/^plain:/&\n  go: {ldflags: -X main.Version=mine}/' config/distributions.yaml
ninja >"$work/log" 2>&1 || fail "$(cat "$work/log")"
grep -q rename "$work/log" || fail "the layer is the same: $(cat "$work/log")"
[ "$(cat "$stem.cdx.json")" = mine ] || fail "a file of another tool is gone"
sed -i '/main.Version=mine/d' config/distributions.yaml
rm -r build
cp -a "$work/kept" build

# Without a statement, less can be compared, and a warning says so.
{ "$OCELOT_GEN" --package-jobs 2 --inspect none -a amd64 -d plain --documents sbom && ninja; } >"$work/log" 2>&1 || fail "$(cat "$work/log")"
verify || fail "$(cat "$work/err")"
grep -qF "$stem.zip: warning: there is no provenance statement" "$work/err" || fail "$(cat "$work/err")"
"$OCELOT_GEN" clean -d plain >"$work/log" 2>&1
expect_exit 1 'nothing that could be verified is built' verify

# What a build writes next to the layer besides the documents: only the statement covers it.
sed -i 's/^plain:/&\n  go: {symbols: keep}/' config/distributions.yaml
{ "$OCELOT_GEN" --package-jobs 2 -a "$(go env GOARCH)" -d plain && ninja; } >"$work/log" 2>&1 || fail "$(cat "$work/log")"
stem=build/collector-$(go env GOARCH)-plain
verify || fail "$(cat "$work/err")"
[ "$(cat "$work/verified")" = "ok  $stem.LICENSES.txt
ok  $stem.cdx.json
ok  $stem.components.json
ok  $stem.intoto.json
ok  $stem.zip
ok  $stem.zip.symbols" ] || fail "$(cat "$work/verified")"
# Queries name the same files, by the options of the build.
expected="$stem.zip.sha256 $stem.components.json $stem.zip.symbols $stem.cdx.json $stem.LICENSES.txt $stem.intoto.json $stem.intoto.json.sha256"
described=$("$OCELOT_GEN" desc plain --format json |
  python3 -c 'import json, sys; print(*[" ".join(one["files"]) for one in json.load(sys.stdin)["outputs"] if one["path"] == sys.argv[1]])' "$stem.zip")
[ "$described" = "$expected" ] || fail "desc: $described"
affected=$("$OCELOT_GEN" affected config/distributions.yaml --format json |
  python3 -c 'import json, sys; print(*[" ".join(one["files"]) for one in json.load(sys.stdin)["layers"] if one["artifact"] == sys.argv[1]])' "$stem.zip")
[ "$affected" = "$stem.zip $expected" ] || fail "affected: $affected"
"$OCELOT_GEN" graph --steps plain >"$work/steps"
for file in $expected; do grep -qF "\"file $file\" [" "$work/steps" || fail "graph --steps has no $file"; done
grep -qF 'label="inspect plain"' "$work/steps" || fail "graph --steps has no inspection"
rm -r "$work/kept"
cp -a build "$work/kept"
for file in "$stem.components.json" "$stem.zip.symbols"; do
  echo >>"$file"
  expect_mismatch "$file" "$file: error: its SHA-256 is "
done
{ "$OCELOT_GEN" --package-jobs 2 -a "$(go env GOARCH)" -d plain --documents sbom && ninja; } >"$work/log" 2>&1 || fail "$(cat "$work/log")"
verify || fail "$(cat "$work/err")"
for file in "$stem.components.json" "$stem.zip.symbols"; do
  grep -qF "$file: warning: only a provenance statement covers this file, so it was not compared" "$work/err" || fail "$(cat "$work/err")"
done
sed -i '/symbols: keep/d' config/distributions.yaml
"$OCELOT_GEN" clean --all >"$work/log" 2>&1
stem=build/collector-amd64-plain

# A command that fails, and one that prints nothing.
for command in 'echo no key >&2; false' true; do
  "$OCELOT_GEN" --package-jobs 2 --inspect none -a amd64 -d plain --sign-command "$command" >"$work/log" 2>&1
  ! ninja >"$work/log" 2>&1 || fail "a statement without a signature was delivered"
  [ ! -e "$stem.zip" ] || fail "the layer has its final name"
  case $command in
    true) text='the command of --sign-command printed no signature' ;;
    *) text='the command of --sign-command failed with exit code 1' ;;
  esac
  grep -qF "$text" "$work/log" || fail "$(cat "$work/log")"
done
