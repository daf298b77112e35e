// Lists the modules as the step sbom does, and reads their licenses as the step licenses does.
#include "build/examine/denied_licenses.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "build/steps/artifact_bill.hpp"
#include "build/steps/kept_answer.hpp"
#include "graph/generated_sources.hpp"

namespace ocelot::examine {

namespace fs = std::filesystem;

namespace {

struct Artifact {
  const ProgramSource& source;
  const fs::path& file;
};

Result<cache::ActionKey> key_of(const Artifact& artifact, const graph::DeniedLicenses& denied,
                                const steps::StepEnvironment& environment) {
  Result<cache::ActionKey> key = key_of_program(artifact.source, environment);
  if (!key) return key;
  key->add_text("licenses", graph::digest_of_sources("licenses"));
  key->add_text("denied", fmt::format("{}", fmt::join(denied.licenses, "\n")));
  if (Status added = key->add_file("artifact", artifact.file); !added) return fail(added.error());
  return key;
}

steps::SbomRequest sbom_request(const Artifact& artifact, const std::string& output) {
  steps::SbomRequest request;
  request.go = artifact.source.go;
  request.go_version = artifact.source.go_version;
  request.name = artifact.file.filename().string();
  request.output = output;
  request.tree = artifact.source.tree;
  request.artifact = artifact.file.string();
  request.program = artifact.source.program;
  return request;
}

// The help of the fault is about the options of a build.
Diagnostics explain_missing_scanner(Diagnostics faults) {
  for (Diagnostic& fault : faults) {
    if (fault.code == "missing-license-scanner")
      fault.help =
          "run ocelot-gen audit once with network and without --offline, or with GOPROXY set to a "
          "proxy that has the module";
  }
  return faults;
}

Result<Json> find(const Artifact& artifact, const graph::DeniedLicenses& denied,
                  const fs::path& output, const steps::StepEnvironment& environment) {
  const steps::SbomRequest sbom = sbom_request(artifact, output.string());
  const Result<std::string> bill = steps::make_bill(sbom, environment);
  if (!bill) return fail(bill.error());
  steps::LicensesRequest request;
  request.go = sbom.go;
  request.go_version = sbom.go_version;
  request.name = sbom.name;
  request.denied = denied.licenses;
  request.output = sbom.output;
  request.tree = sbom.tree;
  const Result<steps::LicenseScan> scan = steps::LicenseScan::run(request, *bill, environment);
  if (!scan) return fail(explain_missing_scanner(scan.error()));
  // The rest depends on what the cache knew.
  return Json{{"unknown", member_of(scan->answer(), "unknown")},
              {"denied", member_of(scan->answer(), "denied")}};
}

}  // namespace

Result<steps::LicenseFindings> find_denied_licenses(const ProgramSource& source,
                                                    const fs::path& file,
                                                    const graph::DeniedLicenses& denied,
                                                    const fs::path& output,
                                                    const steps::StepEnvironment& environment) {
  const Artifact artifact{source, file};
  const Result<cache::ActionKey> key = key_of(artifact, denied, environment);
  if (!key) return fail(key.error());
  const Result<Json> answer = steps::keep_answer(
      environment, *key, [&] { return find(artifact, denied, output, environment); });
  if (!answer) return fail(answer.error());
  steps::LicenseFindings findings = steps::read_license_findings(*answer);
  Diagnostics faults = steps::find_unknown_licenses(findings, denied.policy, environment.places);
  if (!faults.empty()) return fail(std::move(faults));
  return findings;
}

std::optional<steps::LicenseFindings> recall_denied_licenses(
    const ProgramSource& source, const fs::path& file, const graph::DeniedLicenses& denied,
    const steps::StepEnvironment& environment) {
  if (denied.licenses.empty()) return std::nullopt;
  const Result<cache::ActionKey> key = key_of({source, file}, denied, environment);
  const std::optional<Json> answer = key ? steps::find_kept(environment, *key) : std::nullopt;
  return answer ? std::optional(steps::read_license_findings(*answer)) : std::nullopt;
}

}  // namespace ocelot::examine
