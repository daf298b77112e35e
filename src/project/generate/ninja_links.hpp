// Links below build/ through which Ninja would write.
#pragma once

#include "project/generate/output_record.hpp"
#include "project/root.hpp"
#include "support/base/result.hpp"

namespace ocelot::generate {

/// Fails if Ninja would write through a link below build/. Ninja creates the folders of outputs,
/// writes response files next to outputs and logs in build/, and follows links.
Status expect_no_links(const project::Root& root, const Outputs& outputs);

}  // namespace ocelot::generate
