#!/usr/bin/env bash
# The outer project makes the configuration of a layer. The first build makes it first, and a change of what it is made from is in
# the layer after one run. Each rule of that project depends on it, because ocelot-gen reads the whole project.
. "$(dirname "$0")/lib.sh"
write_rules() {
  case $OUTER in
    # Meson's targets are in its build folder, so the command also writes the file of the project.
    meson)
      sed -i "s/^layers = .*/made = custom_target('made', input: 'made.in', output: 'made.yaml',\n  command: ['sh', '-c', 'cp \"\$1\" \"\$2\" \
\&\& cp \"\$1\" \"\$3\"', 'sh', '@INPUT@', meson.current_source_dir() \/ 'otel\/deploy\/made.yaml', '@OUTPUT@'])\n&/
        s/'--restat'\])/'--restat'], depends: made)/" meson.build
      ;;
    cmake_*)
      # shellcheck disable=SC2016 # for CMake
      sed -i 's/^foreach/set(made ${CMAKE_CURRENT_SOURCE_DIR}\/otel\/deploy\/made.yaml)\nadd_custom_command(OUTPUT ${made} DEPENDS made.in VERBATIM\n\
  COMMAND cp ${CMAKE_CURRENT_SOURCE_DIR}\/made.in ${made})\n&/; s/DEPFILE ${name}.d/& DEPENDS ${made}/' CMakeLists.txt
      ;;
    bazel)
      # shellcheck disable=SC2016 # for Bazel
      sed -i '/^    srcs = glob(/,/^    ),/s/^    ),/    ) + [":made"],/; s/cp -RL otel $$scratch/& \&\& cp -RL $(GENDIR)\/otel $$scratch/' BUILD.bazel
      echo 'genrule(name = "made", srcs = ["made.in"], outs = ["otel/deploy/made.yaml"], cmd = "cp $< $@")' >>BUILD.bazel
      ;;
  esac
}
expect_made() {
  unzip -qp "$(layer minimal)" collector-config/config.yaml | cmp - made.in || fail "the layer has another configuration"
}

make_outer
cp "$work/upstream/collector/config.yaml" made.in
mkdir otel/deploy
sed -i 's/^minimal:/&\n  config: deploy\/made.yaml/' otel/config/distributions.yaml
write_rules
build_outer
expect_made
expect_nothing_to_do
echo '# changed' >>made.in
build_outer
expect_made
expect_bundle
expect_nothing_to_do
