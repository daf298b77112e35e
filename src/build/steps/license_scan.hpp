// The licenses of an artifact's modules, and which of them a policy denies. A program of ours reads
// the folders of the modules. In: the artifact's tree and its bill of materials. Out: a report for
// users, and an answer as JSON.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "build/steps/place_lookup.hpp"
#include "build/steps/step_environment.hpp"
#include "build/steps/step_workspace.hpp"
#include "build/steps/steps.hpp"
#include "support/base/json.hpp"
#include "support/base/result.hpp"

namespace ocelot::steps {

/// A module with a license that the policy denies.
struct DeniedModule {
  std::string pattern;  ///< the item of the policy
  std::string license;  ///< its SPDX name
  std::string module;   ///< "std" is Go's library
  std::string version;  ///< empty for a folder of the tree
  std::string file;     ///< the first file with the license, in the module
};

struct LicenseFindings {
  std::vector<std::string> unknown;  ///< items of the policy that no license matches
  std::vector<DeniedModule> denied;  ///< in the order of the bill of materials
};

/// Reads the answer of a scan.
LicenseFindings read_license_findings(const Json& answer);

/// The line of an item of the policy; only the file if the policy is that of a commit.
Place place_of_denied(const std::string& pattern, const std::string& policy,
                      const PlaceLookup& places);

/// A fault for each item of the policy that no license matches. `policy` is the path of the policy.
Diagnostics find_unknown_licenses(const LicenseFindings& findings, const std::string& policy,
                                  const PlaceLookup& places);

class LicenseScan {
 public:
  /// Reads the modules in a bill of materials; that of the request is not read. The output of tools
  /// is kept as OUTPUT.log; the output itself is not written. Fails if the modules or the program
  /// cannot be fetched.
  static Result<LicenseScan> run(const LicensesRequest& request, const std::string& sbom,
                                 const StepEnvironment& environment);

  /// For read_license_findings.
  const Json& answer() const { return answer_; }

  /// Writes the licenses and notices of the modules to a file.
  Status install_report(const std::filesystem::path& output) const;

 private:
  LicenseScan(StepWorkspace workspace, Json answer)
      : workspace_(std::move(workspace)), answer_(std::move(answer)) {}

  StepWorkspace workspace_;
  Json answer_;
};

}  // namespace ocelot::steps
