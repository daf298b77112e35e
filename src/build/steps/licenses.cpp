// licenses: writes the licenses of an artifact's modules, unless the policy denies one of them.
#include <fmt/format.h>

#include "build/steps/license_scan.hpp"
#include "build/steps/steps.hpp"
#include "support/io/file.hpp"

namespace ocelot::steps {

namespace {

Diagnostic denied_license(const DeniedModule& denied, const LicensesRequest& request,
                          const PlaceLookup& places) {
  const std::string module =
      fmt::format("{}{}{}", denied.module, denied.version.empty() ? "" : "@", denied.version);
  return error("denied-license",
               place_of_denied(denied.pattern, request.policy.value_or(""), places),
               fmt::format("the policy denies {}, which the module {} in {} has", denied.license,
                           module, request.name))
      .with_note(fmt::format("the license is in its file {}", denied.file))
      .with_help("leave out the component that needs the module, or change the policy");
}

Diagnostics find_faults(const LicenseFindings& findings, const LicensesRequest& request,
                        const PlaceLookup& places) {
  Diagnostics faults = find_unknown_licenses(findings, request.policy.value_or(""), places);
  for (const DeniedModule& denied : findings.denied)
    faults.push_back(denied_license(denied, request, places));
  return faults;
}

}  // namespace

Status run(const LicensesRequest& request, const StepEnvironment& environment) {
  const Result<std::string> sbom = io::read_file(request.sbom);
  if (!sbom) return fail(sbom.error());
  const Result<LicenseScan> scan = LicenseScan::run(request, *sbom, environment);
  if (!scan) return fail(scan.error());
  Diagnostics faults =
      find_faults(read_license_findings(scan->answer()), request, environment.places);
  if (!faults.empty()) return fail(std::move(faults));
  return scan->install_report(request.output);
}

}  // namespace ocelot::steps
