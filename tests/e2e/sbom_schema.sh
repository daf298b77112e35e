#!/usr/bin/env bash
# The SBOM of a layer with many modules is valid CycloneDX 1.6, in strict mode, and lists exactly the modules in the
# binary, with sums; the licenses have the text of each.
. "$(dirname "$0")/lib.sh"
validator=$SOURCE_ROOT/out/cyclonedx/bin/python
[ -e "$SOURCE_ROOT/out/cyclonedx/installed" ] || { echo "skipped: ./dev test e2e installs what validates CycloneDX"; exit 77; }
built_project
{ "$OCELOT_GEN" --package-jobs 2 --inspect none -a amd64 -d minimal -d minimal-file && ninja; } >"$work/log" 2>&1 || fail "$(cat "$work/log")"
for name in minimal minimal-file; do
  unzip -p "build/collector-amd64-$name.zip" extensions/collector >"$work/collector"
  chmod +x "$work/collector"
  go version -m "$work/collector" >"$work/modules"
  "$validator" - "build/collector-amd64-$name" "$work/modules" <<'END'
import base64, json, sys
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from packageurl import PackageURL
stem, listing = sys.argv[1:]
text = open(stem + ".cdx.json").read()
fault = JsonStrictValidator(SchemaVersion.V1_6).validate_str(text)
assert fault is None, fault
modules, licenses = {}, open(stem + ".LICENSES.txt").read()
lines = [line.rstrip("\n").split("\t")[1:] for line in open(listing)]
for line, after in zip(lines, [*lines[1:], []]):
    if line[:1] == ["dep"] and after[:1] != ["=>"]:
        modules[f"{line[1]}@{line[2]}"] = base64.b64decode(line[3].removeprefix("h1:")).hex()
components = {one["bom-ref"]: one for one in json.loads(text)["components"]}
assert len(modules) > 50, len(modules)
for ref, digest in modules.items():
    found = components.pop(ref)
    assert found["hashes"] == [{"alg": "SHA-256", "content": digest}], found
    url = PackageURL.from_string(found["purl"])
    assert (f"{url.namespace}/{url.name}", url.version) == (found["name"].lower(), found["version"]), url
    assert f"  {found['name']} {found['version']}: " in licenses, ref
    assert f"  {found['name']} {found['version']}: no license file" not in licenses, ref
assert len(components) == 5, list(components)  # the program, upstream's three modules and Go's library
assert "Apache License" in licenses and "Notice files, which must be passed on" in licenses
END
done
