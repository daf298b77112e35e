// Computes keys from the output of `go list`.
#include "build/steps/link_key.hpp"

#include <set>

#include <fmt/format.h>

#include "build/steps/compiled_files.hpp"
#include "build/steps/package_listing.hpp"
#include "build/steps/toolchain.hpp"
#include "graph/generated_sources.hpp"
#include "support/base/text.hpp"

namespace ocelot::steps {

namespace {

using CompileRequest = graph::CompileRequest<graph::InWords>;
using PackageRequest = graph::PackageRequest<graph::InWords>;

constexpr std::string_view k_type_folders = "lambdacomponents/";

// Folders relative to the tree.
using Folders = std::set<std::string, std::less<>>;

// Whether the content ids already cover a file. They do not in the root, where the Makefile copies
// files to the layer by name (`cp config*`), even Go sources.
bool is_compiled(const TreeEntry& entry, const Folders& packages) {
  const std::string_view folder = folder_of(entry.path);
  if (folder.empty() || !entry.path.ends_with(".go")) return false;
  return entry.path.starts_with(k_type_folders) || packages.contains(folder);
}

// A package's folder, relative to the tree.
std::string within(std::string_view folder, const std::string& tree) {
  if (folder == tree) return {};
  return std::string(folder.substr(tree.size() + 1));
}

void add_parameters(cache::ActionKey& key, const PackageRequest& request) {
  key.add_text("link", "1");
  key.add_text("arch", request.architecture);
  key.add_text("tags", request.tags);
  key.add_text("compression",
               fmt::format("{}", request.compression.value_or(graph::CompressionLevel()).value));
  add_go_options(key, request.go_options);
  if (request.symbols) key.add_text("symbols", "keep");
}

void add_sandbox(cache::ActionKey& key, const ToolSandbox& sandbox) {
  if (std::string text = describe(sandbox); !text.empty()) key.add_text("sandbox", std::move(text));
}

void add_file(cache::ActionKey& key, const TreeEntry& entry) {
  key.add_text("file", fmt::format("{} {} {}", entry.path, static_cast<int>(entry.kind),
                                   digest_of(entry.content).hex()));
}

// Adds the packages to the key and returns the folders of those in the tree.
Result<Folders> add_packages(cache::ActionKey& key, std::string_view listed,
                             const std::string& root) {
  const Result<std::vector<ListedPackage>> packages = read_packages(listed);
  if (!packages) return fail(packages.error());
  Folders folders;
  for (const ListedPackage& package : *packages) {
    key.add_text("package", fmt::format("{} {}", package.path, package.content_id));
    if (package.folder.starts_with(root)) folders.insert(within(package.folder, root));
  }
  return folders;
}

void add_tree(cache::ActionKey& key, const Tree& tree, const Folders& packages) {
  for (const TreeEntry& entry : tree) {
    if (!is_compiled(entry, packages) && entry.path != k_overlay_list) add_file(key, entry);
  }
}

}  // namespace

void add_go_options(cache::ActionKey& key, const graph::GoOptions& options) {
  for (const auto& [name, value] : options.written()) key.add_text(std::string(name), value);
}

Result<cache::ActionKey> link_key(const CompiledTree& compiled, const PackageRequest& request) {
  cache::ActionKey key;
  add_parameters(key, request);
  key.add_text("go", std::string(compiled.go));
  add_sandbox(key, compiled.sandbox);
  if (Status added = key.add_file("tree-id", request.tree_id); !added) return fail(added.error());
  const Result<Folders> folders = add_packages(key, compiled.listed, compiled.folder.string());
  if (!folders) return fail(folders.error());
  add_tree(key, compiled.tree, *folders);
  return key;
}

Result<cache::ActionKey> binary_key(const CompiledTree& compiled, const CompileRequest& request) {
  cache::ActionKey key;
  key.add_text("binary", "1");
  key.add_text("kind", std::string(model::name_of(request.kind)));
  key.add_text("arch", request.architecture);
  key.add_text("tags", request.tags);
  add_go_options(key, request.go_options);
  if (request.symbols) key.add_text("symbols", "keep");
  if (request.has_short_relocations) key.add_text("relr", "true");
  if (request.name) key.add_text("name", *request.name);
  if (request.templates) key.add_text("templates", *request.templates);
  key.add_text("go", std::string(compiled.go));
  add_sandbox(key, compiled.sandbox);
  if (request.cc) {
    Result<std::string> cc = identify_cc(find_tool(*request.cc));
    if (!cc) return fail(cc.error());
    key.add_text("cc", std::move(*cc));
  }
  const Result<Folders> folders = add_packages(key, compiled.listed, compiled.folder.string());
  if (!folders) return fail(folders.error());
  for (const TreeEntry& entry : compiled.tree) {
    const bool is_module_file = entry.path == "go.mod" || entry.path == "go.sum";
    const bool is_header = request.header && entry.path == graph::k_library_header;
    if (is_module_file || is_header) add_file(key, entry);
  }
  return key;
}

}  // namespace ocelot::steps
