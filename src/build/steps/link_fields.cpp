// From `go list` to fields.
#include "build/steps/link_fields.hpp"

#include <set>

#include <fmt/format.h>

#include "build/steps/toolchain.hpp"
#include "graph/generated_sources.hpp"
#include "support/base/text.hpp"

namespace ocelot::steps {

namespace {

constexpr std::string_view k_type_folders = "lambdacomponents/";

// Relative to the tree.
using Folders = std::set<std::string, std::less<>>;

struct Package {
  std::string_view path;
  std::string_view content_id;
  std::string_view folder;
};

// A build id is ACTION/CONTENT; the content id is that of the compiled package's bytes (Go's
// cmd/go, buildid.go).
Result<Package> read_package(std::string_view line) {
  const std::vector<std::string_view> parts = split(line, '\t');
  const bool is_unsafe = parts[0] == "unsafe";  // part of the compiler, never compiled
  if (parts.size() != 4 || (parts[1].empty() && !is_unsafe)) {
    return fail(
        error("tool-failed", {}, fmt::format("cannot read what go list printed: '{}'", line)));
  }
  return Package{parts[0], parts[1].substr(parts[1].rfind('/') + 1), parts[2]};
}

std::string_view folder_of(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  return slash == std::string_view::npos ? std::string_view() : path.substr(0, slash);
}

// Whether what a file means is in the content ids already. Not so in the root, where the Makefile
// takes files into the layer by their names (`cp config*`), which may be those of Go sources.
bool is_compiled(const TreeEntry& entry, const Folders& packages) {
  const std::string_view folder = folder_of(entry.path);
  if (folder.empty() || !entry.path.ends_with(".go")) return false;
  return entry.path.starts_with(k_type_folders) || packages.contains(folder);
}

// Folders of the program's packages within the tree, relative to it.
std::string within(std::string_view folder, const std::string& tree) {
  if (folder == tree) return {};
  return std::string(folder.substr(tree.size() + 1));
}

void add_parameters(cache::Fields& fields, const PackageRequest& request) {
  fields.add_text("link", "1");
  fields.add_text("arch", request.architecture);
  fields.add_text("tags", request.tags);
  fields.add_text("compression", fmt::format("{}", request.compression));
}

void add_file(cache::Fields& fields, const TreeEntry& entry) {
  fields.add_text("file", fmt::format("{} {} {}", entry.path, static_cast<int>(entry.kind),
                                      digest_of(entry.content).hex()));
}

// The folders of the packages that lie in the tree.
Result<Folders> add_packages(cache::Fields& fields, std::string_view listed,
                             const std::string& root) {
  Folders folders;
  for (std::string_view line : split_lines(listed)) {
    const Result<Package> package = read_package(line);
    if (!package) return fail(package.error());
    fields.add_text("package", fmt::format("{} {}", package->path, package->content_id));
    if (package->folder.starts_with(root)) folders.insert(within(package->folder, root));
  }
  return folders;
}

void add_tree(cache::Fields& fields, const Tree& tree, const Folders& packages) {
  for (const TreeEntry& entry : tree) {
    if (!is_compiled(entry, packages)) add_file(fields, entry);
  }
}

}  // namespace

Result<cache::Fields> link_fields(const LinkRequest& request) {
  cache::Fields fields;
  add_parameters(fields, request.request);
  fields.add_text("go", request.request.go);
  if (Status added = fields.add_file("tree-id", request.request.tree_id); !added)
    return fail(added.error());
  const Result<Folders> folders = add_packages(fields, request.listed, request.folder.string());
  if (!folders) return fail(folders.error());
  add_tree(fields, request.tree, *folders);
  return fields;
}

Result<cache::Fields> binary_fields(const Tree& tree, const std::filesystem::path& folder,
                                    std::string_view listed, const CompileRequest& request) {
  cache::Fields fields;
  fields.add_text("binary", "1");
  fields.add_text("kind", std::string(model::name_of(request.kind)));
  fields.add_text("arch", request.architecture);
  fields.add_text("tags", request.tags);
  fields.add_text("go", request.go);
  if (!request.cc.empty()) {
    Result<std::string> cc = identify_cc(request.cc);
    if (!cc) return fail(cc.error());
    fields.add_text("cc", std::move(*cc));
  }
  const Result<Folders> folders = add_packages(fields, listed, folder.string());
  if (!folders) return fail(folders.error());
  for (const TreeEntry& entry : tree) {
    const bool is_module_file = entry.path == "go.mod" || entry.path == "go.sum";
    const bool is_header = request.header && entry.path == graph::k_library_header;
    if (is_module_file || is_header) add_file(fields, entry);
  }
  return fields;
}

}  // namespace ocelot::steps
