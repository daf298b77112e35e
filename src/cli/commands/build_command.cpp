// build: gen, then ninja in its place; or, for an outer build, ninja and a copy of one file.
#include <cerrno>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "build/action/explanation.hpp"
#include "cli/commands/generate.hpp"
#include "cli/commands/jobs_option.hpp"
#include "cli/commands/rows.hpp"
#include "cli/commands/single_output.hpp"
#include "cli/outer/silent_ninja.hpp"
#include "graph/paths.hpp"
#include "project/generate/gen_options.hpp"
#include "project/generate/machine.hpp"
#include "project/generate/ninja_dry_run.hpp"
#include "project/generate/request_paths.hpp"
#include "support/io/current_folder.hpp"
#include "support/io/file.hpp"
#include "support/io/process.hpp"
#include "support/io/turn.hpp"

namespace ocelot::cli {

namespace {

constexpr std::string_view k_notes =
    R"(TARGET is a distribution, a file of build/, amd64, arm64 or all (the default). Ninja prints its own
progress, and its exit code is that of this command. It is the first of ninja, samu and n2 in PATH;
-q is ninja's --quiet, which the last two lack.

Runs of this command in one project take turns. With -o, TARGET is one file of build/, or stands for
one; FILE and the depfile are written only if the build succeeds. Nothing but warnings is printed
then, unless stdout is a terminal or -v is given.

If MAKEFLAGS names a jobserver, a step uses one core and, for Go, one for each free token. Ninja
1.13 also takes a token for each step, unless -j is given.)";

std::vector<console::Option> build_options() {
  std::vector<console::Option> options = {
      {"j,jobs", "N", "run this many steps at once (default: as ninja chooses)"},
      {"v,verbose", "", "show the whole command lines of steps"},
      {"n,dry-run", "", "print the steps that ninja would run, and change nothing"},
  };
  for (const auto& more : {single_output_options(), generate::file_options()})
    options.insert(options.end(), more.begin(), more.end());
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

console::Words ninja_options(const generate::NinjaProgram& ninja,
                             const console::Arguments& arguments, bool is_quiet) {
  console::Words words;
  if (arguments.has("jobs")) words.insert(words.end(), {"-j", arguments.last("jobs")});
  if (arguments.has("verbose")) words.emplace_back("-v");
  if (is_quiet && has_quiet(ninja)) words.emplace_back("--quiet");
  return words;
}

console::Words ninja_words(const generate::NinjaProgram& ninja,
                           const console::Arguments& arguments) {
  console::Words words = ninja_options(ninja, arguments, arguments.has("quiet"));
  words.insert(words.end(), arguments.inputs().begin(), arguments.inputs().end());
  return words;
}

console::Terminal quiet(const console::Terminal& terminal, const project::Root& root) {
  console::OutputStyle style = terminal.style();
  style.diagnostics.quiet = true;
  return console::Terminal(style, root.path());
}

Result<io::Turn> take_turn(const project::Root& root, const console::Terminal& terminal) {
  const Result<io::Folder> folder = io::Folder::open(root.path());
  if (!folder) return fail(folder.error());
  return io::Turn::take(*folder, graph::k_build_turn, [&] {
    terminal.print_err(
        fmt::format("waiting for another 'ocelot-gen build' in {}", root.path().string()));
  });
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

// The turn is that of the process, which becomes Ninja.
Result<Answer> build_here(const project::Root& root, const generate::GenRequest& request,
                          const generate::NinjaProgram& ninja, const console::Arguments& arguments,
                          const console::Terminal& terminal) {
  const Result<io::Turn> turn = take_turn(root, terminal);
  if (!turn) return fail(turn.error());
  if (const auto generation = generate_project(root, request, terminal); !generation)
    return fail(generation.error());
  if (Status valid = action::check_targets(root, request, arguments.inputs()); !valid)
    return fail(valid.error());
  return fail(exec_ninja(root, ninja.path, ninja_words(ninja, arguments)).error());
}

// An outer build shows what is printed when the command has ended: too late to say that it waits.
Result<Answer> build_for_outer(const project::Root& root, const generate::GenRequest& request,
                               const generate::NinjaProgram& ninja, const SingleOutput& output,
                               const console::Arguments& arguments,
                               const console::Terminal& terminal) {
  const Result<io::Turn> turn = take_turn(root, terminal);
  if (!turn) return fail(turn.error());
  return build_single_output(root, request, ninja, output, ninja_options(ninja, arguments, false),
                             terminal);
}

Result<Answer> run_build(const console::Arguments& arguments, const console::Terminal& terminal) {
  if (const auto jobs = read_jobs(arguments); !jobs) return fail(jobs.error());
  if (Status valid = refuse_mixed_targets(arguments.inputs()); !valid) return fail(valid.error());
  const Result<std::optional<SingleOutput>> output = read_single_output(arguments, terminal);
  if (!output) return fail(output.error());
  Result<generate::GenRequest> request = generate::read_gen_request(arguments);
  if (!request) return fail(request.error());
  const Result<project::Root> root = generate::find_root(*request);
  const bool is_quiet = root && *output && (*output)->quiet;
  const console::Terminal shown = is_quiet ? quiet(terminal, *root) : terminal;
  lock_in_ci(*request, shown);
  const Result<generate::NinjaProgram> ninja = generate::find_ninja();
  if (!ninja) return fail(ninja.error());
  if (!root) return fail(root.error());
  if (request->dry_run) return run_dry(*root, *request, *ninja, arguments, terminal);
  if (*output) return build_for_outer(*root, *request, *ninja, **output, arguments, shown);
  return build_here(*root, *request, *ninja, arguments, terminal);
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
                        "some layers; build.ninja then has only these"},
                       {"ocelot-gen -C otel build build/collector-arm64-minimal.zip -o minimal.zip "
                        "--depfile minimal.d",
                        "one layer, for a rule of an outer build"}},
          .notes = k_notes,
          .shared = {.project = true, .chooses_layers = true, .writes = true},
          .run = run_build};
}

}  // namespace ocelot::cli
