// --since, which the commands that compare take.
#pragma once

#include "project/root.hpp"
#include "project/since.hpp"
#include "support/base/result.hpp"
#include "support/console/options.hpp"
#include "support/console/terminal.hpp"

namespace ocelot::cli {

inline constexpr console::Option k_since_option =
    console::Option{"since", "GITREF",
                    "compare with the merge base of this commit and HEAD; 'auto': as the event of "
                    "the CI says"}
        .takes(console::ValueKind::commit);

/// The commit of --since; nothing without the option. Says on stderr what `auto` chose. Faults: as
/// for project::find_since.
Result<project::Since> read_since(const project::Root& root, const console::Arguments& arguments,
                                  const console::Terminal& terminal);

}  // namespace ocelot::cli
