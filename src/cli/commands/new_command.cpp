// new: a component, a distribution, a project.
#include <algorithm>
#include <filesystem>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "cli/commands.hpp"
#include "cli/commands/drafting.hpp"
#include "declaration/model/names.hpp"
#include "declaration/model/upstream.hpp"
#include "graph/ninja_escape.hpp"
#include "project/draft/new_component.hpp"
#include "project/draft/tags.hpp"
#include "support/base/templates.hpp"
#include "support/base/text.hpp"
#include "support/golang/go_mod.hpp"
#include "support/golang/module_path.hpp"
#include "support/io/current_folder.hpp"
#include "support/yaml/yaml_edit.hpp"

namespace ocelot::cli {

namespace fs = std::filesystem;

namespace {

using draft::Declaration;
using draft::NewComponent;

constexpr std::string_view k_component_notes =
    R"(Without MODULE it is the usual one: go.opentelemetry.io/collector/TYPE/NAMETYPE for what the
Collector's own repository has, else
github.com/open-telemetry/opentelemetry-collector-contrib/TYPE/NAMETYPE, without underscores. Without
VERSION it is the one of upstream's collector.)";

Result<NewComponent> read_component(const console::Arguments& arguments) {
  const std::vector<std::string> words = arguments.inputs();
  if (words.size() < 2 || words.size() > 3)
    return console::usage(
        fmt::format("a type and a name are wanted, not {}", counted(words.size(), "word")),
        "for example: ocelot-gen new component exporter awss3");
  const auto& types = draft::component_types();
  if (std::find(types.begin(), types.end(), words[0]) == types.end()) {
    const auto near = nearest(words[0], types);
    return console::usage(fmt::format("no type '{}'", words[0]),
                          near ? fmt::format("did you mean '{}'?", *near)
                               : fmt::format("the types are: {}", fmt::join(types, ", ")));
  }
  if (auto fault = draft::check_component_name(words[0], words[1])) return fail(std::move(*fault));
  const bool is_given = words.size() == 3;
  const auto module =
      draft::read_module(is_given ? words[2] : draft::usual_module(words[0], words[1]));
  if (!module) return fail(module.error());
  return NewComponent{words[0], words[1], *module,
                      arguments.has("import") ? arguments.last("import") : module->path};
}

// The path becomes part of a Go file.
Status check_import(const NewComponent& component) {
  const bool is_path = !golang::find_path_fault(component.import_path);
  if (is_path && golang::is_within(component.import_path, component.module.path)) return {};
  return console::usage(
      fmt::format("'{}' is no package of {}", component.import_path, component.module.path),
      "--import takes the module's path, or one below it");
}

Status refuse_upstreams(const NewComponent& component, const queries::Catalog& catalog) {
  const queries::CatalogEntry* known = catalog.find(component.type + "." + component.name);
  if (known == nullptr || !known->is_upstreams()) return {};
  return fail(
      error("already-there", {},
            fmt::format("upstream has {} already, in {}", known->name(), known->files().front()))
          .with_help(fmt::format("add its tag to a distribution: {}", component.tag())));
}

Status add_to_distributions(Declaration& drafted, const NewComponent& component,
                            const queries::Catalog& catalog, const console::Arguments& arguments,
                            const console::Terminal& terminal) {
  for (const std::string& name : arguments.all("into")) {
    const auto distribution = catalog.distribution(name);
    if (!distribution) return fail(distribution.error());
    if ((*distribution)->tags.contains(component.tag())) {
      terminal.tell(fmt::format("kept     {} has the tag {} already", name, component.tag()));
    } else if (Status added = drafted.add_tag(name, component.tag()); !added) {
      return added;
    }
  }
  return {};
}

Status draft_component(const console::Arguments& arguments, const console::Terminal& terminal) {
  const Result<NewComponent> component = read_component(arguments);
  if (!component) return fail(component.error());
  if (Status fits = check_import(*component); !fits) return fits;
  const Result<OpenProject> project = open_project(arguments);
  if (!project) return fail(project.error());
  const queries::Catalog catalog = project->catalog();
  if (Status is_new = refuse_upstreams(*component, catalog); !is_new) return is_new;
  Declaration drafted(project->files);
  if (Status added = drafted.add_component_file(component->path(), component->wrapper()); !added)
    return added;
  if (Status added = drafted.add_dependency(component->tag(), component->requirement()); !added)
    return added;
  if (Status added = add_to_distributions(drafted, *component, catalog, arguments, terminal);
      !added)
    return added;
  if (Status done = finish(drafted, *project, arguments, terminal); !done) return done;
  if (arguments.inputs().size() < 3)
    terminal.tell(fmt::format("assumed  the module {}, in the version of upstream's collector",
                              component->module.path));
  if (!arguments.has("into"))
    terminal.tell(fmt::format("next     add the tag {} to a distribution", component->tag()));
  return {};
}

Status draft_distribution(const console::Arguments& arguments, const console::Terminal& terminal) {
  const std::vector<std::string> words = arguments.inputs();
  if (words.size() != 1)
    return console::usage(fmt::format("one name is wanted, not {}", counted(words.size(), "word")));
  draft::NewDistribution made{words[0], arguments.last("description"), arguments.all("base"),
                              arguments.last("config-file"),
                              draft::read_tags(arguments.all("tags"))};
  if (made.bases.empty() && made.tags.empty())
    return console::usage("a distribution needs tags",
                          "give --tags, or --base for those of another one");
  if (auto fault = model::check_distribution_name({made.name, {}})) return fail(std::move(*fault));
  const Result<OpenProject> project = open_project(arguments);
  if (!project) return fail(project.error());
  const bool has_added = made.bases.empty() && draft::add_custom(made.tags);
  Declaration drafted(project->files);
  if (Status added = drafted.add_distribution(made); !added) return added;
  if (Status done = finish(drafted, *project, arguments, terminal); !done) return done;
  if (has_added)
    terminal.tell(
        fmt::format("added    {}, without which upstream ignores the others", model::k_custom_tag));
  return {};
}

std::string template_text(std::string_view path, const Values& values = {}) {
  return expand(*find_template(path), values);
}

// A path of the command line is meant from where the user stands, one in upstream.yaml from the
// project's root.
std::string repo_from(const std::string& repo, const fs::path& root) {
  if (!model::is_path(repo) || fs::path(repo).is_absolute()) return repo;
  const std::string path =
      io::absolute_path(repo).lexically_normal().lexically_relative(root).generic_string();
  return path.starts_with('.') ? path : "./" + path;
}

std::vector<draft::DraftFile> project_files(const std::string& repo, const std::string& ref) {
  const Values values = {{"REPO", yaml::as_scalar(repo)}, {"REF", yaml::as_scalar(ref)}};
  std::vector<draft::DraftFile> files;
  const auto add = [&](std::string_view path, std::string text) {
    files.push_back({std::string(path), std::nullopt, std::move(text)});
  };
  add(".gitignore", template_text("project/gitignore"));
  // Git keeps no empty folders.
  for (std::string_view type : draft::component_types())
    add(fmt::format("{}/{}/.gitkeep", model::k_components_folder, type), "");
  add(fmt::format("{}/.gitkeep", model::k_examples_folder), "");
  add(model::k_upstream_path, template_text("project/upstream.yaml", values));
  add(model::k_dependencies_path, template_text("project/component_dependencies.yaml"));
  add(model::k_distributions_path, template_text("project/distributions.yaml"));
  return files;
}

// As `gen -r` does.
Status check_upstream(const std::string& repo, const std::string& ref) {
  config::UpstreamEntry entry;
  entry.repo.value = repo;
  entry.ref.value = ref;
  Diagnostics faults = model::read_upstream(entry).diagnostics();
  if (!faults.empty()) return fail(std::move(faults));
  return {};
}

// A .gitignore of one's own is common, and is kept.
void keep_gitignore(std::vector<draft::DraftFile>& files, const fs::path& root,
                    const console::Terminal& terminal) {
  std::error_code none;
  if (!fs::exists(root / ".gitignore", none)) return;
  std::erase_if(files, [](const draft::DraftFile& file) { return file.path == ".gitignore"; });
  terminal.tell("kept     .gitignore; add to it: /build/ and /build.ninja");
}

Status draft_project(const console::Arguments& arguments, const console::Terminal& terminal) {
  const std::vector<std::string> words = arguments.inputs();
  if (words.size() > 1) return console::usage("one folder at most is wanted");
  if (words.size() == 1 && words[0].empty()) return console::usage("'' names no folder");
  const fs::path folder = words.empty() ? "." : words[0];
  const fs::path root = io::absolute_path(folder).lexically_normal();
  const std::string repo = arguments.has("upstream-repo") ? arguments.last("upstream-repo")
                                                          : "open-telemetry/opentelemetry-lambda";
  const std::string ref = arguments.has("upstream-ref")    ? arguments.last("upstream-ref")
                          : arguments.has("upstream-repo") ? "main"
                                                           : "layer-collector/0.20.0";
  if (Status is_place = check_upstream(repo, ref); !is_place) return is_place;
  std::vector<draft::DraftFile> files = project_files(repo_from(repo, root), ref);
  keep_gitignore(files, root, terminal);
  if (!words.empty()) {
    for (draft::DraftFile& file : files) file.path = (folder / file.path).generic_string();
  }
  if (Status done = write_or_show(project::Root("."), files, arguments, terminal); !done)
    return done;
  const std::string enter =
      words.empty() ? "" : fmt::format("cd {} && ", graph::shell_word(words[0]));
  terminal.tell(
      fmt::format("next     {}ocelot-gen && ninja, which builds the layers in build/", enter));
  terminal.tell("         ocelot-gen new component exporter awss3 --into starter");
  return {};
}

console::ExitCode run_component(const console::Arguments& arguments) {
  return console::run_to_end(arguments, draft_component);
}

console::ExitCode run_distribution(const console::Arguments& arguments) {
  return console::run_to_end(arguments, draft_distribution);
}

console::ExitCode run_project(const console::Arguments& arguments) {
  return console::run_to_end(arguments, draft_project);
}

}  // namespace

Command new_component_row() {
  return {"new component",
          {"ocelot-gen new component",
           "Adds a component that upstream lacks: its wrapper and its dependency.",
           "TYPE NAME [MODULE[@VERSION]]",
           {{"into", "DISTRIBUTION", "add its tag to this distribution; may be repeated"},
            {"import", "PACKAGE", "the package with NewFactory(), if it lies below the module"},
            k_dry_run_option,
            console::k_directory_option,
            console::k_colour_option,
            console::k_format_option}},
          {{"ocelot-gen new component exporter awss3 --into minimal", ""},
           {"ocelot-gen new component exporter kafka --dry-run", ""},
           {"ocelot-gen new component receiver obi go.opentelemetry.io/obi@v0.11.0 --import "
            "go.opentelemetry.io/obi/collector",
            ""}},
          k_component_notes,
          run_component};
}

Command new_distribution_row() {
  return {
      "new distribution",
      {"ocelot-gen new distribution",
       "Declares a distribution.",
       "NAME",
       {{"base", "DISTRIBUTION", "have the tags of this one too; may be repeated"},
        {"tags", "TAGS",
         "with commas between them: receiver.otlp,exporter.debug; may be "
         "repeated"},
        {"config-file", "FILE", "a file of config/examples/ as the layer's configuration"},
        {"description", "TEXT", "one line for people"},
        k_dry_run_option,
        console::k_directory_option,
        console::k_colour_option,
        console::k_format_option}},
      {{"ocelot-gen new distribution tiny --tags receiver.otlp,exporter.otlphttp", ""},
       {"ocelot-gen new distribution s3 --base minimal --tags exporter.awss3", ""}},
      "The prefix lambdacomponents. may be left out. Without a base, lambdacomponents.custom is "
      "added.",
      run_distribution};
}

Command new_project_row() {
  return {"new project",
          {"ocelot-gen new project",
           "Makes a project with one distribution, here or in a folder.",
           "[DIR]",
           {{"r,upstream-repo", "REPO",
             "what is built: owner/name, a URL or a path (default: "
             "open-telemetry/opentelemetry-lambda)"},
            {"b,upstream-ref", "REF",
             "its branch, tag or commit (default: a release; of another "
             "REPO main)"},
            k_dry_run_option,
            console::k_colour_option,
            console::k_format_option}},
          {{"ocelot-gen new project my-layers", ""},
           {"ocelot-gen new project my-layers -r ./upstream", "with an upstream of your own"}},
          {},
          run_project};
}

}  // namespace ocelot::cli
