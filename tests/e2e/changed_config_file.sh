#!/usr/bin/env bash
# A changed config file repackages the layer that contains it, and the layer has the new content.
. "$(dirname "$0")/lib.sh"
built_project
echo '# a remark' >>config/examples/file.yaml
expect_edges 'regenerate build.ninja' 'package minimal-file amd64' 'rename build/collector-amd64-minimal-file.zip'
unzip -p build/collector-amd64-minimal-file.zip collector-config/config.yaml | cmp - config/examples/file.yaml
unzip -p build/collector-amd64-minimal.zip collector-config/config.yaml | cmp - ../upstream/collector/config.yaml
expect_no_work
