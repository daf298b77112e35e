// The options of bwrap 0.6 (Ubuntu 22.04) and later.
#include "support/io/bubblewrap.hpp"

#include <algorithm>
#include <utility>

#include "support/base/text.hpp"
#include "support/io/bubblewrap_fault.hpp"
#include "support/io/current_folder.hpp"
#include "support/io/environment.hpp"
#include "support/io/file.hpp"
#include "support/io/process.hpp"
#include "support/io/scratch.hpp"

namespace ocelot::io {

namespace fs = std::filesystem;

namespace {

// Programs and libraries. Nix and Guix have theirs in a folder of their own.
constexpr const char* k_system_paths[] = {"/usr",
                                          "/bin",
                                          "/sbin",
                                          "/lib",
                                          "/lib32",
                                          "/lib64",
                                          "/libx32",
                                          "/etc/alternatives",
                                          "/etc/ld.so.cache",
                                          "/nix/store",
                                          "/gnu/store"};

class WordList {
 public:
  explicit WordList(const fs::path& bwrap) : words_{bwrap.string()} {}

  // Without capabilities, root cannot make a read-only path writable again.
  void add_namespaces(Reach reach) {
    add({"--unshare-all", "--die-with-parent", "--new-session", "--cap-drop", "ALL"});
    if (reach == Reach::files_and_network) add({"--share-net", "--ro-bind", "/", "/"});
    add({"--proc", "/proc", "--dev", "/dev"});
  }

  // In most systems, /bin is a link to usr/bin.
  void add_system_paths() {
    for (const fs::path path : k_system_paths) {
      std::error_code none;
      if (fs::is_symlink(fs::symlink_status(path, none)))
        add({"--symlink", fs::read_symlink(path, none).string(), path.string()});
      else if (fs::exists(path, none))
        add_path("--ro-bind", path);
    }
  }

  // A path is mounted on top of the paths before it, so folders come before what they contain.
  void add_paths(const Confinement& confinement) {
    std::vector<std::pair<fs::path, std::string>> paths;
    for (const fs::path& path : confinement.readable) paths.emplace_back(path, "--ro-bind");
    for (const fs::path& path : confinement.writable) paths.emplace_back(path, "--bind");
    std::sort(paths.begin(), paths.end());
    for (const auto& [path, option] : paths) add_path(option, path);
    for (const auto& [path, source] : confinement.replacements)
      add({"--ro-bind", source.string(), path.string()});
  }

  void add(std::initializer_list<std::string> words) {
    words_.insert(words_.end(), words.begin(), words.end());
  }

  std::vector<std::string> take() { return std::move(words_); }

 private:
  void add_path(const std::string& option, const fs::path& path) {
    add({option, path.string(), path.string()});
  }

  std::vector<std::string> words_;
};

}  // namespace

std::vector<std::string> bubblewrap_words(const fs::path& bwrap, const Confinement& confinement) {
  WordList words(bwrap);
  words.add_namespaces(confinement.reach);
  if (confinement.reach == Reach::given_files) {
    words.add({"--tmpfs", "/tmp"});
    words.add_system_paths();
  }
  words.add_paths(confinement);
  if (!confinement.home.empty()) words.add({"--dir", confinement.home.string()});
  words.add({"--"});
  return words.take();
}

bool is_system_path(const fs::path& path) {
  return std::ranges::any_of(k_system_paths, [&](const char* system) {
    return path == system || is_below(path.string(), system);
  });
}

Result<fs::path> find_bubblewrap() {
  fs::path bwrap = find_program("bwrap", environment_variable("PATH"));
  if (bwrap.empty()) return fail(missing_bubblewrap());
  return absolute_path(bwrap);
}

Status check_bubblewrap() {
  const Result<fs::path> bwrap = find_bubblewrap();
  if (!bwrap) return fail(bwrap.error());
  const Result<Scratch> scratch = Scratch::make();
  if (!scratch) return fail(scratch.error());
  Command command{
      bubblewrap_words(*bwrap, {}), "/", {{"PATH", "/usr/bin:/bin"}}, scratch->path() / "log"};
  command.argv.emplace_back("true");
  const Result<Exit> ended = run(command);
  if (!ended) return fail(ended.error());
  if (ended->ok()) return {};
  return fail(bubblewrap_failure(trim(read_file(command.log).value_or(std::string())),
                                 read_namespace_settings()));
}

}  // namespace ocelot::io
