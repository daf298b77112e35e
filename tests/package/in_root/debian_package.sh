#!/usr/bin/env bash
# Installs the Debian package and what it recommends, builds a layer, follows the tour, and removes the package.
. "$(dirname "$0")/lib.sh"
expect_no_compiler
run apt-get update -qq
run apt-get install -y -qq /packages/ocelot-gen_*.deb
run ocelot-gen --version
run ocelot-load --version
first_layer
tour
run apt-get remove -y -qq ocelot-gen
[ -z "$(find /usr -name '*ocelot*')" ] || fail "files are left: $(find /usr -name '*ocelot*')"
expect_no_compiler
