// licenses: runs a program of ours that reads the folders of an artifact's modules.
#include <fmt/format.h>

#include "build/documents/bill_of_materials.hpp"
#include "build/steps/license_texts.hpp"
#include "build/steps/missing_modules.hpp"
#include "build/steps/program_answer.hpp"
#include "build/steps/step_outputs.hpp"
#include "build/steps/step_workspace.hpp"
#include "build/steps/steps.hpp"
#include "declaration/model/project_files.hpp"
#include "graph/generated_sources.hpp"
#include "support/base/json.hpp"
#include "support/base/text.hpp"
#include "support/io/file.hpp"
#include "support/io/tar.hpp"
#include "support/io/tree_folder.hpp"
#include "support/io/write_file.hpp"

namespace ocelot::steps {

namespace {

using Words = std::vector<std::string>;

// Files in the folder of the program, which is a module of its own: none of them is taken for a
// file of upstream.
constexpr std::string_view k_sbom = "sbom.json";
constexpr std::string_view k_downloads = "downloads.json";
constexpr std::string_view k_texts = "texts.json";
constexpr std::string_view k_known = "known.json";
constexpr std::string_view k_report = "report.txt";
constexpr std::string_view k_answer = "answer.json";
constexpr std::size_t k_max_answer = 16U << 20U;

std::filesystem::path in_folder(std::string_view name) {
  return std::filesystem::path(graph::k_licenses_folder) / name;
}

Result<Tree> tree_with_program(const std::string& tar) {
  Result<Tree> tree = io::read_tar(tar);
  if (!tree) return tree;
  for (graph::SourceFile& file : graph::license_sources())
    tree->push_back({std::move(file.path), std::move(file.content), TreeEntry::Kind::regular});
  sort_by_path(*tree);
  return tree;
}

Status write(const StepWorkspace& workspace, std::string_view name, std::string_view content) {
  const auto written = io::write_if_changed(workspace.tree() / in_folder(name), content);
  return written ? Status() : fail(written.error());
}

Words download_command(const documents::SbomContent& sbom, const Words& options) {
  Words argv = {"go", "mod", "download"};
  argv.insert(argv.end(), options.begin(), options.end());
  for (const documents::ListedModule& module : sbom.modules) {
    if (!module.version.empty()) argv.push_back(fmt::format("{}@{}", module.path, module.version));
  }
  return argv;
}

// With -json, Go writes its errors to the answer. The second command writes them to the log.
Result<std::string> list_folders(const StepWorkspace& workspace,
                                 const documents::SbomContent& sbom) {
  constexpr std::string_view k_doing = "find the modules of the artifact";
  const Words list = download_command(sbom, {"-json"});
  if (Result<std::string> found = workspace.capture(k_doing, list)) return found;
  const Words download = download_command(sbom, {});
  const auto fetch = [&] { return workspace.run(k_doing, download); };
  if (Status done = with_modules(workspace, download, fetch); !done) return fail(done.error());
  return workspace.capture(k_doing, list);
}

Status find_modules(const StepWorkspace& workspace, const std::string& sbom_text) {
  const auto sbom = documents::read_sbom(sbom_text);
  if (!sbom)
    return fail(error("bad-document", {}, "ocelot-gen did not write the bill of materials"));
  const bool has_versions = download_command(*sbom, {}).size() > download_command({}, {}).size();
  std::string folders;
  if (has_versions) {
    Result<std::string> listed = list_folders(workspace, *sbom);
    if (!listed) return fail(listed.error());
    folders = std::move(*listed);
  }
  return write(workspace, k_downloads, folders);
}

Words program_command(const std::string& goroot, const Words& options) {
  Words argv = {"go",         "run",
                "-C",         std::string(graph::k_licenses_folder),
                "-trimpath",  ".",
                "-sbom",      std::string(k_sbom),
                "-tree",      "../..",
                "-goroot",    goroot,
                "-downloads", std::string(k_downloads)};
  argv.insert(argv.end(), options.begin(), options.end());
  return argv;
}

Words report_options(const LicensesRequest& request) {
  Words options = {"-name",   request.name,          "-known",  std::string(k_known),
                   "-output", std::string(k_report), "-answer", std::string(k_answer)};
  for (const std::string& license : request.denied)
    options.insert(options.end(), {"-denied", license});
  return options;
}

// With GOPROXY=off, Go does not name the module in the line with the reason.
bool lacks_licensecheck(std::string_view log) {
  return log.find(fmt::format("{}: ", graph::k_licensecheck)) != std::string_view::npos ||
         log.find(": module lookup disabled by GOPROXY=off") != std::string_view::npos;
}

// The program needs one module, which a build without network may lack.
Status run_program(const StepWorkspace& workspace, const LicensesRequest& request,
                   const Words& command) {
  const Words download = {"go", "mod", "download", "-C", std::string(graph::k_licenses_folder)};
  Status done = with_modules(workspace, download,
                             [&] { return workspace.run("recognize licenses", command); });
  if (done || !lacks_licensecheck(workspace.log())) return done;
  return fail(error("missing-license-scanner", whole_file(request.output),
                    fmt::format("cannot fetch the Go module {}, which recognizes licenses",
                                graph::k_licensecheck))
                  .with_note(done.error().front().message)
                  .with_help("run this build once with network and without --offline, or with "
                             "GOPROXY set to a proxy that has the module; or leave the licenses "
                             "out: --documents sbom,provenance"));
}

Result<Json> read_file_of_program(const StepWorkspace& workspace, std::string_view name) {
  const auto is_any = [](const Json&) { return true; };
  return read_answer(workspace, {in_folder(name), k_max_answer, is_any,
                                 error("bad-answer", {},
                                       "the program that recognizes licenses wrote invalid JSON")});
}

// Asks the program for the texts only if a cache may know them.
Status write_known(const StepWorkspace& workspace, const LicensesRequest& request,
                   const std::string& goroot, const StepEnvironment& environment) {
  Json known = Json::object();
  if (environment.store != nullptr) {
    const Words command = program_command(goroot, {"-texts", std::string(k_texts)});
    if (Status done = run_program(workspace, request, command); !done) return done;
    const Result<Json> texts = read_file_of_program(workspace, k_texts);
    if (!texts) return fail(texts.error());
    known = find_license_texts(environment, strings_in(&*texts));
  }
  return write(workspace, k_known, known.text());
}

// The program's answer.
Result<Json> write_report(const StepWorkspace& workspace, const LicensesRequest& request,
                          const StepEnvironment& environment) {
  const Result<std::string> listed = workspace.capture("find Go's folder", {"go", "env", "GOROOT"});
  if (!listed) return fail(listed.error());
  const std::string goroot(trim(*listed));
  if (Status done = write_known(workspace, request, goroot, environment); !done)
    return fail(done.error());
  const Words command = program_command(goroot, report_options(request));
  if (Status done = run_program(workspace, request, command); !done) return fail(done.error());
  Result<Json> answer = read_file_of_program(workspace, k_answer);
  if (answer) keep_license_texts(environment, member_of(*answer, "recognized"));
  return answer;
}

// The line of the item; only the file if the policy is that of a commit.
Place place_of(const std::string& pattern, const LicensesRequest& request,
               const PlaceLookup& places) {
  const std::string policy = request.policy.value_or("");
  const auto place = policy == model::k_policy_path ? places.denied_license(pattern) : std::nullopt;
  return place ? *place : whole_file(policy);
}

Diagnostic denied_license(const Json& denial, const LicensesRequest& request,
                          const PlaceLookup& places) {
  const std::string version = text_in(denial, "version");
  const std::string module =
      fmt::format("{}{}{}", text_in(denial, "module"), version.empty() ? "" : "@", version);
  return error("denied-license", place_of(text_in(denial, "pattern"), request, places),
               fmt::format("the policy denies {}, which the module {} in {} has",
                           text_in(denial, "license"), module, request.name))
      .with_note(fmt::format("the license is in its file {}", text_in(denial, "file")))
      .with_help("leave out the component that needs the module, or change the policy");
}

Diagnostic unknown_license(const std::string& pattern, const LicensesRequest& request,
                           const PlaceLookup& places) {
  return error("unknown-license", place_of(pattern, request, places),
               fmt::format("no license has the name '{}'", pattern))
      .with_help("write a name of https://spdx.org/licenses, such as AGPL-3.0, or a glob");
}

Diagnostics find_faults(const Json& answer, const LicensesRequest& request,
                        const PlaceLookup& places) {
  Diagnostics faults;
  for (const std::string& pattern : strings_in(answer.find("unknown")))
    faults.push_back(unknown_license(pattern, request, places));
  if (const Json* const denied = answer.find("denied")) {
    for (const Json& denial : denied->values())
      faults.push_back(denied_license(denial, request, places));
  }
  return faults;
}

}  // namespace

Status run(const LicensesRequest& request, const StepEnvironment& environment) {
  const Result<Tree> tree = tree_with_program(request.tree);
  if (!tree) return fail(tree.error());
  const Result<std::string> sbom = io::read_file(request.sbom);
  if (!sbom) return fail(sbom.error());
  const Result<StepWorkspace> workspace = StepWorkspace::open(
      {find_tool(request.go), {}, request.go_version.value_or("")}, request.output, environment);
  if (!workspace) return fail(workspace.error());
  if (Status done = io::lay_out(*tree, workspace->tree()); !done) return done;
  if (Status done = write(*workspace, k_sbom, *sbom); !done) return done;
  if (Status done = find_modules(*workspace, *sbom); !done) return done;
  const Result<Json> answer = write_report(*workspace, request, environment);
  if (!answer) return fail(answer.error());
  if (Diagnostics faults = find_faults(*answer, request, environment.places); !faults.empty())
    return fail(std::move(faults));
  const Result<io::Descriptor> report = workspace->open_created_file(in_folder(k_report));
  if (!report) return fail(report.error());
  return install_output(*report, request.output);
}

}  // namespace ocelot::steps
