#!/usr/bin/env bash
# Installs the Debian package, follows the tour, builds a layer, and removes the package.
. "$(dirname "$0")/lib.sh"
expect_no_compiler
run apt-get update -qq
run apt-get install -y -qq --no-install-recommends /packages/ocelot-gen_*.deb
run ocelot-gen --version
run ocelot-load --version
tour
run apt-get install -y -qq --no-install-recommends ca-certificates git make ninja-build
first_layer
run apt-get remove -y -qq ocelot-gen
[ -z "$(find /usr -name '*ocelot*' -not -path '/usr/share/doc/*')" ] || fail "files are left: $(find /usr -name '*ocelot*')"
expect_no_compiler
