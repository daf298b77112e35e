#!/usr/bin/env bash
# The outer project makes a configuration and a component of its own. The first build makes them first, and a change of what they
# are made from is in the layers after one run. Each rule of that project depends on them: ocelot-gen reads the whole project.
. "$(dirname "$0")/lib.sh"
write_rules() {
  cat >generate.sh <<END
# Makes the inputs in a folder from those in another one: made.in and extra.in.
mkdir -p "\$2/otel/deploy" "\$2/${extra%/*}"
cp "\$1/made.in" "\$2/otel/deploy/made.yaml"
cp "\$1/extra.in" "\$2/$extra"
END
  case $OUTER in
    # Meson's targets are in its build folder, so the target is a stamp.
    meson)
      cat >rules <<'END'
generated = custom_target('generated', input: ['generate.sh', 'made.in', 'extra.in'], output: 'generated',
  command: ['sh', '-c', 'sh "$1" "$2" "$2" && touch "$3"', 'sh', '@INPUT0@', meson.current_source_dir(), '@OUTPUT@'])
END
      sed -i "/^ocelot_gen = /r rules
        s/'--restat'\])/'--restat'], depends: generated)/" meson.build
      ;;
    cmake_*)
      cat >rules <<END
set(generated \${CMAKE_CURRENT_SOURCE_DIR}/otel/deploy/made.yaml \${CMAKE_CURRENT_SOURCE_DIR}/$extra)
add_custom_command(OUTPUT \${generated} DEPENDS generate.sh made.in extra.in VERBATIM
  COMMAND sh \${CMAKE_CURRENT_SOURCE_DIR}/generate.sh \${CMAKE_CURRENT_SOURCE_DIR} \${CMAKE_CURRENT_SOURCE_DIR})
END
      # shellcheck disable=SC2016 # for CMake
      sed -i '/^find_program(OCELOT_GEN /r rules
        s/DEPFILE ${name}.d/& DEPENDS ${generated}/' CMakeLists.txt
      ;;
    bazel)
      # shellcheck disable=SC2016 # for Bazel
      sed -i '/^    srcs = glob(/,/^    ),/s/^    ),/    ) + [":generated"],/
        s/cp -RL otel $$scratch/& \&\& cp -RL $(GENDIR)\/otel $$scratch/' BUILD.bazel
      cat >>BUILD.bazel <<END
genrule(
    name = "generated",
    srcs = ["generate.sh", "made.in", "extra.in"],
    outs = ["otel/deploy/made.yaml", "$extra"],
    cmd = "sh \$(location generate.sh) . \$(GENDIR)",
)
END
      ;;
  esac
}
expect_generated() {
  unzip -qp "$(layer minimal)" collector-config/config.yaml | cmp - made.in || fail "the layer has another configuration"
}

make_outer
cp "$work/upstream/collector/config.yaml" made.in
mv "$extra" extra.in
sed -i 's/^minimal:/&\n  config: deploy\/made.yaml/' otel/config/distributions.yaml
write_rules
build_outer
expect_generated
expect_bundle
expect_nothing_to_do

echo '# changed' >>made.in
build_outer
expect_generated
expect_bundle
expect_nothing_to_do

marked=$(digest marked)
sed -i 's/^func init() {/var _ = "changed"\n\nfunc init() {/' extra.in
build_outer
[ "$marked" != "$(digest marked)" ] || fail "the layer has the old component"
expect_bundle
expect_nothing_to_do
