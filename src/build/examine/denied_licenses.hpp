// Finds the modules of a built artifact whose license the policy denies. It reads the artifact
// itself, so it works for a build that made no documents, and for a policy that has changed.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "build/examine/program_tree.hpp"
#include "build/steps/license_scan.hpp"
#include "build/steps/step_environment.hpp"
#include "graph/plan.hpp"
#include "support/base/result.hpp"

namespace ocelot::examine {

/// Reads the licenses of the modules in a file that was built from a source. `output` names the
/// work in messages; the output of tools is kept as OUTPUT.log. The answer is kept in the
/// environment's store. Fails if an item of the policy matches no license, or if a module cannot be
/// fetched.
Result<steps::LicenseFindings> find_denied_licenses(const ProgramSource& source,
                                                    const std::filesystem::path& file,
                                                    const graph::DeniedLicenses& denied,
                                                    const std::filesystem::path& output,
                                                    const steps::StepEnvironment& environment);

/// The result of an earlier call of find_denied_licenses; nothing if it is not kept, or if no
/// license is denied.
std::optional<steps::LicenseFindings> recall_denied_licenses(
    const ProgramSource& source, const std::filesystem::path& file,
    const graph::DeniedLicenses& denied, const steps::StepEnvironment& environment);

}  // namespace ocelot::examine
