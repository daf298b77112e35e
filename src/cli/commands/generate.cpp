// What a generation prints.
#include "cli/commands/generate.hpp"

#include <fmt/format.h>

#include "graph/paths.hpp"
#include "support/io/write_file.hpp"

namespace ocelot::cli {

namespace {

std::string summary(const generate::Generation& generation, bool is_dry_run) {
  const bool is_changed = generation.written == io::Written::changed;
  if (is_changed && is_dry_run)
    return fmt::format("would write {}: {}", graph::k_ninja_file, generation.counts);
  return fmt::format("{} {}: {}", graph::k_ninja_file, is_changed ? "written" : "is up to date",
                     generation.counts);
}

// Ninja compares times, and chmod does not change them.
std::string unnoticed_modes(std::string_view folder) {
  return fmt::format("note: Ninja does not notice chmod in {}; run ocelot-gen after it", folder);
}

}  // namespace

void print_generation(const generate::Generation& generation, bool is_dry_run,
                      const console::Terminal& terminal) {
  if (!generation.pin_change.empty()) terminal.print_summary(generation.pin_change);
  const std::string line = summary(generation, is_dry_run);
  is_dry_run ? terminal.print_out(line) : terminal.print_err(line);
  terminal.print(generation.warnings);
}

Result<generate::Generation> generate_project(const project::Root& root,
                                              const generate::GenRequest& request,
                                              const console::Terminal& terminal) {
  Result<generate::Generation> generation = generate::write_ninja_file(root, request);
  if (generation) print_generation(*generation, request.dry_run, terminal);
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
