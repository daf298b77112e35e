// import ocb: from the builder's manifest to a distribution.
#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "cli/commands.hpp"
#include "cli/commands/drafting.hpp"
#include "project/draft/ocb.hpp"
#include "support/base/text.hpp"
#include "support/golang/go_file.hpp"
#include "support/io/file.hpp"

namespace ocelot::cli {

namespace {

using draft::Imported;

draft::UpstreamFacts facts_of(const Tree& tree) {
  draft::UpstreamFacts facts;
  for (const TreeEntry& entry : tree) {
    if (!entry.path.ends_with(".go") || entry.path.ends_with("_test.go")) continue;
    const golang::GoFile file =
        golang::read_go_file(make_source(entry.path, entry.content)).ignoring_diagnostics();
    for (const golang::Import& one : file.imports) facts.imports.insert(one.path);
  }
  return facts;
}

Result<config::Manifest> read_manifest(const std::string& path) {
  Result<std::string> text = io::read_file(path);
  if (!text) return fail(text.error());
  return config::read_manifest(make_source(path, std::move(*text))).if_clean();
}

// A collector without components does nothing.
Status refuse_empty(const Imported& imported, const std::string& path) {
  if (imported.count() > 0) return {};
  Diagnostic fault = error("empty-file", whole_file(path), "no component of it can be in a layer");
  for (const draft::LeftOut& one : imported.left_out)
    fault.notes.push_back({fmt::format("left out: {}: {}", one.what, one.why), {}});
  fault.help = "list receivers, exporters and what is between them";
  return fail(std::move(fault));
}

Status draft_all(draft::Declaration& drafted, const Imported& imported) {
  for (const draft::NewComponent& one : imported.added) {
    if (Status added = drafted.add_component_file(one.path(), one.wrapper()); !added) return added;
    if (Status added = drafted.add_dependency(one.tag(), one.requirement()); !added) return added;
  }
  return drafted.add_distribution(imported.distribution);
}

void tell_names(std::string_view what, std::vector<std::string> names,
                const console::Terminal& terminal) {
  std::sort(names.begin(), names.end());
  if (!names.empty())
    terminal.tell(fmt::format("{:<24}{:>3}  {}", what, names.size(), fmt::join(names, ", ")));
}

void tell(const Imported& imported, const console::Terminal& terminal) {
  std::vector<std::string> added;
  for (const draft::NewComponent& one : imported.added) added.push_back(one.type + "." + one.name);
  terminal.tell(fmt::format("\ndistribution {}: {}", imported.distribution.name,
                            counted(imported.count(), "component")));
  tell_names("  upstream has", imported.upstreams, terminal);
  tell_names("  the project has", imported.ours, terminal);
  tell_names("  with a new wrapper", added, terminal);
  if (!imported.versions.empty()) {
    terminal.tell(
        fmt::format("  modules of the Collector's own release take the version of "
                    "upstream's collector; the manifest says {}",
                    fmt::join(imported.versions, ", ")));
  }
  if (imported.left_out.empty()) return terminal.tell("nothing is left out");
  terminal.tell(fmt::format("left out ({}):", imported.left_out.size()));
  for (const draft::LeftOut& one : imported.left_out)
    terminal.tell(fmt::format("  {}\n    {}", one.what, one.why));
}

Status draft_import(const console::Arguments& arguments, const console::Terminal& terminal) {
  const std::vector<std::string> words = arguments.inputs();
  if (words.size() != 1)
    return console::usage(
        fmt::format("one manifest is wanted, not {}", counted(words.size(), "word")));
  const Result<config::Manifest> manifest = read_manifest(words[0]);
  if (!manifest) return fail(manifest.error());
  const Result<OpenProject> project = open_project(arguments);
  if (!project) return fail(project.error());
  if (!project->tree) return fail(missing_tree());
  const queries::Catalog catalog = project->catalog();
  const Result<Imported> imported =
      draft::import_manifest(*manifest, arguments.last("name"), catalog, facts_of(*project->tree));
  if (!imported) return fail(imported.error());
  if (Status has_any = refuse_empty(*imported, words[0]); !has_any) return has_any;
  draft::Declaration drafted(project->files);
  if (Status done = draft_all(drafted, *imported); !done) return done;
  if (Status done = finish(drafted, *project, arguments, terminal); !done) return done;
  tell(*imported, terminal);
  return {};
}

console::ExitCode run_import(const console::Arguments& arguments) {
  return console::run_to_end(arguments, draft_import);
}

}  // namespace

Command import_ocb_row() {
  return {
      "import ocb",
      {"ocelot-gen import ocb",
       "Makes a distribution of a manifest of the OpenTelemetry Collector Builder.",
       "MANIFEST",
       {{"name", "DISTRIBUTION", "its name (default: dist.name of the manifest)"},
        k_dry_run_option,
        console::k_directory_option,
        console::k_colour_option,
        console::k_format_option}},
      {{"ocelot-gen import ocb builder-config.yaml", ""},
       {"ocelot-gen import ocb manifest.yaml --name contrib --dry-run", "only show it"}},
      "A component that upstream or the project has gets its tag; any other gets a wrapper and a "
      "dependency\ntoo. What has no counterpart in a layer is listed.",
      run_import};
}

}  // namespace ocelot::cli
