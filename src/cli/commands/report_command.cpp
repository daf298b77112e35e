// report: one page about all layers.
#include <algorithm>
#include <filesystem>

#include <fmt/format.h>

#include "cli/commands/page_output.hpp"
#include "cli/commands/query.hpp"
#include "cli/commands/rows.hpp"
#include "cli/layers/layer_history.hpp"
#include "graph/paths.hpp"
#include "queries/listing.hpp"
#include "queries/properties.hpp"
#include "queries/render/parts.hpp"
#include "queries/render/report_page.hpp"
#include "support/base/printable.hpp"
#include "support/io/file.hpp"
#include "support/io/secrets.hpp"

namespace ocelot::cli {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view k_notes =
    R"(The page is one file without scripts. A section about a distribution has its name as anchor.

With --since, each section has a table with the sizes and the number of findings of its layers: now,
then at each commit in the order of the options. Layers are those of the last build's options.
Nothing is built or scanned for it: a layer that the action cache no longer has is not built, and
findings are those of 'ocelot-gen audit --since GITREF' with the present policy; without them, the
layer is not audited.)";

// Answers of other commands, as JSON; null if they are not given.
struct Answers {
  Json size;
  Json smoke;
  Json audit;
  LayerHistory history{};
};

Result<Json> read_answer(const console::Arguments& arguments, const std::string& kind) {
  if (!arguments.has(kind)) return Json();
  const std::string path = arguments.last(kind);
  const Result<std::string> text = io::read_file(path);
  if (!text) return fail(text.error());
  std::optional<Json> answer = parse_json(*text);
  if (answer && text_in(*answer, "kind") == kind) return std::move(*answer);
  return fail(error("bad-answer", whole_file(path),
                    fmt::format("this is not an answer of 'ocelot-gen {}'", kind))
                  .with_help(fmt::format("write one: ocelot-gen {} --format json >FILE", kind)));
}

Result<Answers> read_answers(const console::Arguments& arguments) {
  Answers answers;
  for (auto [kind, member] : {std::pair{"size", &Answers::size},
                              {"smoke", &Answers::smoke},
                              {"audit", &Answers::audit}}) {
    Result<Json> answer = read_answer(arguments, kind);
    if (!answer) return fail(answer.error());
    answers.*member = std::move(*answer);
  }
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

Json read_document(const project::Root& root, const std::string& path) {
  const Result<std::string> text = root.read(path);
  return text ? parse_json(*text).value_or(Json()) : Json();
}

// The part before the list of all modules and the texts, which are long.
std::string read_license_summary(const project::Root& root, const std::string& path) {
  const Result<std::string> text = root.read(path);
  return text ? text->substr(0, text->find("\n\nModules (")) : std::string();
}

queries::ReportedArtifact describe(const project::Root& root, const std::string& distribution,
                                   const queries::Output& output, const Answers& answers) {
  queries::ReportedArtifact artifact;
  artifact.architecture = model::name_of(output.architecture);
  artifact.path = output.path;
  std::error_code code;
  const std::uintmax_t size = fs::file_size(root / output.path, code);
  if (!code) artifact.size = size;
  artifact.contents = read_document(root, graph::components_path(output.path));
  artifact.validation =
      read_document(root, graph::validation_path(output.architecture, distribution));
  artifact.bill = read_document(
      root, graph::document_path(output.path, graph::ending_of(graph::Document::sbom)));
  artifact.licenses = read_license_summary(
      root, graph::document_path(output.path, graph::ending_of(graph::Document::licenses)));
  artifact.size_answer = layer_in(answers.size, distribution, artifact.architecture);
  artifact.smoke_answer = layer_in(answers.smoke, distribution, artifact.architecture);
  // An audit without a database lists no vulnerability.
  if (!member_of(answers.audit, "database").is_null())
    artifact.vulnerabilities =
        findings_in(answers.audit, "vulnerabilities", distribution, artifact.architecture);
  artifact.denied_licenses =
      findings_in(answers.audit, "denied_licenses", distribution, artifact.architecture);
  const auto history = answers.history.find({distribution, artifact.architecture});
  if (history != answers.history.end()) artifact.history = history->second;
  return artifact;
}

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
          describe(project.invocation.root(), distribution.name, output, answers));
    }
    report.distributions.push_back(std::move(reported));
  }
  return report;
}

Result<Answer> run_report(const console::Arguments& arguments, const console::Terminal&) {
  if (Status fits = expect_inputs(arguments.inputs(), 0, "no argument"); !fits)
    return fail(fits.error());
  Result<Answers> answers = read_answers(arguments);
  if (!answers) return fail(answers.error());
  const auto project = project::load_with_upstream(arguments);
  if (!project) return fail(project.error());
  Result<LayerHistory> history = read_history(arguments);
  if (!history) return fail(history.error());
  answers->history = std::move(*history);
  const std::string page = io::mask_secrets(to_page(describe_all(*project, *answers)));
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
                .takes(ValueKind::commit)}},
      .examples = {{"ocelot-gen report -o report.html", "from the files of the last build"},
                   {"ocelot-gen report -o report.html --audit audit.json --smoke smoke.json", ""},
                   {"ocelot-gen report -o report.html --since v1 --since v2", "with a history"}},
      .notes = k_notes,
      .shared = {.project = true, .writes = true},
      .run = run_report};
}

}  // namespace ocelot::cli
