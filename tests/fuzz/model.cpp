// A whole project, from its files to the Ninja file: no duplicate outputs, no unknown inputs, and
// the same bytes each time. In: files, each below a line `=== PATH`.
#include "declaration/model/model.hpp"

#include <map>
#include <set>

#include "declaration/model/make_model.hpp"
#include "declaration/model/project_files.hpp"
#include "graph/make_graph.hpp"
#include "graph/make_plan.hpp"
#include "graph/ninja_writer.hpp"
#include "support/base/render.hpp"
#include "support/base/text.hpp"
#include "support/expect.hpp"
#include "support/input.hpp"
#include "support/ninja_file.hpp"
#include "support/sound.hpp"

namespace {

using namespace ocelot;  // NOLINT: the whole target uses this namespace

using Files = std::map<std::string, std::string>;

struct Project {
  model::ProjectFiles files;
  graph::ProjectInputs inputs;
};

Files take_apart(std::string_view text) {
  constexpr std::string_view k_marker = "=== ";
  Files files;
  std::string* file = nullptr;
  for (std::string_view line : split(text, '\n')) {
    if (line.starts_with(k_marker)) {
      file = &files[std::string(line.substr(k_marker.size()))];
    } else if (file != nullptr) {
      *file += std::string(line) + "\n";
    }
  }
  return files;
}

bool lies_in(std::string_view path, std::string_view folder) {
  return path.size() > folder.size() + 1 && path.starts_with(folder) && path[folder.size()] == '/';
}

// Whether a listing of a folder can contain the path.
bool is_listed(std::string_view path) {
  for (std::string_view part : split(path, '/')) {
    if (part.empty() || part == "." || part == "..") return false;
  }
  return path.find('\0') == std::string_view::npos;
}

SourceRef* place_of(model::ProjectFiles& files, std::string_view path) {
  if (path == model::k_distributions_path) return &files.distributions;
  if (path == model::k_dependencies_path) return &files.dependencies;
  if (path == model::k_upstream_path) return &files.upstream;
  if (path == model::k_policy_path) return &files.policy;
  return nullptr;
}

void add(Project& project, const std::string& path, const std::string& text) {
  if (!is_listed(path)) return;
  if (lies_in(path, model::k_examples_folder)) {
    project.inputs.named.push_back(path);
    project.files.examples.push_back(path.substr(model::k_examples_folder.size() + 1));
    return;
  }
  SourceRef* const place = place_of(project.files, path);
  if (place == nullptr && !lies_in(path, model::k_components_folder)) return;
  const SourceRef source = make_source(path, text);
  if (place != nullptr) *place = source;
  if (place == nullptr) project.files.components.push_back(source);
  project.inputs.files.push_back(path);
}

Project read_project(std::string_view text) {
  Project project;
  project.inputs.folders = {"config"};
  for (const auto& [path, content] : take_apart(text)) add(project, path, content);
  if (project.files.distributions == nullptr)
    add(project, std::string(model::k_distributions_path), "d: {}\n");
  return project;
}

void expect_sound(const std::string& text, const graph::Graph& graph) {
  std::set<std::string> known;
  for (const graph::File& file : graph.files) known.insert(file.path);
  known.insert("/bin/ocelot-gen");
  std::set<std::string> made;
  const std::vector<fuzz::BuildLine> builds = fuzz::read_ninja_file(text);
  for (const fuzz::BuildLine& build : builds) {
    for (const std::string& output : build.outputs)
      fuzz::expect(made.insert(output).second, "an output is made once");
  }
  known.insert(made.begin(), made.end());
  for (const fuzz::BuildLine& build : builds) {
    for (const std::string& input : build.inputs)
      fuzz::expect(known.contains(input), "an input is known");
  }
  fuzz::expect(made.contains("all"), "there is a target for all");
}

std::string failure(const Diagnostics& diagnostics) {
  fuzz::expect(has_errors(diagnostics), "a failure says why");
  fuzz::expect_sound(diagnostics);
  return render(diagnostics);
}

std::string build(const Project& project, const model::Model& model) {
  const std::string commit(40, 'c');
  const auto plan =
      graph::make_plan(model, {}, graph::PinnedCommit{model.upstream.location, true, commit});
  if (!plan) return failure(plan.error());
  const auto graph = graph::make_graph(*plan, project.inputs);
  if (!graph) return failure(graph.error());
  graph::Machine machine;
  machine.ocelot = "/bin/ocelot-gen";
  std::string text = graph::write(*graph, machine);
  expect_sound(text, *graph);
  return text;
}

std::string generate(const Project& project) {
  Diagnostics diagnostics;
  const model::Model model = model::make_model(project.files).take(diagnostics);
  fuzz::expect_sound(diagnostics);
  const std::string told = render(diagnostics);
  return has_errors(diagnostics) ? told : told + build(project, model);
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const Project project = read_project(fuzz::text_of(data, size));
  fuzz::expect_same(generate(project), generate(project), "the same files give the same bytes");
  return 0;
}
