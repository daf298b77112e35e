// clean: removes what was made and is of no more use, by the record of outputs.
#include <filesystem>
#include <vector>

#include <fmt/format.h>

#include "build/cache/cache_size.hpp"
#include "cli/commands.hpp"
#include "graph/paths.hpp"
#include "project/generate/generation_stamp.hpp"
#include "project/generate/output_record.hpp"
#include "project/invocation_directory.hpp"
#include "project/snapshot.hpp"
#include "support/base/text.hpp"
#include "support/console/terminal.hpp"
#include "support/io/file.hpp"

namespace ocelot::cli {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view k_notes =
    R"(Without --all, it removes what earlier declarations made and the one of now does not: layers of
distributions and architectures that are no more, components and trees that nobody uses. What a
choice by -d or -a left out stays. As `ninja -t cleandead`, but it also knows what Ninja forgot.

With --all, it removes every output, build.ninja and what ocelot-gen keeps in build/.

What it removes is in its own record, build/ocelot/outputs. A file outside of build/ocelot/ must also
fit the .sha256 beside it, or no build made it. Other files in build/ stay, and so do
config/upstream.lock, Ninja's log, and the action cache (see: ocelot-gen cache --help). One path a
line goes to stdout.)";

console::CommandLine command_line() {
  return {"ocelot-gen clean",
          "Removes outputs of layers that are no more, or everything that was made.",
          "",
          {{"all", "", "everything that was made, build.ninja too"},
           {"n,dry-run", "", "only tell what would be removed"},
           console::k_directory_option,
           console::k_colour_option,
           console::k_format_option}};
}

// Files that a step leaves beside an output, in ocelot's own folder: the fields of its last run,
// and its log.
std::vector<std::string> with_companions(const std::string& output) {
  if (!output.starts_with(fmt::format("{}/", graph::k_own_folder))) return {output};
  return {output, output + ".fields", output + ".log"};
}

// What a generation writes, in the order in which it may go: the record last, because it knows the
// outputs.
std::vector<std::string> all_that_gen_wrote(const project::Root& root) {
  std::vector<std::string> paths;
  paths.emplace_back(graph::k_override_lock);
  paths.emplace_back(graph::k_ninja_stamp);
  if (generate::is_ninja_file_ours(root)) paths.emplace_back(graph::k_ninja_file);
  paths.emplace_back(graph::k_output_record);
  return paths;
}

// Removes files one by one and tells of each.
class Broom {
 public:
  Broom(const project::Root& root, const console::Terminal& terminal, bool is_dry)
      : root_(root), terminal_(terminal), is_dry_(is_dry) {}

  // An output and what lies beside it, if it was made by a build.
  void sweep_output(const generate::Outputs& recorded, const std::string& output) {
    std::error_code code;
    if (!fs::exists(fs::symlink_status(root_ / output, code)) ||
        generate::was_made(root_, recorded, output)) {
      for (const std::string& path : with_companions(output)) sweep(path);
    } else {
      terminal_.say(fmt::format("left     {}, which is not as a build makes it", output));
    }
  }

  // What is neither file nor link was not made by a step, whatever its name is.
  void sweep(const std::string& path) {
    std::error_code code;
    const fs::path place = root_ / path;
    const fs::file_status status = fs::symlink_status(place, code);
    if (!fs::is_regular_file(status) && !fs::is_symlink(status)) return;
    const std::uintmax_t size = fs::is_regular_file(status) ? fs::file_size(place, code) : 0;
    if (!is_dry_ && !fs::remove(place, code) && code) {
      append(faults_, io::system_failure("remove", path, code.value()).value());
      return;
    }
    terminal_.tell(path);
    bytes_ += size;
    ++count_;
  }

  Status end() const {
    const std::string amount =
        fmt::format("{}, {}", counted(count_, "file"), cache::shown_size(bytes_));
    terminal_.say(count_ == 0 ? "nothing to remove"
                              : fmt::format("{} {}", is_dry_ ? "would remove" : "removed", amount));
    if (!faults_.empty()) return fail(faults_);
    return {};
  }

 private:
  const project::Root& root_;
  const console::Terminal& terminal_;
  bool is_dry_;
  std::size_t count_ = 0;
  std::uintmax_t bytes_ = 0;
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

Status clean_all(const project::Root& root, const console::Terminal& terminal, bool is_dry) {
  const Result<generate::Outputs> recorded = generate::read_outputs(root);
  if (!recorded) return fail(recorded.error());
  Broom broom(root, terminal, is_dry);
  for (const std::string& output : *recorded) broom.sweep_output(*recorded, output);
  for (const std::string& path : all_that_gen_wrote(root)) broom.sweep(path);
  if (!is_dry) remove_empty_folders(root);
  return broom.end();
}

// The record forgets only once the files are gone: after a kill in between, the next run goes on.
Status clean_stale(const project::Root& root, const console::Terminal& terminal, bool is_dry) {
  const Result<project::Snapshot> snapshot = project::load(root);
  if (!snapshot) return fail(snapshot.error());
  const Result<generate::Outputs> recorded = generate::read_outputs(root);
  if (!recorded) return fail(recorded.error());
  const generate::Outputs wanted = generate::outputs_of(snapshot->graph);
  Broom broom(root, terminal, is_dry);
  for (const std::string& output : *recorded) {
    if (!wanted.contains(output)) broom.sweep_output(*recorded, output);
  }
  const Status done = broom.end();
  if (!done || is_dry || !generate::has_output_record(root)) return done;
  return generate::write_outputs(root, wanted);
}

Status clean(const console::Arguments& given, const console::Terminal& terminal) {
  const auto invocation = project::InvocationDirectory::find(given);
  if (!invocation) return fail(invocation.error());
  const project::Root& root = invocation->root();
  const bool is_dry = given.has("dry-run");
  return given.has("all") ? clean_all(root, terminal, is_dry) : clean_stale(root, terminal, is_dry);
}

console::ExitCode run_clean(const console::Arguments& arguments) {
  return console::run_to_end(arguments, clean);
}

}  // namespace

Command clean_row() {
  return {"clean",
          command_line(),
          {{"ocelot-gen clean --dry-run", "what would go"},
           {"ocelot-gen clean", "after a distribution was removed or renamed"},
           {"ocelot-gen clean --all", "as before the first ocelot-gen"}},
          k_notes,
          run_clean};
}

}  // namespace ocelot::cli
