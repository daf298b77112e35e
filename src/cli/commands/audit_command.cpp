// audit: the known vulnerabilities and the denied licenses of built layers.
#include <fmt/format.h>

#include "build/examine/denied_licenses.hpp"
#include "build/examine/vulnerability_scan.hpp"
#include "cli/commands/query.hpp"
#include "cli/commands/rows.hpp"
#include "cli/commands/since_option.hpp"
#include "cli/layers/audit_report.hpp"
#include "cli/layers/built_layers.hpp"
#include "cli/layers/layer_check.hpp"
#include "declaration/model/project_files.hpp"
#include "graph/paths.hpp"

namespace ocelot::cli {

namespace {

constexpr std::string_view k_notes =
    R"(govulncheck scans a program with symbols, linked from the layer's tree. Without symbols, it assumes
that every function of a module is linked. The database is what 'vulnerabilities' in
config/policy.yaml names. A vulnerability counts if one of its functions is linked, unless the
policy ignores it. The policy's items have a reason and a last day; after that day, the
vulnerability counts again.

A license counts if 'denied-licenses' in config/policy.yaml denies it and a module in the layer has
it. The policy is the present one, and the build need not have collected licenses.

With --since, a finding counts only if a layer did not have it at that commit. A layer that the
action cache no longer has is not built, and all its findings count. Results are kept in the action
cache.

Exit code: 0 if nothing counts, 3 if something does, 1 for an error, 2 for a usage error.)";

constexpr const char* k_what_to_write =
    "write 'vulnerabilities: {database: golang.org/x/vulndb@VERSION}'; go list -m "
    "golang.org/x/vulndb@latest prints a version; or deny licenses: 'denied-licenses: [AGPL-*]'";

Status expect_rules(const model::Policy& policy) {
  if (policy.vulnerabilities.database || !policy.denied_licenses.empty()) return {};
  return fail(error("missing-database", whole_file(std::string(model::k_policy_path)),
                    "no database of vulnerabilities is declared, and no license is denied")
                  .with_help(k_what_to_write));
}

class Auditor {
 public:
  explicit Auditor(const BuiltProject& project)
      : policy_(project.snapshot().model.policy),
        denied_(project.snapshot().plan.denied_licenses),
        environment_(project.environment("ocelot-gen audit")),
        scanner_(policy_.vulnerabilities, project.tools(),
                 fmt::format("{}/audit", graph::k_examination_logs), environment_) {}

  Result<std::vector<AuditedLayer>> examine(const std::vector<BuiltLayer>& layers) {
    std::vector<AuditedLayer> audited;
    for (const BuiltLayer& layer : layers) {
      Result<LayerFindings> found = examine(layer, layer, "");
      if (!found) return fail(found.error());
      Result<std::string> sha256 = layer.sha256();
      if (!sha256) return fail(sha256.error());
      audited.push_back({layer, std::move(*sha256), std::move(*found)});
    }
    return audited;
  }

  Status add_past(std::vector<AuditedLayer>& audited, const PastLayers& past) {
    for (std::size_t i = 0; i < audited.size(); ++i) {
      const PastLayer& before = past.layers()[i];
      audited[i].before = before.state;
      if (!before.layer) continue;
      Result<LayerFindings> found = examine(*before.layer, audited[i].layer, ".before");
      if (!found) return fail(found.error());
      audited[i].past = std::move(*found);
    }
    return {};
  }

 private:
  // `named` is the layer in messages, `suffix` that of the names of logs.
  Result<LayerFindings> examine(const BuiltLayer& layer, const BuiltLayer& named,
                                std::string_view suffix) {
    LayerFindings findings;
    if (policy_.vulnerabilities.database) {
      const std::string log = log_path(fmt::format("audit{}", suffix), layer);
      Result<examine::Scan> scan = scanner_.scan(layer.source, log);
      if (!scan) return fail(name_layer(scan.error(), named));
      findings.scan = std::move(*scan);
    }
    if (denied_.licenses.empty()) return findings;
    const std::string log = log_path(fmt::format("licenses{}", suffix), layer);
    auto licenses =
        examine::find_denied_licenses(layer.source, layer.file, denied_, log, environment_);
    if (!licenses) return fail(name_layer(licenses.error(), named));
    findings.denied = std::move(licenses->denied);
    return findings;
  }

  const model::Policy& policy_;
  const graph::DeniedLicenses& denied_;
  const steps::StepEnvironment environment_;
  examine::VulnerabilityScanner scanner_;
};

Result<AuditReport> audit(const BuiltProject& project, const console::Arguments& arguments,
                          const console::Terminal& terminal) {
  const Result<project::Since> since = read_since(project.root(), arguments, terminal);
  if (!since) return fail(since.error());
  const model::Policy& policy = project.snapshot().model.policy;
  const std::vector<BuiltLayer> layers = project.layers();
  if (Status built = expect_current(project, layers); !built) return fail(built.error());
  Auditor auditor(project);
  Result<std::vector<AuditedLayer>> audited = auditor.examine(layers);
  if (!audited) return fail(audited.error());
  if (!since->commit) return make_report(std::move(*audited), policy, today());
  const Result<PastLayers> past = PastLayers::restore(project, *since->commit, layers);
  if (!past) return fail(past.error());
  if (Status done = auditor.add_past(*audited, *past); !done) return fail(done.error());
  AuditReport report = make_report(std::move(*audited), policy, today());
  report.since = past->commit();
  return report;
}

Result<Answer> run_audit(const console::Arguments& arguments, const console::Terminal& terminal) {
  const Result<BuiltProject> project = BuiltProject::open(arguments);
  if (!project) return fail(project.error());
  const model::Policy& policy = project->snapshot().model.policy;
  if (Status declared = expect_rules(policy); !declared) return fail(declared.error());
  const Result<AuditReport> report = audit(*project, arguments, terminal);
  if (!report) return fail(report.error());
  if (!is_json(terminal))
    terminal.print(find_stale_rules(*report, policy.vulnerabilities, today()));
  return Answer{is_json(terminal) ? to_json(*report) : to_text(*report, terminal.style().page),
                report->count() > 0 ? console::ExitCode::findings : console::ExitCode::done};
}

}  // namespace

Command audit_row() {
  return {.name = "audit",
          .section = Section::check,
          .line = {"ocelot-gen audit",
                   "Finds known vulnerabilities and denied licenses in built layers.",
                   "[DISTRIBUTION…]",
                   {k_since_option, {"offline", "", "never use the network"}},
                   {{{console::ValueKind::distribution}}}},
          .examples = {{"ocelot-gen audit", "all layers"},
                       {"ocelot-gen audit minimal --since origin/main",
                        "what a branch adds to a layer"}},
          .notes = k_notes,
          .shared = {.project = true, .chooses_layers = true},
          .formats = k_text_or_json,
          .run = run_audit};
}

}  // namespace ocelot::cli
