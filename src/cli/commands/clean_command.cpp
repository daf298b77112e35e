// clean: removes outputs, by the record of them.
#include <optional>
#include <set>
#include <vector>

#include <fmt/format.h>
#include <sys/stat.h>

#include "build/cache/cache_size.hpp"
#include "cli/commands/answer_json.hpp"
#include "cli/commands/query.hpp"
#include "cli/commands/rows.hpp"
#include "graph/paths.hpp"
#include "project/generate/generation_stamp.hpp"
#include "project/generate/output_record.hpp"
#include "support/base/printable.hpp"
#include "support/base/text.hpp"

namespace ocelot::cli {

namespace {

constexpr std::string_view k_notes =
    R"(Without --all, it removes outputs of earlier declarations that the present one no longer has: layers
of removed distributions and architectures, components and trees that nothing uses. Like `ninja -t
cleandead`, but it also knows outputs that Ninja has forgotten.

With --all, it removes every output, build.ninja and ocelot-gen's own files in build/. With -d or -a,
it removes only these layers.

It takes names from its own record, build/ocelot/outputs. A file outside of build/ocelot/ must also
match its .sha256 file, or no build made it. Other files in build/ stay, and so do
config/upstream.lock, Ninja's log, the action cache (see: ocelot-gen cache --help), and, without a
cache folder, upstream's mirror in build/ocelot/git. It removes a link, never what it leads to. It
prints one path a line on stdout.)";

// Files that a step leaves beside an output, in ocelot's own folder: the fields of its last run,
// where its output came from, and its log.
std::vector<std::string> with_companions(const std::string& output) {
  if (!output.starts_with(fmt::format("{}/", graph::k_own_folder))) return {output};
  return {output, output + ".fields", output + ".origin", output + ".log"};
}

// The output of the Go commands that a generation, or a command that examines layers, ran.
std::vector<std::string> logs_in(const project::Root& root, std::string_view path) {
  const Result<io::Destination> place = root.locate(path);
  const auto folder = place ? place->folder.open_folder(place->path) : fail(place.error());
  const auto names = folder ? folder->list() : fail(folder.error());
  std::vector<std::string> logs;
  if (!names) return logs;
  for (const std::string& name : *names) {
    if (name.ends_with(".log")) logs.push_back(fmt::format("{}/{}", path, name));
  }
  return logs;
}

// What a generation writes, in the order of removal: the record last, because it knows the outputs.
std::vector<std::string> all_that_gen_wrote(const project::Root& root) {
  std::vector<std::string> paths;
  paths.emplace_back(graph::k_override_lock);
  paths.emplace_back(graph::k_override_modules_lock);
  for (std::string_view folder : {graph::k_generators_logs, graph::k_examination_logs}) {
    for (std::string& log : logs_in(root, folder)) paths.push_back(std::move(log));
  }
  for (const graph::NinjaFile& file : graph::k_ninja_files) {
    paths.emplace_back(file.stamp);
    if (generate::is_ninja_file_ours(root, file)) paths.emplace_back(file.path);
  }
  paths.emplace_back(graph::k_build_turn);
  paths.emplace_back(graph::k_output_record);
  return paths;
}

// The files to remove: all of them are chosen before the first is removed, because a checksum tells
// whether another file is ours. A dry run chooses the same files.
class Removal {
 public:
  Removal(const project::Root& root, const console::Terminal& terminal, bool is_dry_run)
      : root_(root), terminal_(terminal) {
    report_.dry_run = is_dry_run;
  }

  // An output and the files beside it, if a build made it.
  void add_output(const generate::Outputs& recorded, const std::string& output) {
    const auto status = find_status(output);
    if (!status) return add_fault(status.error());
    if (!*status || generate::was_made(root_, recorded, output)) {
      for (const std::string& path : with_companions(output)) add(path);
    } else {
      terminal_.print_err(
          fmt::format("kept {}: it does not match its checksum, so it may not be ours", output));
    }
  }

  // Steps make files and links only; anything else stays, whatever its name is.
  void add(const std::string& path) {
    const auto status = find_status(path);
    if (!status) return add_fault(status.error());
    if (!*status) return;
    const bool is_file = S_ISREG((*status)->st_mode);
    if (!is_file && !S_ISLNK((*status)->st_mode)) return;
    if (!paths_.insert(path).second) return;
    chosen_.push_back({path, is_file ? static_cast<std::uintmax_t>((*status)->st_size) : 0});
  }

  // Removes the files in the order in which they were added, and returns whether all are gone.
  bool run() {
    for (const auto& [path, bytes] : chosen_) {
      if (Status removed = report_.dry_run ? Status() : remove(path); !removed) {
        append(faults_, std::move(removed.error()));
        continue;
      }
      report_.files.push_back(path);
      report_.bytes += bytes;
    }
    return faults_.empty();
  }

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
  struct ChosenFile {
    std::string path;
    std::uintmax_t bytes = 0;
  };

  // None if the path does not exist.
  Result<std::optional<struct stat>> find_status(const std::string& path) const {
    const Result<io::Destination> place = root_.locate(path);
    if (!place && root_.lacks_build_folder()) return std::optional<struct stat>();
    if (!place) return fail(place.error());
    return root_.relative(place->folder.status(place->path));
  }

  Status remove(const std::string& path) const {
    const Result<io::Destination> place = root_.locate(path);
    if (!place) return fail(place.error());
    const Result<bool> removed = root_.relative(place->folder.remove_file(place->path));
    if (!removed) return fail(removed.error());
    return {};
  }

  // Many files may be below one link.
  void add_fault(const Diagnostics& faults) {
    if (places_.insert(faults.front().place.source->path).second) append(faults_, faults);
  }

  std::string lines() const {
    std::string text;
    for (const std::string& file : report_.files) text += printable_line(file) + "\n";
    return text;
  }

  const project::Root& root_;
  const console::Terminal& terminal_;
  std::vector<ChosenFile> chosen_;
  std::set<std::string> paths_;   // of those
  std::set<std::string> places_;  // of the faults that add_fault got
  RemovalReport report_;
  Diagnostics faults_;
};

// Folders that are empty now; one that holds another's file stays, and so does a link.
void remove_empty_folders(const project::Root& root) {
  for (std::string_view path :
       {graph::k_overlay_folder, graph::k_tree_folder, graph::k_layer_folder,
        graph::k_inspection_folder, graph::k_validation_folder, graph::k_examination_logs,
        graph::k_document_folder, graph::k_own_folder, graph::k_build_folder}) {
    const Result<io::Destination> place = root.locate(path);
    if (place) static_cast<void>(place->folder.remove_empty_folder(place->path));
  }
}

Result<Answer> clean_all(const project::Root& root, Removal removal, bool is_dry_run) {
  const Result<generate::Outputs> recorded = generate::read_outputs(root);
  if (!recorded) return fail(recorded.error());
  for (const std::string& output : *recorded) removal.add_output(*recorded, output);
  for (const std::string& path : all_that_gen_wrote(root)) removal.add(path);
  removal.run();
  if (!is_dry_run) remove_empty_folders(root);
  return removal.answer();
}

// The project with the outputs that a build with --inspect none or --documents none lacks.
Result<project::Snapshot> load_all(const project::Root& root) {
  project::LoadPolicy policy;
  policy.choice.inspected = model::k_native;
  policy.choice.documents = graph::k_all_documents;
  policy.choice.sign_command = "any";
  return project::load(root, policy);
}

// The record forgets only once the files are gone: after a kill in between, the next run goes on.
Result<Answer> clean_stale(const project::Root& root, Removal removal, bool is_dry_run) {
  const Result<project::Snapshot> snapshot = load_all(root);
  if (!snapshot) return fail(snapshot.error());
  const Result<generate::Outputs> recorded = generate::read_outputs(root);
  if (!recorded) return fail(recorded.error());
  const generate::Outputs present = generate::outputs_of(snapshot->graph);
  for (const std::string& output : *recorded) {
    if (!present.contains(output)) removal.add_output(*recorded, output);
  }
  if (removal.run() && !is_dry_run && generate::has_output_record(root)) {
    if (Status written = generate::write_outputs(root, present); !written)
      return fail(written.error());
  }
  return removal.answer();
}

Result<Answer> clean_layers(const project::Root& root, Removal removal,
                            const console::Arguments& arguments) {
  const Result<project::Snapshot> snapshot = load_all(root);
  if (!snapshot) return fail(snapshot.error());
  const Result<graph::Plan> plan = choose_layers(arguments, *snapshot);
  if (!plan) return fail(plan.error());
  const Result<generate::Outputs> recorded = generate::read_outputs(root);
  if (!recorded) return fail(recorded.error());
  std::set<std::string> chosen;
  for (graph::FileId file : files_of(*plan, snapshot->graph))
    chosen.insert(snapshot->graph.path(file));
  for (const std::string& output : *recorded) {
    if (chosen.contains(output)) removal.add_output(*recorded, output);
  }
  removal.run();
  return removal.answer();
}

Result<Answer> run_clean(const console::Arguments& arguments, const console::Terminal& terminal) {
  const auto invocation = project::InvocationDirectory::find(arguments);
  if (!invocation) return fail(invocation.error());
  const project::Root& root = invocation->root();
  const bool is_dry_run = arguments.has("dry-run");
  Removal removal(root, terminal, is_dry_run);
  if (arguments.has("distribution") || arguments.has("architecture"))
    return clean_layers(root, std::move(removal), arguments);
  return arguments.has("all") ? clean_all(root, std::move(removal), is_dry_run)
                              : clean_stale(root, std::move(removal), is_dry_run);
}

}  // namespace

Command clean_row() {
  return {.name = "clean",
          .section = Section::build,
          .line = {"ocelot-gen clean",
                   "Removes outputs of layers that are no longer declared, or all outputs.",
                   "",
                   {{"all", "", "remove all outputs, and build.ninja"}},
                   {},
                   {},
                   "-d"},
          .examples = {{"ocelot-gen clean --dry-run", "what would be removed"},
                       {"ocelot-gen clean", "after a distribution was removed or renamed"},
                       {"ocelot-gen clean --all", "remove all outputs"}},
          .notes = k_notes,
          .shared = {.project = true, .chooses_layers = true, .writes = true},
          .formats = k_text_or_json,
          .run = run_clean};
}

}  // namespace ocelot::cli
