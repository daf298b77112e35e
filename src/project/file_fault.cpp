// Resolves links.
#include "project/file_fault.hpp"

#include <filesystem>

namespace ocelot::project {

namespace fs = std::filesystem;

bool leads_out(const Root& root, std::string_view path) {
  std::error_code code;
  const fs::path project = fs::canonical(root.path(), code);
  const fs::path real = fs::canonical(root / path, code);
  return !code && !real.string().starts_with((project / "").string());
}

std::optional<std::string> find_file_fault(const Root& root, const std::string& path) {
  std::error_code none;
  const fs::file_status status = fs::status(root / path, none);
  if (!fs::exists(status)) return "leads to no file";
  if (leads_out(root, path)) return "leads out of the project";
  if (fs::is_directory(status)) return "is a link to a folder, which is not followed";
  if (fs::is_regular_file(status)) return std::nullopt;
  return "is a device, pipe or socket";
}

}  // namespace ocelot::project
