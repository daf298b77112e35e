// from-config: from a collector's configuration to the distribution that runs it.
#include <filesystem>

#include <fmt/format.h>

#include "cli/commands.hpp"
#include "cli/commands/drafting.hpp"
#include "declaration/config/collector_config.hpp"
#include "declaration/model/component.hpp"
#include "declaration/model/names.hpp"
#include "project/draft/type_names.hpp"
#include "support/base/text.hpp"
#include "support/io/current_folder.hpp"
#include "support/io/file.hpp"

namespace ocelot::cli {

namespace fs = std::filesystem;

namespace {

// A configuration as the user named it, and where it lies.
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
  return fail(error("empty-file", whole_file(path), "no component is declared here")
                  .with_help("declare receivers, exporters and what is between them"));
}

// The bytes that a config file of this name has in the project, if there is one.
Result<std::optional<std::string>> bytes_there(const project::Root& root, const std::string& name) {
  const fs::path path = fs::path(model::k_examples_folder) / name;
  std::error_code none;
  if (fs::symlink_status(root / path, none).type() == fs::file_type::not_found)
    return std::optional<std::string>();
  Result<std::string> text = root.read(path);
  if (!text) return fail(text.error());
  return std::optional(std::move(*text));
}

// One that lies in config/examples/ keeps its name, as it is not copied.
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
  draft::NewDistribution made;
  made.name = name;
  made.description = fmt::format("What {} runs", configuration.place.filename().string());
  made.config_file = config_name(root, configuration, name);
  made.tags.emplace_back(model::k_custom_tag);
  for (const queries::CatalogEntry* one : components)
    made.tags.push_back(fmt::format("{}{}", model::k_tag_prefix, one->name()));
  const Result<std::optional<std::string>> there = bytes_there(root, made.config_file);
  if (!there) return fail(there.error());
  if (Status added = drafted.add_config_file(made.config_file, configuration.source->text, *there);
      !added)
    return added;
  return drafted.add_distribution(made);
}

Status draft_from_config(const console::Arguments& arguments, const console::Terminal& terminal) {
  const std::vector<std::string> words = arguments.inputs();
  if (words.size() != 1)
    return console::usage(
        fmt::format("one configuration is wanted, not {}", counted(words.size(), "word")));
  const Result<Configuration> configuration = read_configuration(words[0]);
  if (!configuration) return fail(configuration.error());
  const std::string name =
      arguments.has("name") ? arguments.last("name") : configuration->place.stem().string();
  if (auto fault = model::check_distribution_name({name, {}}))
    return fail(std::move(*fault).with_help("give it another name: --name NAME"));
  const Result<OpenProject> project = open_project(arguments);
  if (!project) return fail(project.error());
  if (!project->tree) return fail(missing_tree());
  const queries::Catalog catalog = project->catalog();
  const auto components = draft::resolve_types(configuration->components, catalog);
  if (!components) return fail(components.error());
  draft::Declaration drafted(project->files);
  if (Status done = draft_all(project->root, drafted, *configuration, *components, name); !done)
    return done;
  if (Status done = finish(drafted, *project, arguments, terminal); !done) return done;
  terminal.tell(
      fmt::format("\ndistribution {}: {}", name, counted(components->size(), "component")));
  for (const queries::CatalogEntry* one : *components)
    terminal.tell(fmt::format("  {:<32}{}", one->name(),
                              one->is_upstreams() ? "upstream's" : one->files().front()));
  return {};
}

console::ExitCode run_from_config(const console::Arguments& arguments) {
  return console::run_to_end(arguments, draft_from_config);
}

}  // namespace

Command from_config_row() {
  return {"from-config",
          {"ocelot-gen from-config",
           "Makes the distribution that runs a collector's configuration.",
           "COLLECTOR.yaml",
           {{"name", "DISTRIBUTION", "its name (default: that of the file, without .yaml)"},
            k_dry_run_option,
            console::k_directory_option,
            console::k_colour_option,
            console::k_format_option}},
          {{"ocelot-gen from-config collector.yaml --name edge", ""},
           {"ocelot-gen from-config collector.yaml --dry-run", "only show it"}},
          "Every component that the file declares must be upstream's or the project's. The file is "
          "copied to\nconfig/examples/ and becomes the layer's configuration.",
          run_from_config};
}

}  // namespace ocelot::cli
