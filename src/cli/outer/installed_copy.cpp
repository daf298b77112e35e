// A copy is written only if its bytes differ; then its time is new.
#include "cli/outer/installed_copy.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "declaration/model/project_files.hpp"
#include "graph/paths.hpp"
#include "support/io/file.hpp"
#include "support/io/replacement.hpp"
#include "support/io/write_file.hpp"

namespace ocelot::cli {

namespace fs = std::filesystem;

namespace {

constexpr std::array<std::string_view, 4> k_locks = {model::k_lock_path, model::k_modules_lock_path,
                                                     graph::k_override_lock,
                                                     graph::k_override_modules_lock};

/// The start of all times for what does not exist.
fs::file_time_type time_of(const fs::path& path) {
  std::error_code missing;
  const fs::file_time_type time = fs::last_write_time(path, missing);
  return missing ? fs::file_time_type::min() : time;
}

Status set_time(const fs::path& path, fs::file_time_type time) {
  std::error_code code;
  fs::last_write_time(path, time, code);
  return code ? Status(io::system_failure("set the time of", path, code.value())) : Status();
}

Status copy_mode(const fs::path& from, const fs::path& to) {
  constexpr auto k_executable =
      fs::perms::owner_exec | fs::perms::group_exec | fs::perms::others_exec;
  std::error_code code;
  const fs::perms bits = fs::status(from, code).permissions() & k_executable;
  if (!code && bits != fs::perms::none) fs::permissions(to, bits, fs::perm_options::add, code);
  return code ? Status(io::system_failure("set the mode of", to, code.value())) : Status();
}

Status replace(const fs::path& built, const fs::path& copy) {
  Result<io::Replacement> next = io::Replacement::begin(copy);
  if (!next) return fail(next.error());
  if (Status copied = next->copy_from(built); !copied) return copied;
  return next->commit();
}

}  // namespace

fs::file_time_type current_file_time() {
  return fs::file_time_type::clock::now();
}

std::optional<fs::file_time_type> time_of_new_locks(const project::Root& root,
                                                    fs::file_time_type started) {
  fs::file_time_type newest = fs::file_time_type::min();
  for (std::string_view path : k_locks) newest = std::max(newest, time_of(root / path));
  if (newest <= started) return std::nullopt;
  return std::max(newest, time_of((root / model::k_lock_path).parent_path()));
}

Status install_copy(const fs::path& built, const fs::path& copy, const CopyTime& time) {
  const auto written = io::install_if_changed(built, copy);
  if (!written) return fail(written.error());
  const bool keeps_time = *written == io::Written::unchanged && time.keeps_unchanged;
  if (!keeps_time && !set_time(copy, time.time)) {
    // The file of another user, with the same bytes.
    if (Status replaced = replace(built, copy); !replaced) return replaced;
    if (Status renewed = set_time(copy, time.time); !renewed) return renewed;
  }
  return copy_mode(built, copy);
}

}  // namespace ocelot::cli
