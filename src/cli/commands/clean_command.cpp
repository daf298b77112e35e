// clean: removes outputs, by the record of them.
#include <filesystem>
#include <set>
#include <vector>

#include <fmt/format.h>

#include "build/cache/cache_size.hpp"
#include "cli/commands/answer_json.hpp"
#include "cli/commands/query.hpp"
#include "cli/commands/rows.hpp"
#include "graph/paths.hpp"
#include "project/generate/generation_stamp.hpp"
#include "project/generate/output_record.hpp"
#include "support/base/text.hpp"
#include "support/io/file.hpp"

namespace ocelot::cli {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view k_notes =
    R"(Without --all, it removes outputs of earlier declarations that the present one no longer has: layers
of removed distributions and architectures, components and trees that nothing uses. Like `ninja -t
cleandead`, but it also knows outputs that Ninja has forgotten.

With --all, it removes every output, build.ninja and ocelot-gen's own files in build/. With -d or -a,
it removes only these layers.

It takes names from its own record, build/ocelot/outputs. A file outside of build/ocelot/ must also
match its .sha256 file, or no build made it. Other files in build/ stay, and so do
config/upstream.lock, Ninja's log, and the action cache (see: ocelot-gen cache --help). It prints one
path a line on stdout.)";

// Files that a step leaves beside an output, in ocelot's own folder: the fields of its last run,
// and its log.
std::vector<std::string> with_companions(const std::string& output) {
  if (!output.starts_with(fmt::format("{}/", graph::k_own_folder))) return {output};
  return {output, output + ".fields", output + ".log"};
}

// What a generation writes, in the order of removal: the record last, because it knows the outputs.
std::vector<std::string> all_that_gen_wrote(const project::Root& root) {
  std::vector<std::string> paths;
  paths.emplace_back(graph::k_override_lock);
  paths.emplace_back(graph::k_ninja_stamp);
  if (generate::is_ninja_file_ours(root)) paths.emplace_back(graph::k_ninja_file);
  paths.emplace_back(graph::k_output_record);
  return paths;
}

// Removes files one by one, and lists them.
class OutputRemover {
 public:
  OutputRemover(const project::Root& root, const console::Terminal& terminal, bool is_dry_run)
      : root_(root), terminal_(terminal) {
    report_.dry_run = is_dry_run;
  }

  // The chosen outputs that a build made, with the files beside them. A checksum is an output too,
  // so all are looked at before any is removed.
  void remove_outputs(const generate::Outputs& recorded, const auto& is_chosen) {
    std::vector<std::string> removable;
    for (const std::string& output : recorded) {
      if (is_chosen(output) && is_removable(recorded, output)) removable.push_back(output);
    }
    for (const std::string& output : removable) {
      for (const std::string& path : with_companions(output)) remove(path);
    }
  }

  // Steps make files and links only; anything else stays, whatever its name is.
  void remove(const std::string& path) {
    std::error_code code;
    const fs::path place = root_ / path;
    const fs::file_status status = fs::symlink_status(place, code);
    if (!fs::is_regular_file(status) && !fs::is_symlink(status)) return;
    const std::uintmax_t size = fs::is_regular_file(status) ? fs::file_size(place, code) : 0;
    if (!report_.dry_run && !fs::remove(place, code) && code) {
      append(faults_, io::system_failure("remove", path, code.value()).value());
      return;
    }
    report_.files.push_back(path);
    report_.bytes += size;
  }

  bool is_complete() const { return faults_.empty(); }

  // What was removed; with the exit code of a failure when something could not be.
  Answer answer() const {
    const std::string amount = fmt::format("{}, {}", counted(report_.files.size(), "file"),
                                           cache::shown_size(report_.bytes));
    terminal_.print_err(
        report_.files.empty()
            ? "nothing to remove"
            : fmt::format("{} {}", report_.dry_run ? "would remove" : "removed", amount));
    if (!faults_.empty()) terminal_.print(faults_);
    return {is_json(terminal_) ? to_json(report_) : lines(), console::exit_code(faults_)};
  }

 private:
  bool is_removable(const generate::Outputs& recorded, const std::string& output) const {
    std::error_code code;
    if (!fs::exists(fs::symlink_status(root_ / output, code)) ||
        generate::was_made(root_, recorded, output))
      return true;
    terminal_.print_err(
        fmt::format("kept {}: it does not match its checksum, so it may not be ours", output));
    return false;
  }

  std::string lines() const {
    std::string text;
    for (const std::string& file : report_.files) text += file + "\n";
    return text;
  }

  const project::Root& root_;
  const console::Terminal& terminal_;
  RemovalReport report_;
  Diagnostics faults_;
};

// Folders that are empty now; one that holds another's file stays, and so does a link.
void remove_empty_folders(const project::Root& root) {
  for (std::string_view path :
       {graph::k_overlay_folder, graph::k_tree_folder, graph::k_layer_folder, graph::k_own_folder,
        graph::k_build_folder}) {
    std::error_code code;
    if (fs::symlink_status(root / path, code).type() == fs::file_type::directory)
      fs::remove(root / path, code);
  }
}

Result<Answer> clean_all(const project::Root& root, OutputRemover remover, bool is_dry_run) {
  const Result<generate::Outputs> recorded = generate::read_outputs(root);
  if (!recorded) return fail(recorded.error());
  remover.remove_outputs(*recorded, [](const std::string&) { return true; });
  for (const std::string& path : all_that_gen_wrote(root)) remover.remove(path);
  if (!is_dry_run) remove_empty_folders(root);
  return remover.answer();
}

// The record forgets only once the files are gone: after a kill in between, the next run goes on.
Result<Answer> clean_stale(const project::Root& root, OutputRemover remover, bool is_dry_run) {
  const Result<project::Snapshot> snapshot = project::load(root);
  if (!snapshot) return fail(snapshot.error());
  const Result<generate::Outputs> recorded = generate::read_outputs(root);
  if (!recorded) return fail(recorded.error());
  const generate::Outputs present = generate::outputs_of(snapshot->graph);
  remover.remove_outputs(*recorded,
                         [&](const std::string& output) { return !present.contains(output); });
  if (remover.is_complete() && !is_dry_run && generate::has_output_record(root)) {
    if (Status written = generate::write_outputs(root, present); !written)
      return fail(written.error());
  }
  return remover.answer();
}

Result<Answer> clean_layers(const project::Root& root, OutputRemover remover,
                            const console::Arguments& arguments) {
  const Result<project::Snapshot> snapshot = project::load(root);
  if (!snapshot) return fail(snapshot.error());
  const Result<graph::Plan> plan = choose_layers(arguments, *snapshot);
  if (!plan) return fail(plan.error());
  const Result<generate::Outputs> recorded = generate::read_outputs(root);
  if (!recorded) return fail(recorded.error());
  std::set<std::string> chosen;
  for (graph::FileId file : files_of(*plan, snapshot->graph))
    chosen.insert(snapshot->graph.path(file));
  remover.remove_outputs(*recorded,
                         [&](const std::string& output) { return chosen.contains(output); });
  return remover.answer();
}

Result<Answer> run_clean(const console::Arguments& arguments, const console::Terminal& terminal) {
  const auto invocation = project::InvocationDirectory::find(arguments);
  if (!invocation) return fail(invocation.error());
  const project::Root& root = invocation->root();
  const bool is_dry_run = arguments.has("dry-run");
  OutputRemover remover(root, terminal, is_dry_run);
  if (arguments.has("distribution") || arguments.has("architecture"))
    return clean_layers(root, std::move(remover), arguments);
  return arguments.has("all") ? clean_all(root, std::move(remover), is_dry_run)
                              : clean_stale(root, std::move(remover), is_dry_run);
}

}  // namespace

Command clean_row() {
  return {.name = "clean",
          .section = Section::build,
          .line = {"ocelot-gen clean",
                   "Removes outputs of layers that are no longer declared, or all outputs.",
                   "",
                   {{"all", "", "remove all outputs, and build.ninja"}}},
          .examples = {{"ocelot-gen clean --dry-run", "what would be removed"},
                       {"ocelot-gen clean", "after a distribution was removed or renamed"},
                       {"ocelot-gen clean --all", "remove all outputs"}},
          .notes = k_notes,
          .shared = {.project = true, .chooses_layers = true, .writes = true},
          .formats = k_text_or_json,
          .run = run_clean};
}

}  // namespace ocelot::cli
