// validate: asks the collector of a built layer about a configuration.
#include <algorithm>
#include <filesystem>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "build/steps/config_faults.hpp"
#include "build/steps/config_lints.hpp"
#include "build/steps/config_verdict.hpp"
#include "cli/commands/query.hpp"
#include "cli/commands/rows.hpp"
#include "cli/layers/built_layers.hpp"
#include "graph/paths.hpp"
#include "support/base/text.hpp"
#include "support/console/message_format.hpp"
#include "support/io/file.hpp"
#include "support/io/scratch.hpp"
#include "support/io/zip_content.hpp"

namespace ocelot::cli {

namespace {

namespace fs = std::filesystem;

struct Subject {
  std::string distribution;
  SourceRef source;
  std::string program;              ///< of the layer, an absolute path
  std::vector<std::string> values;  ///< REFERENCE=VALUE
};

struct Verdicts {
  std::vector<Json> configs;
  std::vector<std::string> not_built;  ///< distributions
  Diagnostics diagnostics;
  std::size_t accepted = 0;
};

Diagnostic not_built(const graph::ArtifactPlan& layer, std::string problem) {
  return error("not-built", {}, std::move(problem))
      .with_help(fmt::format("build it: ocelot-gen build {}", layer.distribution));
}

// Upstream's default configuration, as it is in the layer.
Result<SourceRef> default_config(const project::Root& root, const graph::ArtifactPlan& layer) {
  const std::string zip = graph::raw_layer_path(layer.architecture, layer.distribution);
  std::error_code code;
  if (!fs::exists(root / zip, code))
    return fail(
        not_built(layer, fmt::format("the layer of '{}' is not built", layer.distribution)));
  const auto configs = io::read_zip_folder(root / zip, graph::k_layer_configs);
  if (!configs) return fail(configs.error());
  const auto found = configs->find(std::string(graph::k_default_config));
  if (found == configs->end())
    return fail(error(
        "missing-layer-config", whole_file(zip),
        fmt::format("the layer has no {}/{}", graph::k_layer_configs, graph::k_default_config)));
  return make_source(fmt::format("{}:{}/{}", zip, graph::k_layer_configs, graph::k_default_config),
                     found->second);
}

Result<SourceRef> config_of(const project::Root& root, const graph::ArtifactPlan& layer,
                            const SourceRef& given) {
  if (given) return given;
  if (!layer.config_file) return default_config(root, layer);
  Result<std::string> text = root.read(*layer.config_file);
  if (!text) return fail(text.error());
  return make_source(*layer.config_file, std::move(*text));
}

// The file of --config; null without it.
Result<SourceRef> read_given(const console::Arguments& arguments) {
  if (!arguments.has("config")) return SourceRef();
  const std::string path = arguments.last("config");
  Result<std::string> text = io::read_file(path);
  if (!text) return fail(text.error());
  return make_source(path, std::move(*text));
}

Result<Subject> subject_of(const project::Root& root, const graph::Plan& plan,
                           const graph::ArtifactPlan& layer, const SourceRef& given) {
  const std::string program =
      graph::inspect_program_path(plan.inspections[layer.inspection->index].id);
  std::error_code code;
  const std::uintmax_t size = fs::file_size(root / program, code);
  if (code) {
    return fail(not_built(
        layer, fmt::format("the program that checks '{}' is not built", layer.distribution)));
  }
  if (size == 0) {
    return fail(error("not-inspected", {},
                      fmt::format("'{}' cannot be checked: the program that does so does not "
                                  "compile with this upstream",
                                  layer.distribution)));
  }
  Result<SourceRef> source = config_of(root, layer, given);
  if (!source) return fail(source.error());
  return Subject{layer.distribution, std::move(*source), (root / program).string(),
                 layer.config_values};
}

Status judge(const Subject& subject, const steps::StepEnvironment& environment,
             Verdicts& verdicts) {
  const Result<io::Scratch> scratch = io::Scratch::make();
  if (!scratch) return fail(scratch.error());
  const auto workspace =
      steps::StepWorkspace::open({}, scratch->path() / "verdict.json", environment);
  if (!workspace) return fail(workspace.error());
  if (Status put = steps::put_program(*workspace, subject.program); !put) return put;
  Result<Json> verdict =
      steps::ask_verdict(*workspace, "config.yaml", subject.source->text, subject.values);
  if (!verdict) return fail(verdict.error());
  append(verdicts.diagnostics, steps::find_config_faults(*verdict, subject.source));
  append(verdicts.diagnostics, steps::find_config_lints(*verdict, subject.source, subject.values));
  if (*verdict->find("accepted")->boolean()) ++verdicts.accepted;
  Json config = {{"distribution", subject.distribution}, {"config", subject.source->path}};
  config.add_all(std::move(*verdict));
  verdicts.configs.push_back(std::move(config));
  return {};
}

// The first layer of each distribution that has a program; layers of another kind have none.
std::vector<const graph::ArtifactPlan*> inspected_layers(
    const graph::Plan& plan, const std::vector<std::string>& distributions) {
  std::vector<const graph::ArtifactPlan*> layers;
  for (const graph::ArtifactPlan& layer : plan.layers) {
    const bool is_chosen =
        distributions.empty() ||
        std::ranges::find(distributions, layer.distribution) != distributions.end();
    const bool is_new = layers.empty() || layers.back()->distribution != layer.distribution;
    if (is_chosen && is_new && layer.inspection) layers.push_back(&layer);
  }
  return layers;
}

// Distributions that are named, but have no layer that this machine can check.
Diagnostics find_unchecked(const std::vector<const graph::ArtifactPlan*>& layers,
                           const model::Model& model, const std::vector<std::string>& names) {
  Diagnostics faults;
  for (const std::string& name : names) {
    const bool is_checked = std::ranges::any_of(
        layers, [&](const graph::ArtifactPlan* layer) { return layer->distribution == name; });
    if (is_checked) continue;
    const model::Distribution* const found = model.find(name);
    faults.push_back(
        found == nullptr
            ? error("unknown-distribution", {}, fmt::format("unknown distribution '{}'", name))
                  .with_help("ocelot-gen list has all of them")
            : error("not-inspected", found->place,
                    fmt::format("'{}' has no layer that this machine can check", name)));
  }
  return faults;
}

std::string to_json(const Verdicts& verdicts) {
  return console::document("validation")
      .add("configs", Json::array(verdicts.configs))
      .add("not_built", verdicts.not_built)
      .add("diagnostics", console::to_array(verdicts.diagnostics))
      .text();
}

std::string to_text(const Verdicts& verdicts, const console::PageStyle& style) {
  console::Page page(style);
  page.paragraph(fmt::format("{} checked: {} accepted",
                             counted(verdicts.configs.size(), "configuration"), verdicts.accepted));
  if (!verdicts.not_built.empty()) {
    page.paragraph(
        fmt::format("not built, so not checked: {}", fmt::join(verdicts.not_built, ", ")));
  }
  return page.text();
}

bool has_program(const project::Root& root, const graph::Plan& plan,
                 const graph::ArtifactPlan& layer) {
  std::error_code code;
  const std::string& id = plan.inspections[layer.inspection->index].id;
  return fs::exists(root / graph::inspect_program_path(id), code);
}

Result<Answer> run_validate(const console::Arguments& arguments,
                            const console::Terminal& terminal) {
  const auto invocation = project::InvocationDirectory::find(arguments);
  if (!invocation) return fail(invocation.error());
  project::LoadPolicy policy;
  policy.choice.inspected = model::k_native;
  policy.choice.inspects_unbuilt = true;
  const auto snapshot = project::load(invocation->root(), policy);
  if (!snapshot) return fail(snapshot.error());
  const auto layers = inspected_layers(snapshot->plan, arguments.inputs());
  Diagnostics faults = find_unchecked(layers, snapshot->model, arguments.inputs());
  if (!faults.empty()) return fail(std::move(faults));
  const Result<SourceRef> given = read_given(arguments);
  if (!given) return fail(given.error());
  const auto built = BuiltProject::open(arguments);
  if (!built) return fail(built.error());
  const steps::StepEnvironment environment = built->environment("ocelot-gen validate");
  Verdicts verdicts;
  for (const graph::ArtifactPlan* layer : layers) {
    if (arguments.inputs().empty() && !has_program(invocation->root(), snapshot->plan, *layer)) {
      verdicts.not_built.push_back(layer->distribution);
      continue;
    }
    const Result<Subject> subject = subject_of(invocation->root(), snapshot->plan, *layer, *given);
    if (!subject) return fail(subject.error());
    if (Status judged = judge(*subject, environment, verdicts); !judged)
      return fail(judged.error());
  }
  if (verdicts.configs.empty()) {
    return fail(layers.empty()
                    ? error("not-inspected", {}, "no layer can be checked on this machine")
                    : not_built(*layers.front(), "no layer is built"));
  }
  const console::ExitCode code =
      has_errors(verdicts.diagnostics) ? console::ExitCode::bad_input : console::ExitCode::done;
  if (is_json(terminal)) return Answer{to_json(verdicts), code};
  terminal.print(verdicts.diagnostics);
  return Answer{to_text(verdicts, terminal.style().page), code};
}

}  // namespace

Command validate_row() {
  using console::OutputFormat;
  return {.name = "validate",
          .section = Section::check,
          .line = {"ocelot-gen validate",
                   "Checks a configuration with the collector of a built layer.",
                   "[DISTRIBUTION…]",
                   {console::Option{"config", "FILE", "check this file in place of the layer's own"}
                        .takes(console::ValueKind::file)},
                   {{{console::ValueKind::distribution}}}},
          .examples = {{"ocelot-gen validate", "all layers"},
                       {"ocelot-gen validate minimal --config collector.yaml",
                        "check a file that is not declared"}},
          .notes =
              "A build runs the same check, but reports faults of upstream's own configuration as "
              "warnings.\nThis command reports them as errors. References get the values of "
              "'config-env'.",
          .shared = {.project = true},
          .formats = {OutputFormat::text, OutputFormat::json, OutputFormat::github},
          .run = run_validate};
}

}  // namespace ocelot::cli
