// Reads each list of components.
#include "project/known_types.hpp"

#include <algorithm>
#include <filesystem>
#include <string>

#include <fmt/format.h>

#include "graph/paths.hpp"
#include "support/base/json.hpp"

namespace ocelot::project {

namespace fs = std::filesystem;

namespace {

using queries::KnownType;

std::vector<std::string> find_lists(const Root& root) {
  std::vector<std::string> paths;
  std::error_code none;
  for (const fs::directory_entry& entry :
       fs::directory_iterator(root / graph::k_inspection_folder, none)) {
    if (entry.path().extension() == ".json")
      paths.push_back(
          fmt::format("{}/{}", graph::k_inspection_folder, entry.path().filename().string()));
  }
  std::sort(paths.begin(), paths.end());
  return paths;
}

void add_types(const Json& list, std::vector<KnownType>& types) {
  const Json* const components = list.find("components");
  if (components == nullptr) return;
  for (const Json& entry : components->values()) {
    types.push_back({text_in(entry, "kind"), text_in(entry, "type"),
                     strings_in(entry.find("aliases")), text_in(entry, "module")});
  }
}

}  // namespace

std::vector<KnownType> read_known_types(const Root& root) {
  std::vector<KnownType> types;
  for (const std::string& path : find_lists(root)) {
    const Result<std::string> text = root.read(path);
    if (!text) continue;
    if (const std::optional<Json> list = parse_json(*text)) add_types(*list, types);
  }
  return types;
}

}  // namespace ocelot::project
