// A project on disk with its upstream next to it, for the stages that read files.
#pragma once

#include <filesystem>
#include <string>

#include <fmt/format.h>

#include "declaration/model/project_files.hpp"
#include "project/root.hpp"
#include "support/project.hpp"
#include "support/shell.hpp"
#include "support/temporary_folder.hpp"

namespace ocelot::test {

/// A folder with `project`, which has two distributions with one component each, and `upstream`, a
/// git repository whose branch main has the folder `collector`.
class ProjectFolder {
 public:
  ProjectFolder() {
    put(folder_ / "project/config/distributions.yaml",
        "a:\n  buildtags: [lambdacomponents.custom, lambdacomponents.exporter.a]\n"
        "b:\n  buildtags: [lambdacomponents.custom, lambdacomponents.exporter.b]\n");
    put(folder_ / "project/config/upstream.yaml", "repo: ../upstream\nref: main\n");
    put_component("a");
    put_component("b");
    put(folder_ / "upstream/collector/go.mod", "module x\n");
    commit("upstream", "git init -q -b main");
  }

  project::Root root() const { return project::Root(folder_ / "project"); }
  std::filesystem::path upstream() const { return folder_ / "upstream"; }

  void put_component(const std::string& name) const {
    put(root() / component_path(name), wrapper("exporter." + name));
  }

  static std::string component_path(const std::string& name) {
    return fmt::format("{}/exporter/{}.go", model::k_components_folder, name);
  }

  /// Runs a script in a sub-folder, then commits all files there. Returns the commit's id.
  std::string commit(const std::string& folder, const std::string& script = "true") const {
    return output_of(folder_ / folder,
                     script + " && git add -A && git commit -q -m edit && git rev-parse HEAD");
  }

 private:
  TemporaryFolder folder_;
};

}  // namespace ocelot::test
