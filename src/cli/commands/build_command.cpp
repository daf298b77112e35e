// build: gen, then ninja in its place.
#include <cerrno>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "build/action/explanation.hpp"
#include "cli/commands/generate.hpp"
#include "cli/commands/jobs_option.hpp"
#include "cli/commands/rows.hpp"
#include "project/generate/machine.hpp"
#include "project/generate/ninja_dry_run.hpp"
#include "support/io/current_folder.hpp"
#include "support/io/file.hpp"
#include "support/io/process.hpp"

namespace ocelot::cli {

namespace {

constexpr std::string_view k_notes =
    R"(TARGET is a distribution, a file of build/, amd64, arm64 or all (the default). Ninja prints its own
progress, and its exit code is that of this command. It is the first of ninja, samu and n2 in PATH;
-q is ninja's --quiet, which the last two lack.

If MAKEFLAGS names a jobserver, a step uses one core and, for Go, one for each free token. Ninja
1.13 also takes a token for each step, unless -j is given.)";

std::vector<console::Option> build_options() {
  std::vector<console::Option> options = {
      {"j,jobs", "N", "run this many steps at once (default: as ninja chooses)"},
      {"v,verbose", "", "show the whole command lines of steps"},
      {"n,dry-run", "", "print the steps that ninja would run, and change nothing"},
  };
  for (const console::Option& option : generate::file_options()) options.push_back(option);
  return options;
}

// To Ninja, several targets are a union; to a user, `minimal arm64` is one layer.
Status refuse_mixed_targets(const console::Words& targets) {
  console::Words architectures;
  console::Words names;
  for (const std::string& target : targets)
    (model::parse_architecture(target) ? architectures : names).push_back(target);
  std::erase_if(names, [](const std::string& name) { return name.find('/') != std::string::npos; });
  if (architectures.empty() || names.empty()) return {};
  return console::usage(
      fmt::format("'{0}' and '{1}' would build all layers of {0} and all layers for {1}",
                  names.front(), architectures.front()),
      fmt::format("to build {0} only for {1}: ocelot-gen build {0} -a {2}", fmt::join(names, " "),
                  fmt::join(architectures, " and "), fmt::join(architectures, " -a ")));
}

// samu and n2 have no --quiet.
std::vector<std::string> ninja_words(const generate::NinjaProgram& ninja,
                                     const console::Arguments& arguments) {
  std::vector<std::string> words;
  if (arguments.has("jobs")) words.insert(words.end(), {"-j", arguments.last("jobs")});
  if (arguments.has("verbose")) words.emplace_back("-v");
  if (arguments.has("quiet") && ninja.name == "ninja") words.emplace_back("--quiet");
  for (const std::string& target : arguments.inputs()) words.push_back(target);
  return words;
}

// Replaces this process in the project's folder, so that signals and the exit code are ninja's.
// Returns only on failure.
Status exec_ninja(const project::Root& root, const std::string& program,
                  std::vector<std::string> words) {
  if (Status entered = io::enter_folder(root.path()); !entered) return entered;
  words.insert(words.begin(), program);
  static_cast<void>(console::finish_output());
  io::execute(program, words);
  return io::system_failure("run", program, errno);
}

// What `build` would do with these words.
Result<Answer> run_dry(const project::Root& root, const generate::GenRequest& request,
                       const generate::NinjaProgram& ninja, const console::Arguments& arguments,
                       const console::Terminal& terminal) {
  const Result<generate::DraftedFile> file = generate::draft_ninja_file(root, request);
  if (!file) return fail(file.error());
  print_generation(file->generation, true, terminal);
  if (Status valid = action::check_targets(file->graph, arguments.inputs()); !valid)
    return fail(valid.error());
  const Result<generate::DryRun> run =
      generate::dry_run_ninja(root, ninja, file->text, ninja_words(ninja, arguments));
  if (!run) return fail(run.error());
  return Answer{run->text, static_cast<console::ExitCode>(run->code)};
}

Result<Answer> run_build(const console::Arguments& arguments, const console::Terminal& terminal) {
  if (const auto jobs = read_jobs(arguments); !jobs) return fail(jobs.error());
  if (Status valid = refuse_mixed_targets(arguments.inputs()); !valid) return fail(valid.error());
  Result<generate::GenRequest> request = generate::read_gen_request(arguments);
  if (!request) return fail(request.error());
  lock_in_ci(*request, terminal);
  const Result<generate::NinjaProgram> ninja = generate::find_ninja();
  if (!ninja) return fail(ninja.error());
  const Result<project::Root> root = generate::find_root(*request);
  if (!root) return fail(root.error());
  if (request->dry_run) return run_dry(*root, *request, *ninja, arguments, terminal);
  if (const auto generation = generate_project(*root, *request, terminal); !generation)
    return fail(generation.error());
  if (Status valid = action::check_targets(*root, *request, arguments.inputs()); !valid)
    return fail(valid.error());
  return fail(exec_ninja(*root, ninja->path, ninja_words(*ninja, arguments)).error());
}

}  // namespace

Command build_row() {
  return {.name = "build",
          .section = Section::build,
          .line = {"ocelot-gen build",
                   "Writes build.ninja if it is out of date, and runs ninja.",
                   "[TARGET…]",
                   build_options(),
                   {{{console::ValueKind::target, console::ValueKind::file}}}},
          .examples = {{"ocelot-gen build", "every distribution, every architecture"},
                       {"ocelot-gen build minimal", "one distribution"},
                       {"ocelot-gen build -d 'prod-*' -a arm64",
                        "some layers; build.ninja then has only these"}},
          .notes = k_notes,
          .shared = {.project = true, .chooses_layers = true, .writes = true},
          .run = run_build};
}

}  // namespace ocelot::cli
