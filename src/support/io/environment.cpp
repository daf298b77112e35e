// Reads the environment.
#include "support/io/environment.hpp"

#include <cstdlib>

#include <unistd.h>

namespace ocelot::io {

std::string environment_variable(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? std::string() : std::string(value);
}

std::string xdg_folder(const char* name) {
  std::string folder = environment_variable(name);
  return folder.starts_with('/') ? folder : std::string();
}

std::map<std::string, std::string> all_environment_variables() {
  std::map<std::string, std::string> variables;
  for (char** setting = environ; setting != nullptr && *setting != nullptr; ++setting) {
    const std::string text = *setting;
    const std::size_t equals = text.find('=');
    if (equals != std::string::npos)
      variables.emplace(text.substr(0, equals), text.substr(equals + 1));
  }
  return variables;
}

}  // namespace ocelot::io
