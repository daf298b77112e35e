// Follows links to where a program is installed.
#include "build/steps/installation.hpp"

#include <algorithm>
#include <set>

#include "support/base/text.hpp"
#include "support/io/bubblewrap.hpp"

namespace ocelot::steps {

namespace fs = std::filesystem;

namespace {

// Where GCC and Clang find their parts, relative to the folder above their `bin`.
constexpr const char* k_parts[] = {"bin", "include", "lib", "lib32", "lib64", "libexec", "sysroot"};

// Where GCC has a folder for each of its targets. The tools and libraries of a target are in a
// folder with the same name next to `bin`.
constexpr const char* k_targets[] = {"lib/gcc", "lib64/gcc", "libexec/gcc"};

bool is_private(const fs::path& folder, const fs::path& home) {
  return folder == home || folder == home / ".local" || is_below(home.string(), folder.string());
}

std::set<fs::path> names_of_parts(const fs::path& installation) {
  std::set<fs::path> names(std::begin(k_parts), std::end(k_parts));
  std::error_code none;
  for (const char* targets : k_targets) {
    for (const fs::directory_entry& entry : fs::directory_iterator(installation / targets, none))
      names.insert(entry.path().filename());
  }
  return names;
}

// A link may lead to any folder.
bool is_folder_inside(const fs::path& part, const fs::path& installation) {
  std::error_code none;
  return fs::is_directory(part, none) &&
         is_below(fs::canonical(part, none).string(), installation.string());
}

}  // namespace

std::vector<fs::path> files_of_program(const fs::path& program) {
  std::error_code none;
  if (io::is_system_path(program) || !fs::exists(program, none)) return {};
  return {program};
}

std::vector<fs::path> files_of_compiler(const fs::path& compiler,
                                        const std::vector<fs::path>& homes) {
  std::vector<fs::path> files = files_of_program(compiler);
  std::error_code none;
  const fs::path real = fs::canonical(compiler, none);
  if (real.parent_path().filename() != "bin" || io::is_system_path(real)) return files;
  const fs::path installation = real.parent_path().parent_path();
  const bool is_shared = std::ranges::none_of(homes, [&](const fs::path& home) {
    return is_private(installation, fs::weakly_canonical(home, none));
  });
  if (!is_shared) return files;
  for (const fs::path& name : names_of_parts(installation)) {
    if (is_folder_inside(installation / name, installation)) files.push_back(installation / name);
  }
  return files;
}

}  // namespace ocelot::steps
