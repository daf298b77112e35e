// gomod: upstream and overlays become one tree whose go.mod holds the required modules in the
// versions that were chosen.
#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>

#include "base/text.hpp"
#include "golang/module.hpp"
#include "io/file.hpp"
#include "steps/steps.hpp"

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

// The check step has told this better, with the place; this guards a step that is run by hand.
Status add_overlays(io::Tree& tree, const std::vector<Path>& overlays) {
  std::set<std::string, std::less<>> taken;
  for (const io::TreeEntry& entry : tree) taken.insert(entry.path);
  for (const Path& path : overlays) {
    Result<io::Tree> overlay = io::read_tar(path);
    if (!overlay) return fail(overlay.error());
    for (io::TreeEntry& entry : *overlay) {
      if (!taken.insert(entry.path).second) {
        return fail(error("overwritten-file", whole_file(path.string()),
                          fmt::format("'{}' is there already", entry.path)));
      }
      tree.push_back(std::move(entry));
    }
  }
  std::sort(tree.begin(), tree.end(),
            [](const io::TreeEntry& a, const io::TreeEntry& b) { return a.path < b.path; });
  return {};
}

// The versions that the tree chose, by module; an empty one for a module that tidy removed.
Result<std::map<std::string, std::string>> chosen_versions(
    const Workshop& workshop, const std::vector<golang::ModuleRequirement>& requirements) {
  std::vector<std::string> argv = {"go", "list", "-m", "-e", "-f", "{{.Path}} {{.Version}}"};
  for (const golang::ModuleRequirement& one : requirements) argv.push_back(one.path);
  const Result<std::string> listed = workshop.capture("list the chosen versions", argv);
  if (!listed) return fail(listed.error());
  std::map<std::string, std::string> versions;
  for (std::string_view line : split_lines(*listed)) {
    const std::size_t space = line.find(' ');
    if (space != std::string_view::npos)
      versions[std::string(line.substr(0, space))] = line.substr(space + 1);
  }
  return versions;
}

Diagnostic lost(const golang::ModuleRequirement& wanted, const std::string& chosen) {
  if (chosen.empty()) {
    return error("unused-module", {},
                 fmt::format("'{}' is required, but nothing in the tree imports it", wanted.path))
        .with_help("import it in a wrapper, or remove it from config/component_dependencies.yaml");
  }
  return error("version-lost", {},
               fmt::format("'{}' was required at {}, but the tree needs {}", wanted.path,
                           wanted.version, chosen))
      .with_help(
          fmt::format("write {}@{} in config/component_dependencies.yaml", wanted.path, chosen));
}

// `go mod tidy` takes the highest version that anyone asks for, so a pinned one can lose; and it
// drops what nobody imports.
Status verify(const Workshop& workshop,
              const std::vector<golang::ModuleRequirement>& requirements) {
  Result<std::map<std::string, std::string>> versions = chosen_versions(workshop, requirements);
  if (!versions) return fail(versions.error());
  Diagnostics faults;
  for (const golang::ModuleRequirement& one : requirements) {
    const std::string& chosen = (*versions)[one.path];
    if (chosen != one.version) faults.push_back(lost(one, chosen));
  }
  if (!faults.empty()) return fail(std::move(faults));
  return {};
}

Status edit(const Workshop& workshop, const std::vector<golang::ModuleRequirement>& requirements) {
  std::vector<std::string> argv = {"go", "mod", "edit"};
  for (const golang::ModuleRequirement& one : requirements)
    argv.push_back(fmt::format("-require={}@{}", one.path, one.version));
  if (Status done = workshop.run("add the required modules to go.mod", argv); !done) return done;
  if (Status done = workshop.run("tidy go.mod", {"go", "mod", "tidy"}); !done) return done;
  return verify(workshop, requirements);
}

}  // namespace

Status gomod(const GomodRequest& request) {
  const auto requirements = read_requirements(request);
  if (!requirements) return fail(requirements.error());
  Result<io::Tree> tree = io::read_tar(request.upstream);
  if (!tree) return fail(tree.error());
  if (Status done = add_overlays(*tree, request.overlays); !done) return done;
  if (requirements->empty()) return io::write_tar(request.output, *tree);

  Result<Workshop> workshop = Workshop::open(request.tools, request.output);
  if (!workshop) return fail(workshop.error());
  if (Status done = io::lay_out(*tree, workshop->tree()); !done) return done;
  if (Status done = edit(*workshop, *requirements); !done) return done;
  const Result<io::Tree> edited = io::read_tree(workshop->tree());
  if (!edited) return fail(edited.error());
  return io::write_tar(request.output, *edited);
}

}  // namespace ocelot::steps
