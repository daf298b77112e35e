// One Ninja at a time, then a copy and a depfile.
#include "cli/commands/single_output.hpp"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <unistd.h>

#include "build/action/explanation.hpp"
#include "cli/commands/generate.hpp"
#include "cli/commands/page_output.hpp"
#include "cli/outer/installed_copy.hpp"
#include "cli/outer/output_place.hpp"
#include "cli/outer/silent_ninja.hpp"
#include "project/generate/generation.hpp"
#include "project/invocation_directory.hpp"
#include "queries/sources.hpp"
#include "support/base/depfile.hpp"
#include "support/base/outer_path.hpp"
#include "support/io/environment.hpp"
#include "support/io/file.hpp"
#include "support/io/foreground.hpp"
#include "support/io/write_file.hpp"

namespace ocelot::cli {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t k_named_files = 6;

Status refuse_options(const console::Arguments& arguments) {
  const bool has_output = arguments.has("output");
  for (const char* name : {"depfile", "restat"}) {
    if (arguments.has(name) && !has_output)
      return console::usage(fmt::format("--{} needs -o FILE", name));
  }
  if (arguments.has("phony") && !arguments.has("depfile"))
    return console::usage("--phony needs --depfile FILE");
  for (const char* name : {"distribution", "architecture"}) {
    if (arguments.has(name) && has_output)
      return console::usage(
          fmt::format("--{} with -o would leave the other files out of build.ninja", name),
          "name the file instead, as in: ocelot-gen build "
          "build/collector-arm64-minimal.zip -o minimal.zip");
  }
  return {};
}

// The artifacts of a target, each by its own file; without the documents next to it.
std::vector<graph::FileId> artifacts_of(const graph::Graph& graph,
                                        const std::vector<graph::FileId>& files) {
  std::vector<graph::FileId> own;
  for (const graph::Artifact& artifact : graph.artifacts) {
    if (std::find(files.begin(), files.end(), artifact.files.front()) != files.end())
      own.push_back(artifact.files.front());
  }
  return own;
}

Unexpected<Diagnostics> several_files(const graph::Graph& graph, const std::string& target,
                                      const std::vector<graph::FileId>& files) {
  std::vector<std::string_view> named;
  for (graph::FileId id : files) {
    if (named.size() < k_named_files) named.emplace_back(graph.path(id));
  }
  return console::usage(
      fmt::format("'{}' stands for {} files, and -o takes one", target, files.size()),
      fmt::format("name one of them: {}{}", fmt::join(named, ", "),
                  named.size() < files.size() ? ", …" : ""));
}

Result<graph::FileId> find_file(const graph::Graph& graph, const std::string& target) {
  if (Status known = action::check_targets(graph, {target}); !known) return fail(known.error());
  const std::vector<graph::FileId> files = action::files_of(graph, target);
  const std::vector<graph::FileId> own = artifacts_of(graph, files);
  if (files.size() == 1) return files.front();
  if (own.size() == 1) return own.front();
  return several_files(graph, target, own);
}

// An outer build names what is below its folder relative to it, and other files by whole paths.
std::string outer_name(const fs::path& path, const fs::path& here) {
  const fs::path below = path.lexically_normal().lexically_relative(here);
  const bool is_below = !below.empty() && *below.begin() != "..";
  return (is_below ? below : path.lexically_normal()).string();
}

bool has_line_end(std::string_view path) {
  return path.find('\n') != std::string_view::npos;
}

// What the file was made from, with the programs that made it.
Result<std::string> depfile_of(const SingleOutput& output, const generate::DraftedFile& drafted,
                               graph::FileId file, const project::InvocationDirectory& invocation) {
  std::vector<std::string> sources = queries::find_sources(queries::Edges(drafted.graph), {file});
  for (const std::string& program : {drafted.machine.ocelot, drafted.machine.go})
    sources.push_back(program);
  for (std::string& path : sources) path = outer_name(invocation.root() / path, invocation.here());
  const std::string text = depfile(output.path, sources);
  if (has_line_end(output.path) || std::any_of(sources.begin(), sources.end(), has_line_end))
    return console::usage("--depfile cannot name a path with a line end, which the project's has");
  return output.phony ? text + empty_rules(sources) : text;
}

// This program and the steps then name files of the project as the outer build does; unless that is
// itself a part of another build, which has said how.
void name_paths_as_outer_build(const project::InvocationDirectory& invocation) {
  const std::string folder =
      invocation.root().path().lexically_relative(invocation.here()).string();
  if (folder == "." || !io::environment_variable(k_path_prefix_variable).empty()) return;
  ::setenv(k_path_prefix_variable, fmt::format("{}/", folder).c_str(), 1);
  ::setenv(k_ninja_folder_variable, folder.c_str(), 1);
}

Status refuse_losses(const SingleOutput& output, const project::InvocationDirectory& invocation,
                     const graph::Graph& graph) {
  Diagnostics faults;
  const auto check = [&](std::string_view option, const std::string& path) {
    if (path.empty()) return;
    for (Status fits :
         {refuse_loss(option, path, invocation, graph), check_output_place(option, path)}) {
      if (!fits) append(faults, std::move(fits.error()));
    }
  };
  check("--output", output.path);
  check("--depfile", output.depfile);
  if (!faults.empty()) return fail(std::move(faults));
  return {};
}

// The file to build, in the graph that build.ninja was written from.
struct Chosen {
  std::string built;    // its path in the project
  std::string depfile;  // the text
};

Result<Chosen> choose(const project::Root& root, generate::GenRequest request,
                      const SingleOutput& output, const project::InvocationDirectory& invocation) {
  request.pin.read_only = true;
  Result<generate::DraftedFile> drafted = generate::draft_ninja_file(root, request);
  if (!drafted) return fail(drafted.error());
  const Result<graph::FileId> file = find_file(drafted->graph, output.target);
  if (!file) return fail(file.error());
  if (Status fits = refuse_losses(output, invocation, drafted->graph); !fits)
    return fail(fits.error());
  Result<std::string> depfile = depfile_of(output, *drafted, *file, invocation);
  if (!depfile && !output.depfile.empty()) return fail(depfile.error());
  return Chosen{drafted->graph.path(*file), std::move(depfile).value_or(std::string())};
}

// An input that was edited while the build ran is newer than the copy, whose time is that of the
// start. The depfile is first: without it, a new copy would hide a new input.
Status publish(const SingleOutput& output, const Chosen& chosen,
               const project::InvocationDirectory& invocation) {
  if (!output.depfile.empty()) {
    const auto written = io::write_if_changed(invocation.from_here(output.depfile), chosen.depfile);
    if (!written) return fail(written.error());
  }
  const auto locks = time_of_new_locks(invocation.root(), output.started);
  return install_copy(invocation.root() / chosen.built, invocation.from_here(output.path),
                      {locks.value_or(output.started), output.restat && !locks});
}

}  // namespace

std::vector<console::Option> single_output_options() {
  using console::Option;
  return {Option{"o,output", "FILE",
                 "copy the one file that TARGET stands for to FILE, for a rule of an outer build"}
              .takes(console::ValueKind::file),
          Option{"depfile", "FILE",
                 "with -o: write the paths that the copy was made from, in make's syntax"}
              .takes(console::ValueKind::file),
          Option{"phony", "", "with --depfile: also an empty rule for each path, for make"},
          Option{"restat", "", "with -o: keep the time of a copy that already has these bytes"}};
}

Result<std::optional<SingleOutput>> read_single_output(const console::Arguments& arguments,
                                                       const console::Terminal& terminal) {
  if (Status fits = refuse_options(arguments); !fits) return fail(fits.error());
  if (!arguments.has("output")) return std::optional<SingleOutput>();
  if (arguments.has("depfile") &&
      is_same_place(arguments.last("output"), arguments.last("depfile")))
    return console::usage(
        fmt::format("-o and --depfile name the same file: {}", arguments.last("depfile")));
  if (arguments.inputs().size() != 1)
    return console::usage(fmt::format("-o takes one TARGET, got {}", arguments.inputs().size()));
  const bool is_watched = ::isatty(STDOUT_FILENO) == 1 || arguments.has("verbose");
  return SingleOutput{arguments.inputs().front(), arguments.last("output"),
                      arguments.last("depfile"),  arguments.has("phony"),
                      arguments.has("restat"),    terminal.style().diagnostics.quiet || !is_watched,
                      current_file_time()};
}

Result<Answer> build_single_output(const project::Root& root, const generate::GenRequest& request,
                                   const generate::NinjaProgram& ninja, const SingleOutput& output,
                                   console::Words words, const console::Terminal& terminal) {
  const auto invocation = project::InvocationDirectory::find(root.path());
  if (!invocation) return fail(invocation.error());
  name_paths_as_outer_build(*invocation);
  if (const auto written = generate_project(root, request, terminal); !written)
    return fail(written.error());
  const Result<Chosen> chosen = choose(root, request, output, *invocation);
  if (!chosen) return fail(chosen.error());
  words.insert(words.begin(), ninja.path);
  words.push_back(chosen->built);
  const Result<io::Exit> ended =
      output.quiet ? run_ninja_silently(root, words)
                   : io::run_in_foreground(words, root.path(), io::all_environment_variables());
  if (!ended) return fail(ended.error());
  if (!ended->ok()) return Answer{{}, static_cast<console::ExitCode>(ended->code)};
  if (Status done = publish(output, *chosen, *invocation); !done) return fail(done.error());
  return Answer{};
}

}  // namespace ocelot::cli
