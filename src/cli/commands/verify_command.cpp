// verify: whether layers and their documents belong together.
#include <filesystem>
#include <set>

#include <fmt/format.h>

#include "build/documents/verification.hpp"
#include "cli/commands/answer_json.hpp"
#include "cli/commands/query.hpp"
#include "cli/commands/rows.hpp"
#include "graph/make_plan.hpp"
#include "graph/paths.hpp"
#include "project/invocation_directory.hpp"
#include "project/snapshot.hpp"
#include "support/base/printable.hpp"
#include "support/base/text.hpp"
#include "support/io/scratch.hpp"
#include "support/io/user_command.hpp"

namespace ocelot::cli {

namespace {

namespace fs = std::filesystem;

constexpr const char* k_verify_command = "verify-command";

constexpr std::string_view k_notes =
    R"(It compares SHA-256 digests. The .sha256 files cover the layer and the provenance statement. The
statement covers the layer, the bill of materials and the licenses, which also name the layer that
they describe. It also covers the list of components, the program with symbols and the header of a
library and the pkg-config file of an archive. Without DISTRIBUTION, it verifies all that is built.

Whoever can replace all of the files can also replace the checksums. A signature prevents that: the
command of --verify-command gets the paths of the statement and of its signature, and must fail if
they do not belong together.)";

std::string file_name(const std::string& path, std::string_view ending) {
  return std::string(base_name(graph::document_path(path, ending)));
}

// What a build writes next to the artifact, and nothing else has a digest of.
std::vector<std::string> others_of(const std::string& path) {
  std::vector<std::string> others = {std::string(base_name(graph::symbols_path(path)))};
  if (path.ends_with(".zip")) others.emplace_back(base_name(graph::components_path(path)));
  if (path.ends_with(".so") || path.ends_with(".a"))
    others.emplace_back(base_name(graph::header_path(path)));
  if (path.ends_with(".a")) others.emplace_back(base_name(graph::pkg_config_path(path)));
  return others;
}

documents::ArtifactFiles files_of(const std::string& path) {
  using graph::Document;
  return {std::string(graph::k_build_folder),
          std::string(base_name(path)),
          file_name(path, graph::ending_of(Document::sbom)),
          file_name(path, graph::ending_of(Document::licenses)),
          file_name(path, graph::ending_of(Document::provenance)),
          others_of(path)};
}

struct Artifacts {
  std::vector<std::string> built;      ///< paths relative to the project
  std::vector<std::string> not_built;  ///< distributions without any artifact
};

Artifacts find_artifacts(const project::Root& root, const graph::Plan& plan) {
  Artifacts artifacts;
  std::set<std::string> distributions;
  for (const graph::ArtifactPlan& artifact : plan.layers) {
    const std::string path =
        graph::output_path(artifact.kind, artifact.architecture, artifact.distribution);
    std::error_code none;
    if (!fs::exists(root / path, none)) continue;
    artifacts.built.push_back(path);
    distributions.insert(artifact.distribution);
  }
  for (const std::string& name : distributions_of(plan)) {
    if (!distributions.contains(name)) artifacts.not_built.push_back(name);
  }
  return artifacts;
}

Diagnostic unsigned_statement(const std::string& path) {
  return error("missing-signature", whole_file(path), "the statement has no signature")
      .with_help("build with --sign-command, or put the signature next to the statement");
}

Result<bool> accepts(const std::string& command, const std::string& statement,
                     const std::string& signature) {
  const Result<io::Scratch> scratch = io::Scratch::make();
  if (!scratch) return fail(scratch.error());
  const auto ended = io::run_user_command(command, {statement, signature}, *scratch);
  if (!ended) return fail(ended.error());
  return ended->exit.ok();
}

void verify_signature(const project::Root& root, const std::string& command,
                      const std::string& path, documents::Verification& result) {
  const std::string statement =
      graph::document_path(path, graph::ending_of(graph::Document::provenance));
  const std::string signature = fmt::format("{}{}", statement, graph::k_signature_ending);
  std::error_code none;
  if (!fs::exists(root / signature, none)) {
    result.faults.push_back(unsigned_statement(statement));
    return;
  }
  const Result<bool> accepted =
      accepts(command, (root / statement).string(), (root / signature).string());
  if (!accepted)
    append(result.faults, accepted.error());
  else if (!*accepted)
    result.faults.push_back(error("bad-signature", whole_file(signature),
                                  "the command of --verify-command rejects the signature"));
  else
    result.matching.emplace_back(base_name(signature));
}

Diagnostic unstated(const std::string& path) {
  return warning("no-statement", whole_file(path),
                 "there is no provenance statement, so only the file's checksum and the digests in "
                 "its documents were compared")
      .with_help("build with --documents provenance among the others");
}

documents::Verification verify_artifact(const project::Root& root, const std::string& path,
                                        const console::Arguments& arguments) {
  const documents::ArtifactFiles files = files_of(path);
  documents::Verification result = documents::verify(root / graph::k_build_folder, files);
  std::error_code none;
  if (arguments.has(k_verify_command))
    verify_signature(root, arguments.last(k_verify_command), path, result);
  else if (!fs::exists(root / graph::k_build_folder / files.statement, none))
    result.faults.push_back(unstated(path));
  return result;
}

Result<std::vector<std::string>> chosen_artifacts(const project::Root& root,
                                                  const console::Arguments& arguments) {
  const Result<project::Snapshot> snapshot = project::load(root);
  if (!snapshot) return fail(snapshot.error());
  graph::Choice choice;
  choice.distributions = arguments.inputs();
  const Result<graph::Plan> plan = graph::make_plan(snapshot->model, choice, snapshot->plan.pin);
  if (!plan) return fail(plan.error());
  Artifacts artifacts = find_artifacts(root, *plan);
  if (!arguments.inputs().empty() && !artifacts.not_built.empty()) {
    return fail(
        error("not-built", {},
              fmt::format("no artifact of '{}' is built", artifacts.not_built.front()))
            .with_help(fmt::format("build it: ocelot-gen build {}", artifacts.not_built.front())));
  }
  if (artifacts.built.empty())
    return fail(error("nothing-built", whole_file(std::string(graph::k_build_folder)),
                      "nothing that could be verified is built")
                    .with_help("run ninja first"));
  return artifacts.built;
}

Result<Answer> run_verify(const console::Arguments& arguments, const console::Terminal& terminal) {
  const auto invocation = project::InvocationDirectory::find(arguments);
  if (!invocation) return fail(invocation.error());
  const project::Root& root = invocation->root();
  const auto paths = chosen_artifacts(root, arguments);
  if (!paths) return fail(paths.error());
  std::vector<VerifiedArtifact> artifacts;
  Diagnostics faults;
  for (const std::string& path : *paths) {
    artifacts.push_back({path, verify_artifact(root, path, arguments)});
    append(faults, artifacts.back().result.faults);
  }
  Answer answer{{}, has_errors(faults) ? console::exit_code(faults) : console::ExitCode::done};
  if (is_json(terminal)) {
    answer.text = to_json(artifacts);
    return answer;
  }
  terminal.print(faults);
  for (const VerifiedArtifact& artifact : artifacts) {
    for (const std::string& name : artifact.result.matching)
      answer.text += fmt::format("ok  {}/{}\n", graph::k_build_folder, printable_line(name));
  }
  return answer;
}

}  // namespace

Command verify_row() {
  return {.name = "verify",
          .section = Section::check,
          .line = {"ocelot-gen verify",
                   "Checks that layers, their bills of materials, licenses and provenance belong "
                   "together.",
                   "[DISTRIBUTION…]",
                   {{k_verify_command, "COMMAND",
                     "a command that verifies each signature: it gets the paths of the statement "
                     "and of the signature"}},
                   {{{console::ValueKind::distribution}}}},
          .examples = {{"ocelot-gen verify", "all that is built"},
                       {"ocelot-gen verify minimal --verify-command ./verify.sh", ""}},
          .notes = k_notes,
          .shared = {.project = true},
          .formats = k_text_or_json,
          .run = run_verify};
}

}  // namespace ocelot::cli
