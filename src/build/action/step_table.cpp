// The table, and what its rows run.
#include "build/action/step_table.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "build/action/origins.hpp"
#include "build/steps/steps.hpp"
#include "build/steps/toolchain.hpp"
#include "declaration/model/model.hpp"
#include "project/generate/gen_request.hpp"
#include "project/snapshot.hpp"
#include "queries/check.hpp"
#include "support/base/text.hpp"
#include "support/console/common_options.hpp"
#include "support/io/current_folder.hpp"
#include "support/io/environment.hpp"
#include "support/io/file.hpp"
#include "support/io/process.hpp"
#include "support/io/program_path.hpp"
#include "support/io/tar.hpp"

namespace ocelot::action {

namespace {

using steps::Path;

Result<Path> only_input(const console::Arguments& given) {
  const std::vector<std::string> inputs = given.inputs();
  if (inputs.size() != 1)
    return console::usage(fmt::format("one input file is wanted, not {}", inputs.size()));
  return Path(inputs[0]);
}

// The tools run in another folder, so a path is meant from here; a mere name is looked for in PATH.
Path tool_of(const console::Arguments& given, const std::string& name) {
  if (!given.has(name)) return {};
  const Path found = io::find_program(given.last(name), io::environment_variable("PATH"));
  return io::absolute_path(found.empty() ? Path(given.last(name)) : found);
}

steps::Tools tools_of(const console::Arguments& given) {
  return {tool_of(given, "go"), tool_of(given, "make"), io::program_path()};
}

steps::Network network_of(const console::Arguments& given) {
  return given.has("offline") ? steps::Network::forbidden : steps::Network::allowed;
}

Status run_clone(const console::Arguments& given) {
  using From = steps::CloneRequest::From;
  steps::CloneRequest request;
  int sources = 0;
  for (const auto& [name, from] :
       {std::pair("url", From::url), {"repository", From::repository}, {"plain", From::plain}}) {
    if (!given.has(name)) continue;
    request.from = from;
    request.location = given.last(name);
    ++sources;
  }
  if (sources != 1) return console::usage("one of --url, --repository and --plain is wanted");
  if (request.from != From::plain && !given.has("commit"))
    return console::usage("--commit is wanted");
  if (request.from == From::url && holds_credential(request.location))
    return fail(model::credential_in_url({}));
  request.commit = given.last("commit");
  request.folder = given.last("folder");
  request.tree_id = given.last("tree-id");
  request.output = given.last("output");
  request.expected_tree = given.last("expect-tree");
  request.network = network_of(given);
  return steps::clone(request);
}

Status run_probe(const console::Arguments& given) {
  const Result<Path> upstream = only_input(given);
  if (!upstream) return fail(upstream.error());
  return steps::probe({tools_of(given), *upstream, given.last("output")});
}

Status run_overlay(const console::Arguments& given) {
  const std::vector<std::string> inputs = given.inputs();
  const std::vector<std::string> places = given.all("as");
  if (inputs.size() != places.size()) return console::usage("every input file needs its --as");
  steps::OverlayRequest request;
  for (std::size_t i = 0; i < inputs.size(); ++i) request.files.push_back({inputs[i], places[i]});
  request.output = given.last("output");
  return steps::overlay(request);
}

Result<model::Kind> kind_of(const console::Arguments& given) {
  const std::optional<model::Kind> kind = model::parse_kind(given.last("kind"));
  if (kind && *kind != model::Kind::layer) return *kind;
  return console::usage("--kind takes shared-library, plugin or executable");
}

Status run_source(const console::Arguments& given) {
  const Result<model::Kind> kind = kind_of(given);
  if (!kind) return fail(kind.error());
  std::vector<std::string> inputs = given.inputs();
  if (inputs.empty()) return console::usage("the upstream's tar is wanted");
  const std::vector<std::string> places = given.all("as");
  if (inputs.size() != places.size() + 1) return console::usage("every file needs its --as");
  steps::SourceRequest request{*kind, given.last("component"), inputs[0], {}, given.last("output")};
  for (std::size_t i = 0; i < places.size(); ++i)
    request.files.push_back({inputs[i + 1], places[i]});
  return steps::source(request);
}

Result<steps::CompileRequest> compile_request(const console::Arguments& given,
                                              const CacheAccess& cache) {
  const Result<Path> tree = only_input(given);
  if (!tree) return fail(tree.error());
  const Result<model::Kind> kind = kind_of(given);
  if (!kind) return fail(kind.error());
  steps::CompileRequest request{tools_of(given),
                                *tree,
                                *kind,
                                given.last("arch"),
                                given.last("tags"),
                                given.last("package"),
                                given.last("output"),
                                declared_origins(),
                                network_of(given)};
  request.cc = tool_of(given, "cc");
  if (given.has("header")) request.header = given.last("header");
  request.store = cache.store;
  request.go = cache.go;
  return request;
}

Result<steps::Done> run_compile(const console::Arguments& given, const CacheAccess& cache) {
  const Result<steps::CompileRequest> request = compile_request(given, cache);
  if (!request) return fail(request.error());
  return steps::compile(*request);
}

Result<bool> is_binary_known(const console::Arguments& given, const CacheAccess& cache) {
  Result<steps::CompileRequest> request = compile_request(given, cache);
  if (!request) return fail(request.error());
  request->network = steps::Network::forbidden;
  return steps::is_binary_known(*request);
}

Status run_check(const console::Arguments& given) {
  std::vector<std::string> words = given.inputs();
  if (words.empty())
    return console::usage("the upstream's tar and the files of the declaration are wanted");
  const Result<Tree> tree = io::read_tar(words.front());
  if (!tree) return fail(tree.error());
  words.erase(words.begin());
  const Result<model::ProjectFiles> files =
      project::read_project(project::Root("."), project::sort_inputs(words));
  if (!files) return fail(files.error());
  const Result<project::LoadedModel> model = project::load_model(*files);
  if (!model) return fail(model.error());
  Result<golang::GoToolchain> go = steps::ask_toolchain(tools_of(given), given.last("output"));
  if (!go) return fail(go.error());
  const std::vector<std::string> chosen = given.all("distribution");
  Diagnostics faults =
      queries::check({model->model, {chosen.begin(), chosen.end()}, *tree, std::move(*go)});
  if (!faults.empty()) return fail(std::move(faults));
  const Result<io::Written> written = io::write_if_changed(given.last("output"), "ok\n");
  if (!written) return fail(written.error());
  return {};
}

Status run_gomod(const console::Arguments& given) {
  const Result<Path> upstream = only_input(given);
  if (!upstream) return fail(upstream.error());
  const std::vector<std::string> overlays = given.all("overlay");
  return steps::gomod({tools_of(given),
                       *upstream,
                       given.last("version"),
                       {overlays.begin(), overlays.end()},
                       given.all("require"),
                       given.last("output"),
                       declared_origins(),
                       network_of(given)});
}

Result<steps::PackageRequest> package_request(const console::Arguments& given,
                                              const CacheAccess& cache) {
  const Result<Path> tree = only_input(given);
  if (!tree) return fail(tree.error());
  steps::PackageRequest request{
      tools_of(given),    *tree,        given.last("tree-id"), given.last("arch"),
      given.last("tags"), std::nullopt, given.last("output"),  declared_origins(),
      network_of(given)};
  if (given.has("config")) request.config = given.last("config");
  if (given.has("compression")) {
    const std::optional<int> level = console::read_compression(given.last("compression"));
    if (!level) return console::usage("--compression takes a number from 1 to 12");
    request.compression = *level;
  }
  request.store = cache.store;
  request.go = cache.go;
  return request;
}

Result<steps::Done> run_package(const console::Arguments& given, const CacheAccess& cache) {
  const Result<steps::PackageRequest> request = package_request(given, cache);
  if (!request) return fail(request.error());
  return steps::package(*request);
}

Result<bool> is_link_known(const console::Arguments& given, const CacheAccess& cache) {
  Result<steps::PackageRequest> request = package_request(given, cache);
  if (!request) return fail(request.error());
  request->network = steps::Network::forbidden;
  return steps::is_link_known(*request);
}

Status run_rename(const console::Arguments& given) {
  const Result<Path> built = only_input(given);
  if (!built) return fail(built.error());
  steps::RenameRequest request{*built, given.last("output")};
  if (given.has("header") != given.has("header-output"))
    return console::usage("--header and --header-output go together");
  if (given.has("header")) request.header = given.last("header");
  request.header_output = given.last("header-output");
  request.is_executable = given.has("executable");
  return steps::rename(request);
}

// A step that always works when it runs.
template <Status (*Run)(const console::Arguments&)>
Result<steps::Done> working(const console::Arguments& given, const CacheAccess&) {
  if (Status done = Run(given); !done) return fail(done.error());
  return steps::Done::worked;
}

const StepOption k_output{{"o,output", "FILE", "what the step makes", true}, Role::output};
const console::Option k_go_option{"go", "PATH", "the go command", true};
const StepOption k_go{k_go_option, Role::go};
const StepOption k_make{{"make", "PATH", "GNU make", true}, Role::place};
const console::Option k_offline{"offline", "", "never use the network"};

}  // namespace

const std::vector<StepCommand>& step_commands() {
  static const std::vector<StepCommand> k_commands = {
      {"clone",
       "Takes the upstream's folder out of a commit, or out of a plain folder, as a tar.",
       "",
       "ocelot-gen step clone --repository ../opentelemetry-lambda --commit $(git -C "
       "../opentelemetry-lambda rev-parse HEAD) "
       "--folder collector --tree-id upstream.tree -o upstream.tar",
       1,
       true,
       true,
       false,
       {{{"url", "URL", "a repository that is fetched into the mirror first"}, Role::place},
        {{"repository", "DIR", "a local git repository"}, Role::place},
        {{"plain", "DIR", "a folder as it lies there"}, Role::folder},
        {{"commit", "SHA", "the commit, 40 digits"}},
        {{"folder", "DIR", "the folder within", true}},
        {{"expect-tree", "ID", "fail when the folder's content has another id"}},
        k_output,
        {{"tree-id", "FILE", "also made: git's id of the folder's content", true}, Role::output}},
       working<run_clone>},
      {"probe",
       "Finds the collector's version with upstream's own Makefile.",
       "upstream.tar",
       "ocelot-gen step probe --go $(which go) --make $(which make) -o version upstream.tar",
       1,
       true,
       true,
       false,
       {{k_go_option, Role::place}, k_make, k_output},
       working<run_probe>},
      {"overlay",
       "Packs a component's files as they will lie in the tree.",
       "FILE…",
       "ocelot-gen step overlay --as lambdacomponents/exporter/awss3.go -o awss3.tar "
       "components/collector/lambdacomponents/exporter/awss3.go",
       1,
       false,
       true,
       false,
       {{{"as", "PATH", "where the file will lie; once for each file, in their order", true}},
        k_output},
       working<run_overlay>},
      {"source",
       "Makes out the Go sources that a kind of distribution adds to the tree.",
       "upstream.tar FILE…",
       "ocelot-gen step source --kind shared-library -o shared-library.tar upstream.tar",
       1,
       false,
       true,
       false,
       {{{"kind", "KIND", "shared-library, plugin or executable", true}},
        {{"templates", "DIGEST", "of the templates that ocelot-gen carries"}},
        {{"component", "TYPE.NAME", "of a plugin"}},
        {{"as", "PATH", "where a file will lie; once for each FILE, in their order"}},
        k_output},
       working<run_source>},
      {"check",
       "Checks a project's declaration against upstream's tree.",
       "upstream.tar FILE…",
       "ocelot-gen step check --go $(which go) -o check build/ocelot/upstream.tar $(find config "
       "components -type f)",
       1,
       true,
       true,
       true,
       {k_go, {{"d,distribution", "NAME", "only this one; may be repeated"}}, k_output},
       working<run_check>},
      {"gomod",
       "Joins upstream and overlays into one tree with the required modules in its go.mod.",
       "upstream.tar",
       "ocelot-gen step gomod --go $(which go) --version version --overlay awss3.tar "
       "--require github.com/open-telemetry/opentelemetry-collector-contrib/exporter/awss3exporter "
       "-o tree.tar upstream.tar",
       1,
       true,
       true,
       false,
       {k_go,
        {{"version", "FILE", "what probe made", true}, Role::input},
        {{"overlay", "FILE", "what overlay made; may be repeated"}, Role::input},
        {{"require", "MODULE[@VERSION]", "a module; may be repeated"}},
        k_output},
       working<run_gomod>},
      {"package",
       "Runs upstream's `make package` in a copy of the tree.",
       "tree.tar",
       "ocelot-gen step package --go $(which go) --make $(which make) --arch arm64 "
       "--tags lambdacomponents.custom,lambdacomponents.all --tree-id upstream.tree -o layer.zip "
       "tree.tar",
       1,
       true,
       true,
       false,
       {k_go,
        k_make,
        {{"arch", "ARCH", "amd64 or arm64", true}},
        {{"tags", "TAGS", "Go build tags, separated by commas", true}},
        {{"tree-id", "FILE", "what clone made", true}, Role::input},
        {{"config", "FILE", "takes the place of the tree's config.yaml"}, Role::input},
        {{"compression", "LEVEL", "of the zip, 1 (fast) to 12 (small); 6 by itself"}},
        k_output},
       run_package,
       is_link_known},
      {"compile",
       "Builds a shared library, a plugin or an executable in a copy of the tree.",
       "tree.tar",
       "ocelot-gen step compile --go $(which go) --kind executable --arch amd64 "
       "--tags lambdacomponents.custom,lambdacomponents.all --package ocelot/executable -o otelcol "
       "tree.tar",
       1,
       true,
       true,
       false,
       {k_go,
        {{"cc", "PATH", "the C compiler; without one, nothing is built with C"}, Role::cc},
        {{"kind", "KIND", "shared-library, plugin or executable", true}},
        {{"arch", "ARCH", "amd64 or arm64", true}},
        {{"tags", "TAGS", "Go build tags, separated by commas", true}},
        {{"package", "DIR", "the folder of the package main in the tree", true}},
        k_output,
        {{"header", "FILE", "also made: the C header of a shared library"}, Role::output}},
       run_compile,
       is_binary_known},
      {"rename",
       "Copies what was built to its final name and writes its SHA-256 beside it.",
       "layer.zip",
       "ocelot-gen step rename -o build/collector-arm64-full.zip layer.zip",
       1,
       false,
       false,
       false,
       {k_output,
        {{"header", "FILE", "the header of a shared library"}, Role::input},
        {{"header-output", "FILE", "its final name"}, Role::output},
        {{"executable", "", "everybody may run it"}}},
       working<run_rename>},
  };
  return k_commands;
}

const StepCommand* find_step(std::string_view name) {
  const auto found = std::find_if(step_commands().begin(), step_commands().end(),
                                  [&](const StepCommand& command) { return command.name == name; });
  return found == step_commands().end() ? nullptr : &*found;
}

console::CommandLine command_line(const StepCommand& command) {
  console::CommandLine line{fmt::format("ocelot-gen step {}", command.name),
                            std::string(command.purpose),
                            std::string(command.inputs),
                            {}};
  for (const StepOption& option : command.options) line.options.push_back(option.option);
  line.options.insert(line.options.end(),
                      {k_offline, generate::k_no_cache_option, console::k_color_option,
                       console::k_message_format_option});
  return line;
}

}  // namespace ocelot::action
