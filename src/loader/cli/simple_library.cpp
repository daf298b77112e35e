// RTLD_GLOBAL, because plugins search the global scope for Go's runtime.
#include "loader/cli/simple_library.hpp"

#include <dlfcn.h>
#include <fmt/format.h>
#include <fmt/ranges.h>

namespace ocelot::load {

PluginsOfSimpleLibrary divide_plugins(const std::vector<std::string>& plugins, bool has_parameter) {
  if (plugins.size() == 1 && has_parameter) return {plugins[0], ""};
  return {"", fmt::format("{}", fmt::join(plugins, ","))};
}

Outcome run_simple_library(const std::string& library, const std::string& plugin) {
  void* const handle = ::dlopen(library.c_str(), RTLD_NOW | RTLD_GLOBAL);
  if (handle == nullptr) return {Code::library, ::dlerror()};
  if (void* const with_plugin = ::dlsym(handle, "MainWithPlugin")) {
    std::string path = plugin;
    reinterpret_cast<void (*)(char*)>(with_plugin)(path.data());
  } else {
    reinterpret_cast<void (*)()>(::dlsym(handle, "Main"))();
  }
  return {};
}

}  // namespace ocelot::load
