// Reads the configuration of each distribution that leaves out providers.
#include "project/omitted_references.hpp"

#include <set>

#include "declaration/model/omitted_providers.hpp"
#include "project/project.hpp"
#include "support/io/file.hpp"

namespace ocelot::project {

Diagnostics find_omitted_references(const Root& root, const model::Model& model) {
  Diagnostics faults;
  std::set<std::pair<std::string, std::size_t>> seen;
  for (const model::Distribution& distribution : model.distributions) {
    if (!distribution.config_file || distribution.omitted_providers.empty()) continue;
    const Result<std::string> text = io::read_file(root / *distribution.config_file);
    if (!text) continue;
    const SourceRef source = make_project_source(*distribution.config_file, *text);
    for (Diagnostic& fault : model::find_omitted_references(distribution, source)) {
      if (seen.insert({*distribution.config_file, fault.place.offset}).second)
        faults.push_back(std::move(fault));
    }
  }
  sort_by_place(faults);
  return faults;
}

}  // namespace ocelot::project
