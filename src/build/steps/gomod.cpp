// gomod: combines upstream and overlays into one tree whose go.mod has the required modules in the
// chosen versions.
#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "build/steps/compiled_files.hpp"
#include "build/steps/modules.hpp"
#include "build/steps/steps.hpp"
#include "support/base/text.hpp"
#include "support/golang/module.hpp"
#include "support/io/file.hpp"
#include "support/io/tar.hpp"
#include "support/io/tree_folder.hpp"

namespace ocelot::steps {

namespace {

Result<std::vector<golang::ModuleRequirement>> read_requirements(const GomodRequest& request) {
  const Result<std::string> upstreams = io::read_file(request.version);
  if (!upstreams) return fail(upstreams.error());
  std::vector<golang::ModuleRequirement> requirements;
  for (const std::string& text : request.requirements) {
    auto requirement = golang::parse_requirement(text);
    if (!requirement) return fail(error("bad-module", {}, requirement.error().message));
    if (requirement->version.empty()) requirement->version = trim(*upstreams);
    requirements.push_back(std::move(*requirement));
  }
  return requirements;
}

// The check step reports this better, with the place; this is for a step that is run by hand.
Status add_overlays(Tree& tree, const std::vector<std::string>& overlays) {
  std::set<std::string, std::less<>> taken;
  for (const TreeEntry& entry : tree) taken.insert(entry.path);
  std::vector<std::string> added;
  for (const std::string& path : overlays) {
    Result<Tree> overlay = io::read_tar(path);
    if (!overlay) return fail(overlay.error());
    for (TreeEntry& entry : *overlay) {
      if (!taken.insert(entry.path).second) {
        return fail(error("overwritten-file", whole_file(path),
                          fmt::format("'{}' already exists", entry.path)));
      }
      added.push_back(entry.path);
      tree.push_back(std::move(entry));
    }
  }
  if (!added.empty()) tree.push_back(list_of_overlay(std::move(added)));
  std::sort(tree.begin(), tree.end(),
            [](const TreeEntry& a, const TreeEntry& b) { return a.path < b.path; });
  return {};
}

// Whether `go mod vendor` was run. Go then builds from the vendor folder, which contains a copy of
// lambdacomponents, so overlays would be ignored.
bool is_vendored(const Tree& tree) {
  return std::any_of(tree.begin(), tree.end(),
                     [](const TreeEntry& entry) { return entry.path == "vendor/modules.txt"; });
}

Status edit(const StepSandbox& sandbox, const std::vector<golang::ModuleRequirement>& requirements,
            bool vendored, const PlaceLookup& places) {
  if (!requirements.empty()) {
    if (Status done = require_modules(sandbox, requirements, places); !done) return done;
  }
  if (!vendored) return {};
  return sandbox.run("update the vendor folder", {"go", "mod", "vendor"});
}

}  // namespace

Status run(const GomodRequest& request, const StepEnvironment& environment) {
  const auto requirements = read_requirements(request);
  if (!requirements) return fail(requirements.error());
  Result<Tree> tree = io::read_tar(request.upstream);
  if (!tree) return fail(tree.error());
  if (Status done = add_overlays(*tree, request.overlays); !done) return done;
  const bool vendors = is_vendored(*tree) && !request.overlays.empty();
  if (requirements->empty() && !vendors) return io::write_tar(request.output, *tree);

  Result<StepSandbox> sandbox =
      StepSandbox::open({find_tool(request.go), {}}, request.output, environment);
  if (!sandbox) return fail(sandbox.error());
  if (Status done = io::lay_out(*tree, sandbox->tree()); !done) return done;
  if (Status done = edit(*sandbox, *requirements, is_vendored(*tree), environment.places); !done)
    return done;
  const Result<Tree> edited = io::read_tree(sandbox->tree());
  if (!edited) return fail(edited.error());
  return io::write_tar(request.output, *edited);
}

}  // namespace ocelot::steps
