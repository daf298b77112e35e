// Reads and changes the current folder.
#include "support/io/current_folder.hpp"

#include "support/io/file.hpp"

namespace ocelot::io {

namespace fs = std::filesystem;

Result<fs::path> current_folder() {
  std::error_code code;
  fs::path folder = fs::current_path(code);
  if (code) return system_failure("find the current folder", ".", code.value());
  return folder;
}

Status enter_folder(const fs::path& folder) {
  std::error_code code;
  fs::current_path(folder, code);
  if (code) return system_failure("enter", folder, code.value());
  return {};
}

fs::path absolute_path(const fs::path& path) {
  std::error_code code;
  fs::path absolute = path.empty() ? path : fs::absolute(path, code);
  return code ? path : absolute;
}

}  // namespace ocelot::io
