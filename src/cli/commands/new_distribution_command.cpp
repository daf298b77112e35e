// new distribution: an entry of config/distributions.yaml.
#include <fmt/format.h>

#include "cli/commands/drafting.hpp"
#include "cli/commands/query.hpp"
#include "cli/commands/rows.hpp"
#include "declaration/model/names.hpp"
#include "project/draft/tags.hpp"

namespace ocelot::cli {

namespace {

using draft::Declaration;

Status draft_distribution(const console::Arguments& arguments, const console::Terminal& terminal) {
  if (Status fits = expect_inputs(arguments.inputs(), 1, "a name"); !fits) return fits;
  draft::NewDistribution added{arguments.inputs()[0], arguments.last("description"),
                               arguments.all("base"), arguments.last("config-file"),
                               draft::read_tags(arguments.all("tags"))};
  if (added.bases.empty() && added.tags.empty())
    return console::usage("a distribution needs tags",
                          "add --tags, or --base to inherit the tags of another distribution");
  if (auto fault = model::check_distribution_name({added.name, {}})) return fail(std::move(*fault));
  const Result<OpenProject> project = open_project(arguments);
  if (!project) return fail(project.error());
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
            Option{"config-file", "FILE", "a file of config/examples/ as the layer's configuration"}
                .takes(ValueKind::file),
            {"description", "TEXT", "one line of text"}},
           {{}}},
      .examples = {{"ocelot-gen new distribution tiny --tags receiver.otlp,exporter.otlphttp", ""},
                   {"ocelot-gen new distribution s3 --base minimal --tags exporter.awss3", ""}},
      .notes = "A TYPE.NAME is written below components:, a tag of Go or of a module below go:.",
      .shared = {.project = true, .writes = true},
      .run = run_new_distribution};
}

}  // namespace ocelot::cli
