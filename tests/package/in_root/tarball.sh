#!/usr/bin/env bash
# Unpacks the tarball, builds a layer, and follows the tour.
. "$(dirname "$0")/lib.sh"
expect_no_compiler
cd /packages
run sha256sum --check --ignore-missing SHA256SUMS
run tar -xzf ocelot-gen-*.tar.gz -C /opt
PATH=$(echo /opt/ocelot-gen-*/bin):$PATH
run ocelot-gen --version
run ocelot-load --version
run apt-get update -qq
run apt-get install -y -qq --no-install-recommends ca-certificates git make ninja-build
first_layer
tour
expect_no_compiler
