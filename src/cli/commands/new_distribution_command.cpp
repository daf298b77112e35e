// new distribution: an entry of config/distributions.yaml.
#include <fmt/format.h>

#include "cli/commands/drafting.hpp"
#include "cli/commands/query.hpp"
#include "cli/commands/rows.hpp"
#include "declaration/model/names.hpp"
#include "declaration/model/project_files.hpp"
#include "project/config_files.hpp"
#include "project/draft/tags.hpp"

namespace ocelot::cli {

namespace {

using draft::Declaration;

// The configuration's path in the project.
std::string config_of(const console::Arguments& arguments) {
  if (!arguments.has("config-file")) return arguments.last("config");
  return fmt::format("{}/{}", model::k_examples_folder, arguments.last("config-file"));
}

Status draft_distribution(const console::Arguments& arguments, const console::Terminal& terminal) {
  if (Status fits = expect_inputs(arguments.inputs(), 1, "a name"); !fits) return fits;
  draft::NewDistribution added{arguments.inputs()[0], arguments.last("description"),
                               arguments.all("base"), config_of(arguments),
                               draft::read_tags(arguments.all("tags"))};
  if (added.bases.empty() && added.tags.empty())
    return console::usage("a distribution needs tags",
                          "add --tags, or --base to inherit the tags of another distribution");
  if (arguments.has("config") && arguments.has("config-file"))
    return console::usage("--config and --config-file exclude each other");
  if (auto fault = model::check_distribution_name({added.name, {}})) return fail(std::move(*fault));
  const Result<OpenProject> project = open_project(arguments);
  if (!project) return fail(project.error());
  if (!added.config.empty() && !project::is_project_file(project->root, added.config))
    return fail(error("missing-config-file", {}, fmt::format("no file '{}'", added.config))
                    .with_help("write the path of a file from the project's folder"));
  const bool has_added =
      added.bases.empty() && !draft::name_components(added.tags) && draft::add_custom(added.tags);
  Declaration drafted(project->files);
  if (Status done = drafted.add_distribution(added); !done) return done;
  if (Status done = finish(drafted, *project, arguments, terminal); !done) return done;
  if (has_added)
    terminal.print_summary(fmt::format("added    {}; without it, upstream ignores the other tags",
                                       model::k_custom_tag));
  return {};
}

Result<Answer> run_new_distribution(const console::Arguments& arguments,
                                    const console::Terminal& terminal) {
  return answer_of(draft_distribution(arguments, terminal));
}

}  // namespace

Command new_distribution_row() {
  using console::Option;
  using console::ValueKind;
  return {
      .name = "new distribution",
      .section = Section::start,
      .line =
          {"ocelot-gen new distribution",
           "Declares a distribution.",
           "NAME",
           {Option{"base", "DISTRIBUTION", "include the tags of this one; may be repeated"}.takes(
                ValueKind::distribution),
            Option{"tags", "TAGS",
                   "separated by commas: receiver.otlp,exporter.debug; may be repeated"}
                .takes(ValueKind::tag),
            Option{"config", "PATH", "the layer's configuration, from the project's folder"}.takes(
                ValueKind::file),
            Option{"config-file", "FILE", "the same for a file in config/examples/"}.takes(
                ValueKind::file),
            {"description", "TEXT", "one line of text"}},
           {{}}},
      .examples = {{"ocelot-gen new distribution tiny --tags receiver.otlp,exporter.otlphttp", ""},
                   {"ocelot-gen new distribution s3 --base minimal --tags exporter.awss3", ""}},
      .notes = "A TYPE.NAME is written below components:, a tag of Go or of a module below go:.",
      .shared = {.project = true, .writes = true},
      .run = run_new_distribution};
}

}  // namespace ocelot::cli
