// gomod: combines upstream and overlays into one tree, and edits its go.mod and go.sum as the lock
// says. Go is not asked: when it compiles the tree, it rejects a go.mod that would have to be
// changed.
#include <set>

#include <fmt/format.h>

#include "build/steps/compiled_files.hpp"
#include "build/steps/pack.hpp"
#include "build/steps/steps.hpp"
#include "declaration/model/replaces.hpp"
#include "graph/provider_stubs.hpp"
#include "support/base/text.hpp"
#include "support/golang/go_mod_edit.hpp"
#include "support/golang/module.hpp"
#include "support/io/file.hpp"
#include "support/io/tar.hpp"

namespace ocelot::steps {

namespace {

Expected<golang::Replacement, std::string> read_replacement(const std::string& text) {
  const std::size_t equals = text.find('=');
  if (equals == std::string::npos)
    return Unexpected<std::string>(fmt::format("'{}' has no '='", text));
  golang::Replacement replacement{text.substr(0, equals)};
  const std::string target = text.substr(equals + 1);
  if (target.starts_with("./")) {
    replacement.folder = target;
    return replacement;
  }
  const auto by = golang::parse_requirement(target);
  if (!by) return Unexpected<std::string>(by.error().message);
  if (by->version.empty())
    return Unexpected<std::string>(fmt::format("'{}' has no version", target));
  replacement.by = *by;
  return replacement;
}

Diagnostics read_replacements(const std::vector<std::string>& words, golang::GoModEdits& edits) {
  Diagnostics faults;
  for (const std::string& word : words) {
    auto replacement = read_replacement(word);
    if (replacement)
      edits.replaces.push_back(std::move(*replacement));
    else
      faults.push_back(error("bad-replace", {}, replacement.error())
                           .with_help("write: MODULE=MODULE@VERSION, or MODULE=./FOLDER"));
  }
  return faults;
}

Result<golang::GoModEdits> read_edits(const GomodRequest& request) {
  golang::GoModEdits edits{{},
                           request.drops,
                           request.go_directive.value_or(""),
                           request.toolchain_directive.value_or(""),
                           request.sums};
  Diagnostics faults = read_replacements(request.replaces, edits);
  for (const std::string& text : request.requirements) {
    auto requirement = golang::parse_requirement(text);
    if (!requirement)
      faults.push_back(error("bad-module", {}, requirement.error().message));
    else if (requirement->version.empty())
      faults.push_back(error("bad-module", {}, fmt::format("'{}' has no version", text))
                           .with_help(fmt::format("write: {}@VERSION", text)));
    else
      edits.sets.push_back(std::move(*requirement));
  }
  if (!faults.empty()) return fail(std::move(faults));
  return edits;
}

Status check_version(const GomodRequest& request) {
  const Result<std::string> probed = io::read_file(request.version);
  if (!probed) return fail(probed.error());
  const std::string_view version = trim(*probed);
  if (!request.collector_version || version == *request.collector_version) return {};
  return fail(error("version-mismatch", whole_file(request.version),
                    fmt::format("upstream's Makefile finds the version {}, but modules are locked "
                                "for {}",
                                version, *request.collector_version))
                  .with_help("run ocelot-gen update"));
}

// A replacing folder is a module of its own: Go alone says which of its files it compiles.
bool is_of_module(std::string_view path) {
  return is_below(path, model::k_replaces_folder);
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
      if (!is_of_module(entry.path)) added.push_back(entry.path);
      tree.push_back(std::move(entry));
    }
  }
  if (!added.empty()) tree.push_back(list_of_overlay(std::move(added)));
  return {};
}

// `go mod vendor` was run: the folder has a copy of lambdacomponents, so overlays would be ignored.
// Without it, modules come from Go's module cache.
void drop_vendor(Tree& tree) {
  std::erase_if(tree, [](const TreeEntry& entry) { return entry.path.starts_with("vendor/"); });
}

Status apply(Tree& tree, const golang::GoModEdits& edits, const std::string& upstream) {
  if (edits.empty()) return {};
  if (find_entry(tree, "go.mod") == nullptr)
    return fail(
        error("no-module", whole_file(upstream), "the upstream's folder contains no Go module"));
  golang::edit_module(tree, edits);
  return {};
}

}  // namespace

Status run(const GomodRequest& request, const StepEnvironment&) {
  const Result<golang::GoModEdits> edits = read_edits(request);
  if (!edits) return fail(edits.error());
  if (Status same = check_version(request); !same) return same;
  Result<Tree> tree = io::read_tar(request.upstream);
  if (!tree) return fail(tree.error());
  if (!request.overlays.empty() || !edits->empty() || !request.omitted_providers.empty())
    drop_vendor(*tree);
  if (Status done = add_overlays(*tree, request.overlays); !done) return done;
  if (Status done = apply(*tree, *edits, request.upstream); !done) return done;
  if (Status done = graph::omit_providers(*tree, request.omitted_providers); !done) return done;
  sort_by_path(*tree);
  return write_tar(*tree, request.output);
}

}  // namespace ocelot::steps
