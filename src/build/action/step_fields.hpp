// From a step's command line to what its outputs depend on.
#pragma once

#include <filesystem>
#include <vector>

#include "build/action/step_table.hpp"
#include "build/cache/fields.hpp"

namespace ocelot::action {

/// The one walk that the digest, its record and the explanation come from: the step's kind and
/// version, its options by their roles, the content of its inputs.
Result<cache::Fields> fields_of(const StepCommand& command, const console::Arguments& given);

/// What go calls itself, as the fields have it; empty when it does not count for the step.
std::string go_in(const cache::Fields& fields);

/// The files that the step makes, in the order of its options.
std::vector<std::filesystem::path> outputs_of(const StepCommand& command,
                                              const console::Arguments& given);

/// Where the fields of an output's last run are recorded.
std::filesystem::path record_path(const std::filesystem::path& output);

}  // namespace ocelot::action
