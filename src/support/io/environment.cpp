// Reads the environment and the list of users.
#include "support/io/environment.hpp"

#include <cstdlib>

#include <pwd.h>
#include <unistd.h>

namespace ocelot::io {

std::string environment_variable(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? std::string() : std::string(value);
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

std::vector<std::string> settings_of(const std::map<std::string, std::string>& variables) {
  std::vector<std::string> settings;
  for (const auto& [name, value] : variables) settings.push_back(name + "=" + value);
  return settings;
}

std::string xdg_folder(const char* name) {
  std::string folder = environment_variable(name);
  return folder.starts_with('/') ? folder : std::string();
}

std::string home_of_account() {
  const passwd* const account = ::getpwuid(::getuid());
  return account == nullptr ? std::string() : std::string(account->pw_dir);
}

}  // namespace ocelot::io
