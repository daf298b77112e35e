// Reads the configuration of each distribution that leaves out providers.
#include "project/omitted_references.hpp"

#include <set>

#include <fmt/format.h>

#include "declaration/config/config_references.hpp"
#include "project/project.hpp"
#include "support/io/file.hpp"

namespace ocelot::project {

namespace {

using model::Distribution;

// `omitted` is the name of the provider, and where it is left out.
Diagnostic describe(const config::ConfigReference& reference, const Distribution& distribution,
                    const std::pair<const std::string, Place>& omitted) {
  return error("omitted-provider", reference.place,
               fmt::format("'{}' needs the provider '{}', which '{}' leaves out", reference.text,
                           omitted.first, distribution.name))
      .with_note("left out here", omitted.second)
      .with_help(fmt::format("remove '{}' from 'omit-providers', or write the value itself",
                             omitted.first));
}

Diagnostics find_in(const Root& root, const Distribution& distribution) {
  const auto& omitted = distribution.omitted_providers;
  if (!distribution.config_file || omitted.empty()) return {};
  const Result<std::string> text = io::read_file(root / *distribution.config_file);
  if (!text) return {};
  Diagnostics faults;
  const SourceRef source = make_project_source(*distribution.config_file, *text);
  for (const config::ConfigReference& reference : config::find_references(source)) {
    const auto provider = omitted.find(reference.scheme);
    if (provider != omitted.end()) faults.push_back(describe(reference, distribution, *provider));
  }
  return faults;
}

}  // namespace

// Several distributions may have one configuration; its references are reported for the first.
Diagnostics find_omitted_references(const Root& root, const model::Model& model) {
  Diagnostics faults;
  std::set<std::string> reported;
  for (const Distribution& distribution : model.distributions) {
    if (distribution.config_file && reported.contains(*distribution.config_file)) continue;
    Diagnostics found = find_in(root, distribution);
    if (found.empty()) continue;
    reported.insert(*distribution.config_file);
    append(faults, std::move(found));
  }
  sort_by_place(faults);
  return faults;
}

}  // namespace ocelot::project
