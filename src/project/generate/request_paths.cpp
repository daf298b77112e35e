// Visits the options that have paths.
#include "project/generate/request_paths.hpp"

#include "project/generate/gen_option_table.hpp"
#include "support/base/text.hpp"
#include "support/io/current_folder.hpp"

namespace ocelot::generate {

namespace fs = std::filesystem;

namespace {

class PathResolver {
 public:
  PathResolver(fs::path here, fs::path root) : here_(std::move(here)), root_(std::move(root)) {}

  void option(const GenOption& option, std::string& value) const {
    if (option.role == Role::tool && value.find('/') != std::string::npos) value = absolute(value);
    if (option.role == Role::command) value = resolved_command(value);
  }
  void option(const GenOption& option, std::optional<std::string>& value) const {
    if (option.role == Role::repository && value && model::is_path(*value))
      value = absolute(*value);
  }
  void option(const GenOption& option, std::vector<std::string>& values) const {
    if (option.role != Role::input) return;
    for (std::string& value : values) value = fs::path(absolute(value)).lexically_relative(root_);
  }
  void option(const GenOption&, const auto&) const {}

 private:
  std::string absolute(const std::string& path) const {
    return (here_ / path).lexically_normal().string();
  }

  // A first word with quotes or other shell characters stays unchanged, because only the shell can
  // interpret it.
  std::string resolved_command(const std::string& command) const {
    const std::string program = command.substr(0, command.find_first_of(" \t"));
    const bool is_path = program.find('/') != std::string::npos;
    if (!is_path || program.find_first_of("'\"\\$`~*?[;&|<>()=") != std::string::npos)
      return command;
    return shell_word(absolute(program)) + command.substr(program.size());
  }

  fs::path here_;
  fs::path root_;
};

}  // namespace

void resolve_paths(GenRequest& request, const fs::path& here, const fs::path& root) {
  if (here == root) return;
  const PathResolver resolver(here, root);
  describe(request, resolver);
}

Result<project::Root> find_root(GenRequest& request) {
  const Result<fs::path> here = io::current_folder();
  if (!here) return fail(here.error());
  const Result<project::Root> root = project::find_root(request.folder);
  if (root) resolve_paths(request, *here, root->path());
  return root;
}

}  // namespace ocelot::generate
