// Collects the files of each target.
#include "graph/targets.hpp"

#include <map>

namespace ocelot::graph {

std::vector<Target> targets_of(const std::vector<Artifact>& artifacts) {
  std::map<std::string, std::vector<FileId>> by_distribution;
  std::map<std::string, std::vector<FileId>> by_architecture;
  std::vector<FileId> all;
  for (const Artifact& artifact : artifacts) {
    for (FileId id : artifact.files) {
      by_distribution[artifact.distribution].push_back(id);
      by_architecture[std::string(model::name_of(artifact.architecture))].push_back(id);
      all.push_back(id);
    }
  }
  std::vector<Target> targets;
  for (auto& [name, files] : by_distribution) targets.push_back({name, std::move(files)});
  std::vector<std::string> architectures;
  for (auto& [name, files] : by_architecture) {
    targets.push_back({name, std::move(files)});
    architectures.push_back(name);
  }
  targets.push_back({"all", std::move(all), std::move(architectures)});
  return targets;
}

}  // namespace ocelot::graph
