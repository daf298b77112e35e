// Selects variables by name.
#include "build/steps/step_variables.hpp"

#include <fmt/format.h>

#include "support/base/text.hpp"
#include "support/git/git_environment.hpp"
#include "support/io/environment.hpp"

namespace ocelot::steps {

namespace {

constexpr const char* k_network[] = {"http_proxy",    "https_proxy",  "no_proxy",
                                     "HTTP_PROXY",    "HTTPS_PROXY",  "NO_PROXY",
                                     "SSL_CERT_FILE", "SSL_CERT_DIR", "GIT_SSL_CAINFO"};

constexpr const char* k_credentials[] = {
    "HOME", "NETRC", "SSH_AUTH_SOCK", "GIT_SSH", "GIT_SSH_COMMAND", "GIT_ASKPASS", "SSH_ASKPASS"};

// git-config(1), ENVIRONMENT. Go fetches a module in the bytes of its commit whatever they say, and
// compares its sum.
constexpr const char* k_git[] = {"GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM", "GIT_CONFIG_NOSYSTEM",
                                 "GIT_CONFIG_COUNT", "GIT_ALLOW_PROTOCOL"};

void pass(io::Environment& passed, const std::string& name) {
  if (std::string value = io::environment_variable(name.c_str()); !value.empty())
    passed[name] = std::move(value);
}

// An empty value is a value: it resets a list such as credential.helper.
void pass_settings(io::Environment& passed) {
  const std::size_t count = git::count_settings_in_environment();
  for (std::size_t i = 0; i < count; ++i) {
    pass(passed, fmt::format("GIT_CONFIG_KEY_{}", i));
    const std::string name = fmt::format("GIT_CONFIG_VALUE_{}", i);
    passed[name] = io::environment_variable(name.c_str());
  }
}

}  // namespace

io::Environment passed_variables() {
  io::Environment passed;
  for (const char* name : k_network) pass(passed, name);
  for (const char* name : k_credentials) pass(passed, name);
  for (const char* name : k_git) pass(passed, name);
  pass_settings(passed);
  if (std::string folder = io::xdg_folder("XDG_CONFIG_HOME"); !folder.empty())
    passed["XDG_CONFIG_HOME"] = std::move(folder);
  return passed;
}

// A step runs tools in another folder, where a relative folder would be another one.
std::string callers_path() {
  std::string path;
  const std::string callers = io::environment_variable("PATH");
  for (std::string_view folder : split(callers, ':')) {
    if (folder.starts_with('/')) path += fmt::format(":{}", folder);
  }
  return path;
}

}  // namespace ocelot::steps
