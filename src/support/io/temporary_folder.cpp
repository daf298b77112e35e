// Selects TMPDIR if tools can work in it.
#include "support/io/temporary_folder.hpp"

#include <string>
#include <string_view>

#include "support/base/text.hpp"
#include "support/io/environment.hpp"

namespace ocelot::io {

namespace fs = std::filesystem;

namespace {

bool is_plain(std::string_view path) {
  for (char c : path) {
    if (!is_alphanumeric(c) && c != '/' && c != '.' && c != '_' && c != '-') return false;
  }
  return !path.empty() && path.front() == '/';
}

}  // namespace

fs::path temporary_folder() {
  const std::string chosen = environment_variable("TMPDIR");
  std::error_code none;
  return is_plain(chosen) && fs::is_directory(chosen, none) ? fs::path(chosen) : fs::path("/tmp");
}

}  // namespace ocelot::io
