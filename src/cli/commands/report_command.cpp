// report: one page about all layers.
#include <algorithm>
#include <filesystem>

#include <fmt/format.h>

#include "build/documents/bill_of_materials.hpp"
#include "build/documents/verification.hpp"
#include "cli/commands/build_summary.hpp"
#include "cli/commands/page_output.hpp"
#include "cli/commands/query.hpp"
#include "cli/commands/report_answer.hpp"
#include "cli/commands/rows.hpp"
#include "cli/layers/layer_history.hpp"
#include "graph/paths.hpp"
#include "queries/listing.hpp"
#include "queries/properties.hpp"
#include "queries/render/parts.hpp"
#include "queries/render/report_page.hpp"
#include "support/base/printable.hpp"
#include "support/io/checksum.hpp"
#include "support/io/secrets.hpp"

namespace ocelot::cli {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view k_notes =
    R"(The page is one file without scripts. A section about a distribution has its name as anchor.
An answer or a document that is about another file than that in build/ is left out, and the page
says so.

With --since, each section has a table with the sizes and the number of findings of its layers: now,
then at each commit in the order of the options. Layers are those of the last build's options.
Nothing is built or scanned for it: a layer that the action cache no longer has is not built, and
findings are those of 'ocelot-gen audit --since GITREF' with the present policy; without them, the
layer is not audited.

With --markdown, it is a short table instead: the layers in build/, their sizes, whether the action
cache had them, and if not, what changed since the build before. It compares with the files *.fields
that this build left in build/ocelot/; a CI can keep these with its caches.)";

// Answers of other commands, as JSON; null if they are not given.
struct Answers {
  Json size;
  Json smoke;
  Json audit;
  LayerHistory history{};
};

// Errors: one for each file.
Result<Answers> read_answers(const console::Arguments& arguments) {
  Answers answers;
  Diagnostics faults;
  for (auto [command, member] : {std::pair{"size", &Answers::size},
                                 {"smoke", &Answers::smoke},
                                 {"audit", &Answers::audit}}) {
    if (!arguments.has(command)) continue;
    Result<Json> answer = read_answer(arguments.last(command), command);
    if (answer)
      answers.*member = std::move(*answer);
    else
      append(faults, answer.error());
  }
  if (!faults.empty()) return fail(std::move(faults));
  return answers;
}

bool is_layer(const Json& entry, std::string_view distribution, std::string_view architecture) {
  return text_in(entry, "distribution") == distribution &&
         text_in(entry, "architecture") == architecture;
}

Json layer_in(const Json& answer, std::string_view distribution, std::string_view architecture) {
  for (const Json& layer : member_of(answer, "layers").values()) {
    if (is_layer(layer, distribution, architecture)) return layer;
  }
  return {};
}

// `kind` is the name of a list of findings. Null if the layer was not audited for them.
Json findings_in(const Json& audit, std::string_view kind, std::string_view distribution,
                 std::string_view architecture) {
  if (layer_in(audit, distribution, architecture).is_null()) return {};
  if (member_of(audit, kind).is_null()) return {};
  const std::string layer = fmt::format("{} {}", distribution, architecture);
  std::vector<Json> findings;
  for (const Json& finding : member_of(audit, kind).values()) {
    const std::vector<std::string> layers = strings_in(finding.find("layers"));
    if (std::ranges::find(layers, layer) != layers.end()) findings.push_back(finding);
  }
  return Json::array(std::move(findings));
}

// Collects what is known of an artifact, and leaves out what is about another file of its name.
class Description {
 public:
  Description(const project::Root& root, const std::string& distribution,
              const queries::Output& output)
      : root_(root), distribution_(distribution), output_(output) {
    artifact_.architecture = model::name_of(output.architecture);
    artifact_.path = output.path;
    std::error_code code;
    const std::uintmax_t size = fs::file_size(root / output.path, code);
    if (code) return;
    artifact_.size = size;
    if (const Result<Digest> digest = io::digest_of_file(root / output.path)) digest_ = *digest;
  }

  queries::ReportedArtifact describe(const Answers& answers) {
    artifact_.contents = read_json(graph::components_path(output_.path));
    artifact_.validation = read_json(graph::validation_path(output_.architecture, distribution_));
    add_documents();
    artifact_.size_answer = layer_in(answers.size, "the answer of 'size'");
    artifact_.smoke_answer = layer_in(answers.smoke, "the answer of 'smoke'");
    if (!layer_in(answers.audit, "the answer of 'audit'").is_null()) add_findings(answers.audit);
    const auto history = answers.history.find({distribution_, artifact_.architecture});
    if (history != answers.history.end()) artifact_.history = history->second;
    return std::move(artifact_);
  }

 private:
  std::string read_text(const std::string& path) const {
    return root_.read(path).value_or(std::string());
  }

  Json read_json(const std::string& path) const {
    return parse_json(read_text(path)).value_or(Json());
  }

  bool is_about_file(const std::optional<Digest>& digest, const std::string& what) {
    if (digest == digest_) return true;
    artifact_.left_out.push_back(what);
    return false;
  }

  void add_documents() {
    using graph::Document;
    const std::string bill = path_of(Document::sbom);
    const auto content = documents::read_sbom(read_text(bill));
    if (content && is_about_file(content->artifact, bill)) artifact_.bill = read_json(bill);
    const std::string path = path_of(Document::licenses);
    const std::string licenses = read_text(path);
    // The part before the list of all modules and the texts, which are long.
    if (!licenses.empty() && is_about_file(documents::read_license_digest(licenses), path))
      artifact_.licenses = licenses.substr(0, licenses.find("\n\nModules ("));
  }

  // An audit without a database lists no vulnerability.
  void add_findings(const Json& audit) {
    if (!member_of(audit, "database").is_null())
      artifact_.vulnerabilities =
          findings_in(audit, "vulnerabilities", distribution_, artifact_.architecture);
    artifact_.denied_licenses =
        findings_in(audit, "denied_licenses", distribution_, artifact_.architecture);
  }

  std::string path_of(graph::Document document) const {
    return graph::document_path(output_.path, graph::ending_of(document));
  }

  // What was not run is about no file.
  Json layer_in(const Json& answer, const std::string& what) {
    const Json layer = cli::layer_in(answer, distribution_, artifact_.architecture);
    const std::string sha256 = text_in(layer, "sha256");
    if (sha256.empty() || is_about_file(read_digest(sha256), what)) return layer;
    return {};
  }

  const project::Root& root_;
  const std::string& distribution_;
  const queries::Output& output_;
  queries::ReportedArtifact artifact_;
  std::optional<Digest> digest_;  // of the file; nothing if it is not built
};

std::vector<std::pair<std::string, std::string>> facts_of(const model::Distribution& distribution) {
  std::vector<std::pair<std::string, std::string>> facts;
  for (queries::PropertyGroup group :
       {queries::PropertyGroup::artifact, queries::PropertyGroup::detail}) {
    for (const console::Row& row : queries::property_rows(group, distribution))
      facts.emplace_back(row[0].text, row[1].text);
  }
  return facts;
}

std::string source_of(const project::Snapshot& snapshot) {
  const auto* const pin = std::get_if<graph::PinnedCommit>(&snapshot.plan.pin);
  if (pin == nullptr) return std::get<graph::PlainFolder>(snapshot.plan.pin).path;
  return fmt::format("{}, commit {}", pin->location, pin->commit);
}

queries::Report describe_all(const project::SnapshotWithUpstream& project, const Answers& answers) {
  const queries::Catalog catalog = project.catalog();
  queries::Report report{source_of(project.snapshot), {}};
  for (const model::Distribution& distribution : project.snapshot.model.distributions) {
    if (distribution.is_abstract) continue;
    queries::ReportedDistribution reported{
        distribution.name, distribution.description, facts_of(distribution), {}};
    const auto description = queries::describe(catalog, distribution, project.snapshot.plan);
    for (const queries::Output& output : description.outputs) {
      reported.artifacts.push_back(
          Description(project.invocation.root(), distribution.name, output).describe(answers));
    }
    report.distributions.push_back(std::move(reported));
  }
  return report;
}

Diagnostics find_foreign_answers(const queries::Report& report) {
  Diagnostics warnings;
  for (const queries::ReportedDistribution& distribution : report.distributions) {
    for (const queries::ReportedArtifact& artifact : distribution.artifacts) {
      for (const std::string& what : artifact.left_out)
        warnings.push_back(warning("foreign-answer", whole_file(artifact.path),
                                   fmt::format("{} is about another file, and is left out", what))
                               .with_help("build the layer, then run the command again"));
    }
  }
  return warnings;
}

// The table shows nothing of the answers of other commands, and no history.
Status check_markdown(const console::Arguments& arguments) {
  if (!arguments.has("markdown")) return {};
  for (const std::string option : {"size", "smoke", "audit", "since"}) {
    if (arguments.has(option))
      return console::usage(fmt::format("--markdown and --{} cannot be used together", option));
  }
  return {};
}

Result<std::string> make_page(const project::SnapshotWithUpstream& project,
                              const console::Arguments& arguments,
                              const console::Terminal& terminal) {
  if (arguments.has("markdown"))
    return summarize_build(project.invocation.root(), project.snapshot);
  Result<Answers> answers = read_answers(arguments);
  if (!answers) return fail(answers.error());
  Result<LayerHistory> history = read_history(arguments, terminal);
  if (!history) return fail(history.error());
  answers->history = std::move(*history);
  const queries::Report report = describe_all(project, *answers);
  terminal.print(find_foreign_answers(report));
  return to_page(report);
}

Result<Answer> run_report(const console::Arguments& arguments, const console::Terminal& terminal) {
  if (Status fits = expect_inputs(arguments.inputs(), 0, "no argument"); !fits)
    return fail(fits.error());
  if (Status fits = check_markdown(arguments); !fits) return fail(fits.error());
  const auto project = project::load_with_upstream(arguments);
  if (!project) return fail(project.error());
  const Result<std::string> made = make_page(*project, arguments, terminal);
  if (!made) return fail(made.error());
  const std::string page = io::mask_secrets(*made);
  if (!arguments.has("output")) return Answer{page};
  const std::string path = arguments.last("output");
  const bool is_dry_run = arguments.has("dry-run");
  if (Status written = write_page(path, *project, page, is_dry_run); !written)
    return fail(written.error());
  return Answer{is_dry_run ? fmt::format("would write {}\n", printable_line(path)) : std::string()};
}

}  // namespace

Command report_row() {
  using console::Option;
  using console::ValueKind;
  return {
      .name = "report",
      .section = Section::examine,
      .line =
          {"ocelot-gen report",
           "Writes a page about all layers: contents, configuration, sizes, licenses, findings.",
           "",
           {Option{"o,output", "FILE", "write to this file (default: stdout)"}.takes(
                ValueKind::file),
            Option{"size", "FILE", "an answer of 'ocelot-gen size --format json'"}.takes(
                ValueKind::file),
            Option{"smoke", "FILE", "an answer of 'ocelot-gen smoke --format json'"}.takes(
                ValueKind::file),
            Option{"audit", "FILE", "an answer of 'ocelot-gen audit --format json'"}.takes(
                ValueKind::file),
            Option{"since", "GITREF", "add sizes and findings at this commit; may be repeated"}
                .takes(ValueKind::commit),
            {"markdown", "", "a table of layers, sizes and where they came from, in Markdown"}}},
      .examples = {{"ocelot-gen report -o report.html", "from the files of the last build"},
                   {"ocelot-gen report -o report.html --audit audit.json --smoke smoke.json", ""},
                   {"ocelot-gen report -o report.html --since v1 --since v2", "with a history"},
                   {"ocelot-gen report --markdown >>\"$GITHUB_STEP_SUMMARY\"", "in a workflow"}},
      .notes = k_notes,
      .shared = {.project = true, .writes = true},
      .run = run_report};
}

}  // namespace ocelot::cli
