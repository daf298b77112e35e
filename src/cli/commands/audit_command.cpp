// audit: the known vulnerabilities of built layers.
#include <chrono>
#include <ctime>

#include <fmt/chrono.h>
#include <fmt/format.h>

#include "build/examine/vulnerability_scan.hpp"
#include "cli/commands/audit_report.hpp"
#include "cli/commands/built_layers.hpp"
#include "cli/commands/layer_check.hpp"
#include "cli/commands/query.hpp"
#include "cli/commands/rows.hpp"
#include "cli/commands/since_option.hpp"
#include "declaration/model/project_files.hpp"
#include "graph/paths.hpp"

namespace ocelot::cli {

namespace {

constexpr std::string_view k_notes =
    R"(It scans a twin of each layer with govulncheck. The twin is linked from the layer's tree, with
the symbols that the layer does not have: without them, govulncheck assumes that every function of a
module is linked. The database is what 'vulnerabilities' in config/policy.yaml names. Results are kept
in the action cache.

A vulnerability counts if one of its functions is linked, unless the policy ignores it. The policy's
items have a reason and a last day; after that day, the vulnerability counts again.

With --since, it counts only if a layer did not have it at that commit. A layer that the action cache
no longer has is not built, and all its vulnerabilities count.

Exit code: 0 if nothing counts, 3 if something does, 1 for an error, 2 for a usage error.)";

constexpr const char* k_what_to_write =
    "write 'vulnerabilities: {database: golang.org/x/vulndb@VERSION}'; go list -m "
    "golang.org/x/vulndb@latest prints a version";

std::string today() {
  return fmt::format("{:%Y-%m-%d}", fmt::gmtime(std::time(nullptr)));
}

Status expect_database(const model::VulnerabilityPolicy& policy) {
  if (policy.database) return {};
  return fail(error("missing-database", whole_file(std::string(model::k_policy_path)),
                    "no database of vulnerabilities is declared")
                  .with_help(k_what_to_write));
}

class Auditor {
 public:
  Auditor(const BuiltProject& project, const model::VulnerabilityPolicy& policy)
      : environment_(project.environment("ocelot-gen audit")),
        scanner_(policy, project.tools(), fmt::format("{}/audit", graph::k_examination_logs),
                 environment_) {}

  Result<std::vector<AuditedLayer>> scan(const std::vector<BuiltLayer>& layers) {
    std::vector<AuditedLayer> audited;
    for (const BuiltLayer& layer : layers) {
      Result<examine::Scan> scan = scanner_.scan(layer.source, log_path("audit", layer));
      if (!scan) return fail(name_layer(scan.error(), layer));
      Result<std::string> sha256 = layer.sha256();
      if (!sha256) return fail(sha256.error());
      audited.push_back({layer, std::move(*sha256), std::move(*scan)});
    }
    return audited;
  }

  Status add_past(std::vector<AuditedLayer>& audited, const PastLayers& past) {
    for (std::size_t i = 0; i < audited.size(); ++i) {
      const PastLayer& before = past.layers()[i];
      audited[i].before = before.state;
      if (!before.layer) continue;
      Result<examine::Scan> scan =
          scanner_.scan(before.layer->source, log_path("audit.before", *before.layer));
      if (!scan) return fail(name_layer(scan.error(), audited[i].layer));
      audited[i].past_scan = std::move(*scan);
    }
    return {};
  }

 private:
  const steps::StepEnvironment environment_;
  examine::VulnerabilityScanner scanner_;
};

Result<AuditReport> audit(const BuiltProject& project, const console::Arguments& arguments,
                          const model::VulnerabilityPolicy& policy) {
  const std::vector<BuiltLayer> layers = project.layers();
  if (Status built = expect_current(project, layers); !built) return fail(built.error());
  Auditor auditor(project, policy);
  Result<std::vector<AuditedLayer>> audited = auditor.scan(layers);
  if (!audited) return fail(audited.error());
  if (!arguments.has("since")) return make_report(std::move(*audited), policy, today());
  const Result<PastLayers> past = PastLayers::restore(project, arguments.last("since"), layers);
  if (!past) return fail(past.error());
  if (Status done = auditor.add_past(*audited, *past); !done) return fail(done.error());
  AuditReport report = make_report(std::move(*audited), policy, today());
  report.since = past->commit();
  return report;
}

Result<Answer> run_audit(const console::Arguments& arguments, const console::Terminal& terminal) {
  const Result<BuiltProject> project = BuiltProject::open(arguments);
  if (!project) return fail(project.error());
  const model::VulnerabilityPolicy& policy = project->snapshot().model.policy.vulnerabilities;
  if (Status declared = expect_database(policy); !declared) return fail(declared.error());
  const Result<AuditReport> report = audit(*project, arguments, policy);
  if (!report) return fail(report.error());
  if (!is_json(terminal)) terminal.print(find_stale_rules(*report, policy, today()));
  return Answer{is_json(terminal) ? to_json(*report) : to_text(*report, terminal.style().page),
                report->count() > 0 ? console::ExitCode::findings : console::ExitCode::done};
}

}  // namespace

Command audit_row() {
  return {.name = "audit",
          .section = Section::check,
          .line = {"ocelot-gen audit",
                   "Finds known vulnerabilities in built layers.",
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
