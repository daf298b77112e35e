// Walks over the values of a request.
#include "build/action/step_key.hpp"

#include <fmt/format.h>

#include "build/steps/toolchain.hpp"
#include "support/io/tree_folder.hpp"

namespace ocelot::action {

namespace {

namespace fs = std::filesystem;

using graph::Role;

constexpr const char* k_go = "go";

class KeyBuilder {
 public:
  KeyBuilder(const graph::StepContract& contract, const StepValues& values)
      : contract_(contract), values_(values) {}

  Result<cache::ActionKey> build() {
    key_.add_text("step", fmt::format("{} {}", contract_.name, contract_.version));
    for (const auto& [option, values] : values_.options) {
      for (const std::string& value : values) {
        if (Status added = add(option, value); !added) return fail(added.error());
      }
    }
    for (const std::string& input : values_.inputs) {
      if (contract_.hashes_input_paths) key_.add_text("input-name", input);
      if (Status added = key_.add_file("input", input); !added) return fail(added.error());
    }
    return std::move(key_);
  }

 private:
  Status add(const graph::StepOption& option, const std::string& value) {
    switch (option.role) {
      case Role::text:
      case Role::within:
        key_.add_text(option.long_name(), value);
        return {};
      case Role::input:
        return key_.add_file(option.long_name(), value);
      case Role::folder:
        return add_folder(option.long_name(), fs::path(value) / value_of(Role::within));
      case Role::go:
        return add_go(value);
      case Role::cc:
        return add_text(option.long_name(), steps::identify_cc(steps::find_tool(value)));
      case Role::output:
      case Role::go_version:
      case Role::untracked:
      case Role::content:
        return {};
    }
    return {};
  }

  Status add_text(std::string name, Result<std::string> text) {
    if (!text) return fail(text.error());
    key_.add_text(std::move(name), std::move(*text));
    return {};
  }

  // The first input of each step that runs go is the tree in which go's version is determined.
  Status add_go(const std::string& go) {
    if (values_.inputs.empty()) return {};
    return add_text(k_go,
                    steps::identify_go(go, value_of(Role::go_version), values_.inputs.front()));
  }

  // The value of the option with a role; empty if it is not set.
  std::string value_of(Role role) const {
    for (const auto& [option, values] : values_.options) {
      if (option.role == role && !values.empty()) return values.front();
    }
    return {};
  }

  // Includes everything that a tar of the folder records: also the kind of each file.
  Status add_folder(const std::string& name, const fs::path& folder) {
    const Result<StoredTree> tree = io::open_tree(folder);
    if (!tree) return fail(tree.error());
    for (const StoredFile& file : tree->files) {
      const Result<TreeEntry> entry = load(*tree, file);
      if (!entry) return fail(entry.error());
      key_.add_text(name + "-path", entry->path);
      key_.add_text(name + "-kind", std::string(name_of(entry->kind)));
      key_.add_content(name, folder / entry->path, entry->content);
    }
    return {};
  }

  const graph::StepContract& contract_;
  const StepValues& values_;
  cache::ActionKey key_;
};

}  // namespace

Result<cache::ActionKey> key_of(const graph::StepContract& contract, const StepValues& values) {
  return KeyBuilder(contract, values).build();
}

std::string go_in(const cache::ActionKey& key) {
  for (const cache::KeyField& field : key.all()) {
    if (field.name == k_go) return field.value;
  }
  return {};
}

std::vector<fs::path> outputs_of(const StepValues& values) {
  std::vector<fs::path> outputs;
  for (const auto& [option, paths] : values.options) {
    if (option.role == Role::output) outputs.insert(outputs.end(), paths.begin(), paths.end());
  }
  return outputs;
}

fs::path record_path(const fs::path& output) {
  return output.string() + ".fields";
}

}  // namespace ocelot::action
