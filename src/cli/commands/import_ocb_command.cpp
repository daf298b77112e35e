// import ocb: from the builder's manifest to a distribution.
#include <algorithm>
#include <filesystem>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "cli/commands/drafting.hpp"
#include "cli/commands/query.hpp"
#include "cli/commands/rows.hpp"
#include "project/draft/ocb.hpp"
#include "support/base/text.hpp"
#include "support/golang/go_file.hpp"
#include "support/io/file.hpp"

namespace ocelot::cli {

namespace {

namespace fs = std::filesystem;

using draft::Imported;

draft::UpstreamFacts facts_of(const Tree& tree) {
  draft::UpstreamFacts facts;
  for (const TreeEntry& entry : tree) {
    if (!entry.path.ends_with(".go") || entry.path.ends_with("_test.go")) continue;
    const golang::GoFile file =
        golang::read_go_file(make_source(entry.path, entry.content)).ignoring_diagnostics();
    for (const golang::Import& import : file.imports) facts.imports.insert(import.path);
  }
  return facts;
}

Result<config::Manifest> read_manifest(const std::string& path) {
  Result<std::string> text = io::read_file(path);
  if (!text) return fail(text.error());
  return config::read_manifest(make_source(path, std::move(*text))).if_clean();
}

// Without links, as the paths of the one have to be within the other.
draft::ImportFolders folders_of(const std::string& manifest, const project::Root& root) {
  std::error_code none;
  return {fs::weakly_canonical(fs::absolute(manifest).parent_path(), none),
          fs::weakly_canonical(root.path(), none)};
}

// A collector without components does nothing.
Status refuse_empty(const Imported& imported, const std::string& path) {
  if (imported.count() > 0) return {};
  Diagnostic fault =
      error("empty-file", whole_file(path), "a layer can contain no component of this manifest");
  for (const draft::LeftOut& item : imported.left_out)
    fault.notes.push_back({fmt::format("left out: {}: {}", item.what, item.why), {}});
  fault.help = "list receivers, exporters and other components";
  return fail(std::move(fault));
}

Status draft_all(draft::Declaration& drafted, const Imported& imported) {
  for (const draft::NewComponent& component : imported.added) {
    if (Status added = drafted.add_component_file(component.path(), component.wrapper()); !added)
      return added;
    if (Status added = drafted.add_dependency(component.tag(), component.requirement()); !added)
      return added;
  }
  for (const draft::NewReplace& replace : imported.replaces) {
    if (Status added = drafted.add_replace(replace.module, replace.target); !added) return added;
  }
  return drafted.add_distribution(imported.distribution);
}

void print_names(std::string_view what, std::vector<std::string> names,
                 const console::Terminal& terminal) {
  std::sort(names.begin(), names.end());
  if (!names.empty())
    terminal.print_summary(
        fmt::format("{:<24}{:>3}  {}", what, names.size(), fmt::join(names, ", ")));
}

void print_replaces(const Imported& imported, const console::Terminal& terminal) {
  std::vector<std::string> modules;
  for (const draft::NewReplace& replace : imported.replaces) modules.push_back(replace.module);
  print_names("  replaced modules", std::move(modules), terminal);
}

void print_import(const Imported& imported, const console::Terminal& terminal) {
  std::vector<std::string> added;
  for (const draft::NewComponent& component : imported.added)
    added.push_back(component.type + "." + component.name);
  terminal.print_summary(fmt::format("\ndistribution {}: {}", imported.distribution.name,
                                     counted(imported.count(), "component")));
  print_names("  upstream has", imported.upstreams, terminal);
  print_names("  the project has", imported.ours, terminal);
  print_names("  with a new wrapper", added, terminal);
  if (!imported.versions.empty()) {
    terminal.print_summary(
        fmt::format("  modules of the Collector's own release take the version of "
                    "upstream's collector; the manifest says {}",
                    fmt::join(imported.versions, ", ")));
  }
  print_replaces(imported, terminal);
  if (imported.left_out.empty()) return terminal.print_summary("nothing was left out");
  terminal.print_summary(fmt::format("left out ({}):", imported.left_out.size()));
  for (const draft::LeftOut& item : imported.left_out)
    terminal.print_summary(fmt::format("  {}\n    {}", item.what, item.why));
}

Status draft_import(const console::Arguments& arguments, const console::Terminal& terminal) {
  const std::vector<std::string>& words = arguments.inputs();
  if (Status fits = expect_inputs(words, 1, "a manifest"); !fits) return fits;
  const Result<config::Manifest> manifest = read_manifest(words[0]);
  if (!manifest) return fail(manifest.error());
  const Result<OpenProject> project = open_project(arguments);
  if (!project) return fail(project.error());
  if (!project->tree) return fail(missing_tree());
  const queries::Catalog catalog = project->catalog();
  const Result<Imported> imported =
      draft::import_manifest(*manifest, arguments.last("name"), catalog, facts_of(*project->tree),
                             folders_of(words[0], project->root));
  if (!imported) return fail(imported.error());
  if (Status has_any = refuse_empty(*imported, words[0]); !has_any) return has_any;
  draft::Declaration drafted(project->files);
  if (Status done = draft_all(drafted, *imported); !done) return done;
  if (Status done = finish(drafted, *project, arguments, terminal); !done) return done;
  print_import(*imported, terminal);
  return {};
}

Result<Answer> run_import_ocb(const console::Arguments& arguments,
                              const console::Terminal& terminal) {
  return answer_of(draft_import(arguments, terminal));
}

}  // namespace

Command import_ocb_row() {
  return {
      .name = "import ocb",
      .section = Section::start,
      .line = {"ocelot-gen import ocb",
               "Creates a distribution from an OpenTelemetry Collector Builder manifest.",
               "MANIFEST",
               {{"name", "DISTRIBUTION",
                 "name of the distribution (default: dist.name of the manifest)"}},
               {{{console::ValueKind::file}}}},
      .examples = {{"ocelot-gen import ocb builder-config.yaml", ""},
                   {"ocelot-gen import ocb manifest.yaml --name contrib --dry-run",
                    "preview the changes"}},
      .notes =
          "A component that upstream or the project has gets its tag; any other also gets a "
          "wrapper and a\ndependency. The rest, which has no counterpart in a layer, is listed.",
      .shared = {.project = true, .writes = true},
      .run = run_import_ocb};
}

}  // namespace ocelot::cli
