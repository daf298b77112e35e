// Compares owners and reads safe.directory by the rules of git 2.46 (`git help config`).
#include "support/git/git_owner.hpp"

#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include "support/base/number.hpp"
#include "support/base/text.hpp"
#include "support/git/git_environment.hpp"
#include "support/git/git_handles.hpp"
#include "support/io/environment.hpp"
#include "support/io/private_folder.hpp"

namespace ocelot::git {

namespace fs = std::filesystem;

namespace {

constexpr const char* k_safe_directory = "safe.directory";

using Values = std::vector<std::string>;

// Under sudo, files of the calling user are root's own.
bool is_own(uid_t owner) {
  const uid_t user = ::geteuid();
  if (owner == user) return true;
  return user == 0 && read_number<uid_t>(io::environment_variable("SUDO_UID")) == owner;
}

int collect(const git_config_entry* entry, void* values) {
  static_cast<Values*>(values)->emplace_back(entry->value == nullptr ? "" : entry->value);
  return 0;
}

void add_values(Values& values, const fs::path& file) {
  git_config* opened = nullptr;
  if (git_config_open_ondisk(&opened, file.c_str()) != 0) return;
  const GitConfigHandle config(opened);
  git_config_get_multivar_foreach(config.get(), k_safe_directory, nullptr, &collect, &values);
}

void add_values(Values& values, int (*find)(git_buf*)) {
  git_buf path = GIT_BUF_INIT;
  if (find(&path) == 0) add_values(values, fs::path(std::string(path.ptr, path.size)));
  git_buf_dispose(&path);
}

// CI systems set pairs of a key and a value.
void add_values_of_environment(Values& values) {
  const std::size_t count = count_settings_in_environment();
  for (std::size_t i = 0; i < count; ++i) {
    const std::string key = io::environment_variable(fmt::format("GIT_CONFIG_KEY_{}", i).c_str());
    if (in_lower_case(key) == k_safe_directory)
      values.push_back(io::environment_variable(fmt::format("GIT_CONFIG_VALUE_{}", i).c_str()));
  }
}

// Does not read the repository's own configuration, because its owner writes that.
Values safe_directories() {
  Values values;
  if (io::environment_variable("GIT_CONFIG_NOSYSTEM").empty())
    add_values(values, &git_config_find_system);
  if (const std::string chosen = io::environment_variable("GIT_CONFIG_GLOBAL"); !chosen.empty()) {
    add_values(values, fs::path(chosen));
  } else {
    add_values(values, &git_config_find_xdg);
    add_values(values, &git_config_find_global);
  }
  add_values_of_environment(values);
  return values;
}

fs::path real_path(const fs::path& path) {
  std::error_code none;
  fs::path real = fs::weakly_canonical(path, none);
  return real.has_filename() ? real : real.parent_path();
}

// git expands `~/` at the beginning of a value.
std::string without_tilde(const std::string& value) {
  return value.starts_with("~/") ? io::environment_variable("HOME") + value.substr(1) : value;
}

bool allows(const std::string& value, const fs::path& folder) {
  if (value == "*") return true;
  const std::string path = without_tilde(value);
  if (!path.starts_with('/')) return false;
  if (!path.ends_with("/*")) return real_path(path) == folder;
  const fs::path above = real_path(path.substr(0, path.size() - 1));
  return folder.string().starts_with((above / "").string());
}

Unexpected<Diagnostics> foreign(const fs::path& folder, const char* part, uid_t owner) {
  return fail(error("foreign-repository", whole_file(folder.string()),
                    fmt::format("'{}' belongs to {}, not to {}, and git's configuration does not "
                                "allow it",
                                part, io::user_name(owner), io::user_name(::geteuid())))
                  .with_help(fmt::format("if you trust its content: git config --global --add "
                                         "safe.directory {}",
                                         shell_word(folder.string()))));
}

}  // namespace

bool is_safe_folder(const Values& values, const fs::path& folder) {
  bool is_safe = false;
  for (const std::string& value : values)
    is_safe = !value.empty() && (is_safe || allows(value, folder));
  return is_safe;
}

Status check_owner(git_repository* repository) {
  const char* work_tree = git_repository_workdir(repository);
  const char* own_folder = git_repository_path(repository);
  const fs::path folder = real_path(work_tree == nullptr ? own_folder : work_tree);
  for (const char* part : {work_tree, own_folder}) {
    struct stat status {};
    if (part == nullptr || ::stat(part, &status) != 0 || is_own(status.st_uid)) continue;
    if (!is_safe_folder(safe_directories(), folder)) return foreign(folder, part, status.st_uid);
  }
  return {};
}

}  // namespace ocelot::git
