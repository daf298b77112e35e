// What a generation prints.
#include "cli/commands/generate.hpp"

#include <fmt/format.h>

#include "build/action/go_commands.hpp"
#include "declaration/model/project_files.hpp"
#include "project/generate/request_paths.hpp"
#include "support/io/environment.hpp"
#include "support/io/shown_path.hpp"
#include "support/io/write_file.hpp"

namespace ocelot::cli {

namespace {

std::string summary(const generate::Generation& generation, bool is_dry_run) {
  const bool is_changed = generation.written == io::Written::changed;
  const std::string file = io::shown_path(generation.file);
  if (is_changed && is_dry_run) return fmt::format("would write {}: {}", file, generation.counts);
  return fmt::format("{} {}: {}", file, is_changed ? "written" : "is up to date",
                     generation.counts);
}

// Ninja compares times, and chmod does not change them.
std::string unnoticed_modes(std::string_view folder) {
  return fmt::format("note: Ninja does not notice chmod in {}; run ocelot-gen after it", folder);
}

std::string missing_policy(std::string_view ref) {
  return fmt::format("note: {} has no {}: no policy applies", ref, model::k_policy_path);
}

}  // namespace

void lock_in_ci(generate::GenRequest& request, const console::Terminal& terminal) {
  const bool is_chosen = request.pin.locked || request.pin.overridden || request.under_ninja;
  if (is_chosen || io::environment_variable("CI") != "true") return;
  request.pin.locked = true;
  terminal.print_err("note: --locked is on because CI=true");
}

void print_generation(const generate::Generation& generation, bool is_dry_run,
                      const console::Terminal& terminal) {
  if (!generation.pin_change.empty()) terminal.print_summary(generation.pin_change);
  for (const std::string& change : generation.module_changes) terminal.print_summary(change);
  const std::string line = summary(generation, is_dry_run);
  is_dry_run ? terminal.print_out(line) : terminal.print_err(line);
  terminal.print(generation.warnings);
}

Result<generate::Generation> generate_project(const project::Root& root,
                                              const generate::GenRequest& request,
                                              const console::Terminal& terminal) {
  const project::GoTool go = action::make_go_tool(root, request);
  generate::GenRequest with_go = request;
  with_go.pin.go = request.dry_run ? nullptr : &go;
  Result<generate::Generation> generation = generate::write_ninja_file(root, with_go);
  if (!generation) return generation;
  if (generation->lacks_policy) terminal.print_err(missing_policy(request.policy_from));
  print_generation(*generation, request.dry_run, terminal);
  return generation;
}

Status generate_project(generate::GenRequest request, const console::Terminal& terminal) {
  const Result<project::Root> root = generate::find_root(request);
  if (!root) return fail(root.error());
  const Result<generate::Generation> generation = generate_project(*root, request, terminal);
  if (!generation) return fail(generation.error());
  if (!generation->plain_folder.empty() && !request.under_ninja)
    terminal.print_err(unnoticed_modes(generation->plain_folder));
  return {};
}

}  // namespace ocelot::cli
