#!/usr/bin/env bash
# The library, the plugins and the executables of examples/plugin are built; plugins load; changes rebuild them.
. "$(dirname "$0")/lib.sh"
arch=$(go env GOARCH)
make_project "$work"
cd "$work/project"
rm -rf config/examples config/distributions.yaml config/component_dependencies.yaml components
cp -r "$SOURCE_ROOT/examples/plugin/." .
wrapper=components/collector/lambdacomponents/processor/mark.go
library=build/libotelcol-$arch-core.so plugin=build/otelcol-plugin-$arch-mark.so program=build/otelcol-$arch-plain
extensible=build/otelcol-$arch-extensible own_plugin=build/otelcol-plugin-$arch-mark-of-extensible.so

# A host as many are: it loads the library into a scope of its own.
takes_in() {
  python3 - "$library" "$plugin" <<'END'
import ctypes
import sys

library, plugin = (path.encode() for path in sys.argv[1:])
loaded = ctypes.CDLL("./" + library.decode(), mode=2)  # RTLD_NOW | RTLD_LOCAL
loaded.otelcol_load_plugin.argtypes = [ctypes.c_char_p, ctypes.POINTER(ctypes.c_char_p)]
error = ctypes.c_char_p()
code = loaded.otelcol_load_plugin(plugin, ctypes.byref(error))
print(code, (error.value or b"").decode())
sys.exit(code)
END
}

# How a file was built, as Go notes it: the toolchain, and all settings but the build mode.
manner_of() {
  go version -m "$1" | sed -nE "1s/.*: //p; /^\tbuild\t(-trimpath|-ldflags|CGO_|GO)/p" | sort
}

ocelot_gen >"$work/gen.log" 2>&1 || { cat "$work/gen.log"; fail "nothing was generated"; }
ninja >"$work/first.log" 2>&1 || { cat "$work/first.log"; fail "the first build failed"; }
expect_no_work
for file in "$library" "$plugin" "$program" "$extensible" "$own_plugin"; do
  sha256sum --quiet -c "$file.sha256" --ignore-missing 2>/dev/null || (cd build && sha256sum --quiet -c "${file#build/}.sha256")
done
cmp "build/libotelcol-$arch-core.h" "$SOURCE_ROOT/templates/shared-library/otelcol.h"

nm -D --defined-only "$library" >"$work/symbols"
for symbol in otelcol_abi_version otelcol_set_feature_gates otelcol_start otelcol_stop otelcol_load_plugin otelcol_free Main MainWithPlugin; do
  grep -q " T $symbol$" "$work/symbols" || fail "the library does not export $symbol"
done
diff <(manner_of "$library") <(manner_of "$plugin") || fail "library and plugin were built in different manners"
takes_in || fail "the library refuses its plugin"
"$OCELOT_LOAD" --library "$library" --plugin "$plugin" --config collector.yaml --check >"$work/checked"
[ "$(cat "$work/checked")" = 'library, 1 plugin and configuration are valid' ] || fail "it says: $(cat "$work/checked")"
! "$program" 2>"$work/said" || fail "the executable runs without a configuration"
[ "$(cat "$work/said")" = 'otelcol: missing required option --config URI, such as: --config config.yaml' ] || fail "it says: $(cat "$work/said")"
[ "$("$program" --version)" = v0.145.0 ] || fail "the executable says $("$program" --version)"
"$program" --help 2>"$work/said"
grep -q -- '-feature-gates LIST' "$work/said" || fail "the executable has no feature gates"
! "$program" --config collector.yaml --feature-gates nonsense 2>"$work/said" || fail "the executable knows a gate that does not exist"
grep -q 'there is no feature gate "nonsense"; the gates are .*service.AllowNoPipelines' "$work/said" || fail "it says: $(cat "$work/said")"
! "$program" --config foo:bar 2>"$work/said" || fail "the executable reads a scheme that does not exist"
grep -qx 'otelcol: unsupported scheme on URI "foo:bar"; this collector has the schemes env, .*yaml' "$work/said" || fail "it says: $(cat "$work/said")"
go version -m "$program" | grep -q 'CGO_ENABLED=0' || fail "the executable was built with C"
diff <(manner_of "$extensible") <(manner_of "$own_plugin") || fail "the executable and its plugin were built in different manners"
! "$extensible" --config collector.yaml --plugin "$library" 2>"$work/said" || fail "the executable takes a library for a plugin"
grep -q "^otelcol: .*$library: no Go plugin: it was not built with -buildmode=plugin" "$work/said" || fail "it says: $(cat "$work/said")"

# A copy for an outer build can be run, too.
ocelot_gen build "$program" -o "$work/copy" >"$work/copy.log" 2>&1 || fail "$(cat "$work/copy.log")"
cmp "$program" "$work/copy"
[ -x "$work/copy" ] || fail "the copy of the executable is not executable"

# The library is looked at again and keeps its bytes; the executable has a tree of its own.
before=$(stat -c '%n %i %y' "$library" "$program" "$extensible")
sed -i 's/MustNewType("mark")/MustNewType("sign")/' "$wrapper"
expect_edges 'regenerate build.ninja' 'source plugin-processor.mark' 'check the declaration against upstream' \
  'gomod shared-library plugin-processor.mark' "compile core $arch" "compile mark $arch" "rename $plugin" \
  'gomod plugin-processor.mark executable-with-plugins' "compile extensible $arch" "compile mark-of-extensible $arch" "rename $own_plugin"
[ "$before" = "$(stat -c '%n %i %y' "$library" "$program" "$extensible")" ] || fail "the library or the executable moved"
takes_in || fail "the library refuses its changed plugin"
expect_no_work

# All of it comes back from the action cache.
sums=$(sha256sum "$library" "$plugin" "$program")
rm -rf build
ocelot_gen >"$work/gen.log" 2>&1
ninja >"$work/again.log" 2>&1
[ "$sums" = "$(sha256sum "$library" "$plugin" "$program")" ] || fail "other files came back"
! find build -name '*.log' | grep -q binary || fail "something was compiled again"

# A mistake in the plugin is told in the project's file.
sed -i 's/^func newMark/func newMrak/' "$wrapper"
! ninja >"$work/broken.log" 2>&1 || fail "a broken plugin was built"
grep -q "^$wrapper:.*error: Go cannot compile this" "$work/broken.log" || { cat "$work/broken.log"; fail "the place is not told"; }
