// The words in capitals of the help text, and what they stand for.
#include <algorithm>
#include <array>
#include <set>

#include "build/action/step_command_line.hpp"
#include "cli/completion.hpp"
#include "project/snapshot_with_upstream.hpp"
#include "queries/catalog.hpp"
#include "queries/listing.hpp"
#include "support/base/text.hpp"

namespace ocelot::cli {

namespace {

using queries::Catalog;

// A project, and all that names of it are taken from.
struct Names {
  const project::Snapshot& snapshot;
  const Catalog& catalog;
};

void add_distributions(const Names& names, Completion& found) {
  for (const model::Distribution& one : names.snapshot.model.distributions)
    found.candidates.push_back({one.name, one.description});
}

void add_components(const Names& names, Completion& found) {
  for (const queries::CatalogEntry& one : names.catalog.components())
    found.candidates.push_back({one.name(), one.is_upstreams() ? "upstream's" : "the project's"});
}

void add_tags(const Names& names, Completion& found) {
  for (const queries::ListedTag& one : queries::list_tags(names.catalog))
    found.candidates.push_back({one.tag, "tag"});
}

void add_modules(const Names& names, Completion& found) {
  std::set<std::string> paths;
  for (const model::Dependency& entry : names.snapshot.model.dependencies) {
    for (const golang::ModuleRequirement& module : entry.modules) paths.insert(module.path);
  }
  for (const std::string& path : paths) found.candidates.push_back({path, "module"});
}

void add_targets(const Names& names, Completion& found) {
  for (const queries::ListedTarget& one : queries::list_targets(names.snapshot.graph))
    found.candidates.push_back({one.name, counted(one.files.size(), "file")});
}

// The ends of a path: components and targets.
void add_ends(const Names& names, Completion& found) {
  add_components(names, found);
  add_targets(names, found);
}

using Add = void (*)(const Names&, Completion&);

// What a word stands for: values that never change, names of the project, or paths.
struct Meaning {
  std::string_view word;
  std::string_view values{};  ///< with '|' between them
  Add names = nullptr;
  Paths paths = Paths::none;
};

constexpr auto k_words = std::to_array<Meaning>({
    {"A", {}, add_ends, Paths::files},
    {"ARCH", "amd64|arm64"},
    {"B", {}, add_ends, Paths::files},
    {"COLLECTOR.yaml", {}, nullptr, Paths::files},
    {"COMMAND"},
    {"COMPONENT", {}, add_components},
    {"DIR", {}, nullptr, Paths::folders},
    {"DIGEST"},
    {"DISTRIBUTION", {}, add_distributions},
    {"FILE", {}, nullptr, Paths::files},
    {"FORMAT", "text|json|github"},
    {"GITREF", "HEAD"},
    {"ID"},
    {"KIND"},
    {"LEVEL", "1|2|3|4|5|6|7|8|9|10|11|12"},
    {"LIST"},
    {"MANIFEST", {}, nullptr, Paths::files},
    {"MODULE", {}, add_modules},
    {"N"},
    {"NAME"},
    {"OPTION"},
    {"OUT", {}, nullptr, Paths::files},
    {"PACKAGE"},
    {"PATH", {}, nullptr, Paths::files},
    {"REF"},
    {"REPO", {}, nullptr, Paths::folders},
    {"SHA"},
    {"SIZE"},
    {"TAG", {}, add_tags},
    {"TAGS", {}, add_tags},
    {"TARGET", {}, add_targets, Paths::files},
    {"TEXT"},
    {"TYPE.NAME", {}, add_components},
    {"TYPE", "connector|exporter|extension|processor|receiver"},
    {"URL"},
    {"VERSION"},
    {"WHEN", "auto|always|never"},
    {"WORD"},
});

// What a project that cannot be read is called is of no use at a prompt.
void add_names(Add add, const std::string& folder, Completion& found) {
  const Result<project::Root> root = project::find_root(folder);
  if (!root) return;
  const Result<project::Snapshot> snapshot = project::load(*root);
  if (!snapshot) return;
  const Result<std::optional<Tree>> tree = project::read_upstream_tree(*root);
  const auto upstream = tree ? project::components_in(*tree) : std::nullopt;
  add({*snapshot, Catalog(snapshot->model, upstream)}, found);
}

void add_values(const std::vector<std::string_view>& values, Completion& found) {
  for (std::string_view value : values) found.candidates.push_back({std::string(value)});
}

// The words that stand for rows of our own tables.
bool add_rows(std::string_view word, const Command* command, Completion& found) {
  if (word == "FORMAT" && command != nullptr && !command->forms.empty()) {
    add_values(command->forms, found);
    return true;
  }
  if (word == "COMMAND") {
    for (const Command& one : all_commands())
      found.candidates.push_back({std::string(one.name), one.line.purpose});
  }
  if (word == "KIND") {
    for (const graph::StepCommand& one : graph::step_commands())
      found.candidates.push_back({std::string(one.name), std::string(one.purpose)});
  }
  return word == "COMMAND" || word == "KIND";
}

}  // namespace

std::optional<Completion> values_of(std::string_view word, const Command* command,
                                    const std::string& folder) {
  const auto meaning = std::find_if(k_words.begin(), k_words.end(), [&](const Meaning& one) {
    return one.word == word.substr(0, word.find_first_of("[@"));
  });
  if (meaning == k_words.end()) return std::nullopt;
  Completion found;
  found.paths = meaning->paths;
  if (add_rows(word, command, found)) return found;
  if (!meaning->values.empty()) add_values(split(meaning->values, '|'), found);
  if (meaning->names != nullptr) add_names(meaning->names, folder, found);
  return found;
}

}  // namespace ocelot::cli
