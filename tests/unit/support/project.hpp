// Projects made of text: the input of a model, without a disk.
#pragma once

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "declaration/model/model.hpp"
#include "declaration/model/project_files.hpp"
#include "support/text.hpp"

namespace ocelot::test {

using Files = std::map<std::string, std::string>;

/// A wrapper for one tag, such as "exporter.foo"; its package is named after the tag's type.
inline std::string wrapper(const std::string& tag, const std::string& imports = {}) {
  const std::string type = tag.substr(0, tag.find('.'));
  return "//go:build lambdacomponents.custom && (lambdacomponents.all || lambdacomponents." + type +
         ".all || lambdacomponents." + tag + ")\n\npackage " + type + "\n" + imports;
}

/// Project files with these components; their paths are relative to the components folder.
inline model::ProjectFiles project(const Files& components, std::string distributions = "d: {}\n",
                                   std::string dependencies = {}) {
  model::ProjectFiles files;
  files.distributions =
      make_source(std::string(model::k_distributions_path), std::move(distributions));
  if (!dependencies.empty()) {
    files.dependencies =
        make_source(std::string(model::k_dependencies_path), std::move(dependencies));
  }
  for (const auto& [path, text] : components)
    files.components.push_back(
        make_source(std::string(model::k_components_folder) + "/" + path, text));
  return files;
}

}  // namespace ocelot::test
