// The options of `new workflow` as a choice.
#pragma once

#include <string_view>

#include "project/draft/workflow.hpp"
#include "support/base/result.hpp"
#include "support/console/options.hpp"

namespace ocelot::cli {

/// Whether a text begins with a letter or digit, and has only letters, digits and these other
/// characters: none of them ends a scalar of YAML or begins an expression.
bool has_only(std::string_view text, std::string_view others);

/// Whether an option is given that decides what a file contains.
bool names_values(const console::Arguments& arguments);

/// What the words `github` and `gitlab`, --inline and --reusable choose; nothing else is set.
/// Faults are usage errors.
Result<draft::WorkflowChoice> read_workflow_form(const console::Arguments& arguments);

/// The same with the values of all options. A missing or invalid value is a usage error that says
/// what to write: nothing in a workflow has a default that its author would have to trust.
Result<draft::WorkflowChoice> read_workflow_choice(const console::Arguments& arguments);

}  // namespace ocelot::cli
