// Follows links to where a program is installed.
#include "build/steps/installation.hpp"

#include "support/base/text.hpp"
#include "support/io/bubblewrap.hpp"

namespace ocelot::steps {

namespace fs = std::filesystem;

namespace {

bool is_private(const fs::path& folder, const fs::path& home) {
  return folder == folder.root_path() || folder == home || folder == home / ".local" ||
         is_below(home.string(), folder.string());
}

}  // namespace

std::vector<fs::path> files_of_program(const fs::path& program) {
  std::error_code none;
  if (io::is_system_path(program) || !fs::exists(program, none)) return {};
  return {program};
}

std::vector<fs::path> files_of_compiler(const fs::path& compiler, const fs::path& home) {
  std::vector<fs::path> files = files_of_program(compiler);
  std::error_code none;
  const fs::path real = fs::canonical(compiler, none);
  const fs::path folder = real.parent_path().parent_path();
  const bool is_installed = real.parent_path().filename() == "bin" && !io::is_system_path(real);
  if (is_installed && !is_private(folder, fs::weakly_canonical(home, none)))
    files.push_back(folder);
  return files;
}

}  // namespace ocelot::steps
