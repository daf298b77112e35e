// Lists the files of a command, and removes the variables that only the network or the user needs.
#include "build/steps/tool_confinement.hpp"

#include <chrono>
#include <utility>

#include <fmt/format.h>

#include "build/steps/step_variables.hpp"
#include "support/io/bubblewrap.hpp"
#include "support/io/file.hpp"
#include "support/io/write_file.hpp"

namespace ocelot::steps {

namespace fs = std::filesystem;

namespace {

// Where modules come from; a tool without network needs none of them.
constexpr const char* k_module_sources[] = {"GONOPROXY",  "GOPRIVATE", "GONOSUMDB",
                                            "GOINSECURE", "GOVCS",     "GOAUTH"};

void remove_users_variables(io::Environment& environment, const fs::path& home) {
  for (const auto& [name, value] : passed_variables()) environment.erase(name);
  for (const char* name : k_module_sources) environment.erase(name);
  environment["HOME"] = home.string();
  environment["GOPROXY"] = "off";
  environment["GOSUMDB"] = "off";  // the module cache was verified when it was filled
}

// Go needs the folders of a cache, and creates those that do not exist.
bool has_entries(const fs::path& go_cache) {
  std::error_code none;
  return fs::is_directory(go_cache / "00", none);
}

class Confiner {
 public:
  Confiner(io::Command command, ToolKind kind, const WorkspaceFiles& files)
      : command_(std::move(command)), kind_(kind), files_(files) {}

  Result<io::Command> confine() {
    const Result<fs::path> bwrap = io::find_bubblewrap();
    if (!bwrap) return fail(bwrap.error());
    if (Status created = add_caches(); !created) return fail(created.error());
    confinement_.writable.insert(confinement_.writable.end(), {files_.tree, files_.temporary});
    if (kind_ == ToolKind::downloading)
      confinement_.reach = io::Reach::files_and_network;
    else
      add_given_files();
    std::vector<std::string> argv = io::bubblewrap_words(*bwrap, confinement_);
    argv.insert(argv.end(), command_.argv.begin(), command_.argv.end());
    command_.argv = std::move(argv);
    return std::move(command_);
  }

 private:
  void add_given_files() {
    remove_users_variables(command_.environment, files_.home);
    command_.has_own_keyring = true;
    confinement_.home = files_.home;
    confinement_.readable.push_back(files_.bin);
    confinement_.readable.insert(confinement_.readable.end(), files_.installed.begin(),
                                 files_.installed.end());
  }

  Status add_caches() {
    const auto modules = command_.environment.find("GOMODCACHE");
    const auto cache = command_.environment.find("GOCACHE");
    const auto none = command_.environment.end();
    if (modules == none || cache == none) return {};
    // Go's value is "off" if there is no folder for its cache; then Go itself reports that.
    if (!fs::path(cache->second).is_absolute()) return {};
    for (const auto& found : {modules, cache}) {
      if (Status created = io::make_folders(found->second); !created) return created;
    }
    if (kind_ == ToolKind::upstream) return add_read_only_caches(modules->second, cache->second);
    confinement_.writable.insert(confinement_.writable.end(), {modules->second, cache->second});
    return {};
  }

  // Go builds with a cache that it cannot write to, but fails if it cannot store its index of a
  // package (Go 1.26, cmd/go/internal/modindex/read.go).
  Status add_read_only_caches(const fs::path& modules, std::string& cache) {
    confinement_.readable.push_back(modules);
    if (!has_entries(cache)) {
      cache = (files_.temporary / "go-build").string();
      return {};
    }
    confinement_.readable.emplace_back(cache);
    command_.environment["GODEBUG"] = "goindex=0";
    return prevent_trim(fs::path(cache) / "trim.txt");
  }

  // Once a day, Go trims its cache, and fails if it cannot write the time (cache/cache.go).
  Status prevent_trim(const fs::path& trimmed) {
    std::error_code none;
    if (!fs::exists(trimmed, none)) return {};
    confinement_.replacements[trimmed] = files_.trim_time;
    const auto now = std::chrono::system_clock::now().time_since_epoch();
    const auto written = io::write_if_changed(
        files_.trim_time,
        fmt::format("{}", std::chrono::duration_cast<std::chrono::seconds>(now).count()));
    if (!written) return fail(written.error());
    return {};
  }

  io::Command command_;
  ToolKind kind_;
  const WorkspaceFiles& files_;
  io::Confinement confinement_;
};

}  // namespace

Result<io::Command> confine(io::Command command, ToolKind kind, const WorkspaceFiles& files) {
  return Confiner(std::move(command), kind, files).confine();
}

}  // namespace ocelot::steps
