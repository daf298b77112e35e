// Converts the user's paths to the project's paths.
#include "project/invocation_directory.hpp"

#include <algorithm>

#include "support/io/current_folder.hpp"

namespace ocelot::project {

namespace fs = std::filesystem;

Result<InvocationDirectory> InvocationDirectory::find(const console::Arguments& arguments) {
  return find(fs::path(arguments.has("directory") ? arguments.last("directory") : "."));
}

Result<InvocationDirectory> InvocationDirectory::find(const fs::path& folder) {
  const Result<fs::path> here = io::current_folder();
  if (!here) return fail(here.error());
  Result<Root> root = find_root(folder);
  if (!root) return fail(root.error());
  return InvocationDirectory(*here, std::move(*root));
}

std::string InvocationDirectory::in_project(const std::string& path,
                                            const graph::Graph& graph) const {
  const fs::path absolute = (here_ / path).lexically_normal();
  const std::string relative = absolute.lexically_relative(root_.path()).string();
  const auto is_in_graph = [&](const std::string& name) {
    return std::any_of(graph.files.begin(), graph.files.end(),
                       [&](const graph::File& file) { return file.path == name; });
  };
  // An upstream with an absolute path has such files; a file may no longer exist.
  const auto is_above = [&](const graph::File& file) {
    return file.path.starts_with('/') && absolute.string().starts_with(file.path + "/");
  };
  if (is_in_graph(relative)) return relative;
  if (is_in_graph(absolute.string()) ||
      std::any_of(graph.files.begin(), graph.files.end(), is_above))
    return absolute.string();
  std::error_code none;
  const std::string from_root = fs::path(path).lexically_normal().string();
  return !fs::exists(absolute, none) && is_in_graph(from_root) ? from_root : relative;
}

}  // namespace ocelot::project
