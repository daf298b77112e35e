// import config: from a collector's configuration to the distribution that runs it.
#include <filesystem>

#include <fmt/format.h>

#include "cli/commands/drafting.hpp"
#include "cli/commands/query.hpp"
#include "cli/commands/rows.hpp"
#include "declaration/config/collector_config.hpp"
#include "declaration/model/component.hpp"
#include "declaration/model/names.hpp"
#include "declaration/model/project_files.hpp"
#include "project/draft/type_names.hpp"
#include "project/known_types.hpp"
#include "support/base/text.hpp"
#include "support/io/current_folder.hpp"
#include "support/io/file.hpp"

namespace ocelot::cli {

namespace fs = std::filesystem;

namespace {

// A configuration as the user named it, and where it is.
struct Configuration {
  SourceRef source;
  fs::path place;
  std::vector<config::ConfiguredComponent> components;
};

Result<Configuration> read_configuration(const std::string& path) {
  Result<std::string> text = io::read_file(path);
  if (!text) return fail(text.error());
  Configuration read{make_source(path, std::move(*text)), io::absolute_path(path), {}};
  auto components = config::read_collector_config(read.source).if_clean();
  if (!components) return fail(components.error());
  read.components = std::move(*components);
  if (!read.components.empty()) return read;
  return fail(error("empty-file", whole_file(path), "this file declares no component")
                  .with_help("declare receivers, exporters and other components"));
}

// The bytes that a config file of this name has in the project, if there is one.
Result<std::optional<std::string>> read_present(const project::Root& root,
                                                const std::string& name) {
  const fs::path path = fs::path(model::k_examples_folder) / name;
  std::error_code none;
  if (fs::symlink_status(root / path, none).type() == fs::file_type::not_found)
    return std::optional<std::string>();
  Result<std::string> text = root.read(path);
  if (!text) return fail(text.error());
  return std::optional(std::move(*text));
}

// A file in config/examples/ keeps its name, as it is not copied.
std::string config_name(const project::Root& root, const Configuration& configuration,
                        const std::string& distribution) {
  std::error_code none;
  const fs::path folder = fs::weakly_canonical(configuration.place.parent_path(), none);
  const fs::path examples = fs::weakly_canonical(root / model::k_examples_folder, none);
  return folder == examples ? configuration.place.filename().string() : distribution + ".yaml";
}

Status draft_all(const project::Root& root, draft::Declaration& drafted,
                 const Configuration& configuration,
                 const std::vector<const queries::CatalogEntry*>& components,
                 const std::string& name) {
  draft::NewDistribution distribution;
  distribution.name = name;
  distribution.description = fmt::format("What {} runs", configuration.place.filename().string());
  const std::string file = config_name(root, configuration, name);
  distribution.config = fmt::format("{}/{}", model::k_examples_folder, file);
  distribution.tags.emplace_back(model::k_custom_tag);
  for (const queries::CatalogEntry* component : components)
    distribution.tags.push_back(model::tag_of(component->name()));
  const Result<std::optional<std::string>> present = read_present(root, file);
  if (!present) return fail(present.error());
  if (Status added = drafted.add_config_file(file, configuration.source->text, *present); !added)
    return added;
  return drafted.add_distribution(distribution);
}

Status draft_import(const console::Arguments& arguments, const console::Terminal& terminal) {
  const std::vector<std::string>& words = arguments.inputs();
  if (Status fits = expect_inputs(words, 1, "a configuration"); !fits) return fits;
  const Result<Configuration> configuration = read_configuration(words[0]);
  if (!configuration) return fail(configuration.error());
  const std::string name =
      arguments.has("name") ? arguments.last("name") : configuration->place.stem().string();
  if (auto fault = model::check_distribution_name({name, {}}))
    return fail(std::move(*fault).with_help("choose another name: --name NAME"));
  const Result<OpenProject> project = open_project(arguments);
  if (!project) return fail(project.error());
  if (!project->tree) return fail(missing_tree());
  const queries::Catalog catalog = project->catalog();
  const auto components = draft::resolve_types(configuration->components, catalog,
                                               project::read_known_types(project->root));
  if (!components) return fail(components.error());
  draft::Declaration drafted(project->files);
  if (Status done = draft_all(project->root, drafted, *configuration, *components, name); !done)
    return done;
  if (Status done = finish(drafted, *project, arguments, terminal); !done) return done;
  terminal.print_summary(
      fmt::format("\ndistribution {}: {}", name, counted(components->size(), "component")));
  for (const queries::CatalogEntry* component : *components)
    terminal.print_summary(
        fmt::format("  {:<32}{}", component->name(),
                    component->is_upstreams() ? "upstream's" : component->files().front()));
  return {};
}

Result<Answer> run_import_config(const console::Arguments& arguments,
                                 const console::Terminal& terminal) {
  return answer_of(draft_import(arguments, terminal));
}

}  // namespace

Command import_config_row() {
  return {
      .name = "import config",
      .section = Section::start,
      .line = {"ocelot-gen import config",
               "Creates the distribution that runs a collector's configuration.",
               "COLLECTOR.yaml",
               {{"name", "DISTRIBUTION", "its name (default: the file's name without .yaml)"}},
               {{{console::ValueKind::file}}}},
      .examples = {{"ocelot-gen import config collector.yaml --name edge", ""},
                   {"ocelot-gen import config collector.yaml --dry-run", "preview the changes"}},
      .notes =
          "Every component that the file declares must be upstream's or the project's. The file "
          "is copied to\nconfig/examples/ and becomes the layer's configuration.",
      .shared = {.project = true, .writes = true},
      .run = run_import_config};
}

}  // namespace ocelot::cli
