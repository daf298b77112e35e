// Reads, compares and writes locks.
#include "project/lock.hpp"

#include <algorithm>
#include <filesystem>

#include <fmt/format.h>

#include "declaration/config/lock_text.hpp"
#include "declaration/model/project_files.hpp"
#include "support/base/credential.hpp"
#include "support/base/text.hpp"

namespace ocelot::project {

namespace {

constexpr std::string_view k_digits = "0123456789abcdef";

Diagnostic bad_lock(const config::Scalar& value, const std::string& path, std::string message) {
  return error("bad-lock", value.place.has_source() ? value.place : whole_file(path),
               std::move(message))
      .with_help("run ocelot-gen update to rewrite the lock");
}

Status check_hex(const config::Scalar& id, std::string_view what, std::size_t size,
                 const std::string& path) {
  if (id.value.size() == size && id.value.find_first_not_of(k_digits) == std::string::npos)
    return {};
  return fail(bad_lock(
      id, path,
      fmt::format("invalid {} '{}'; expected {} hexadecimal digits", what, id.value, size)));
}

// Such as "1.26.8" or "1.27rc1".
Status check_go(const config::Scalar& go, const std::string& path) {
  const bool is_valid = go.value.starts_with("1.") &&
                        std::all_of(go.value.begin(), go.value.end(),
                                    [](char c) { return is_alphanumeric(c) || c == '.'; });
  if (is_valid) return {};
  return fail(bad_lock(go, path, fmt::format("invalid version of Go '{}'", go.value)));
}

}  // namespace

Result<config::LockEntry> parse_lock(const SourceRef& source) {
  Result<config::LockEntry> lock = config::read_lock(source).if_clean();
  if (!lock) return lock;
  const std::string& path = source->path;
  Diagnostics faults;
  const auto check = [&](Status valid) {
    if (!valid) append(faults, std::move(valid.error()));
  };
  const auto is_written = [](const config::Scalar& value) { return value.place.has_source(); };
  check(check_hex(lock->commit, "commit", 40, path));
  if (is_written(lock->tree)) check(check_hex(lock->tree, "tree", 40, path));
  if (is_written(lock->modules)) check(check_hex(lock->modules, "digest of modules", 64, path));
  if (is_written(lock->go)) check(check_go(lock->go, path));
  if (!faults.empty()) return fail(std::move(faults));
  return lock;
}

Result<std::optional<config::LockEntry>> read_lock_file(const Root& root, const std::string& path) {
  std::error_code none;
  if (!std::filesystem::exists(root / path, none)) return std::nullopt;
  const Result<std::string> text = root.read(path);
  if (!text) return fail(text.error());
  Result<config::LockEntry> lock = parse_lock(make_source(path, mask_credentials(*text)));
  if (!lock) return fail(lock.error());
  return std::move(*lock);
}

Status check_fit(const config::LockEntry& lock, const model::Upstream& upstream) {
  struct Pair {
    const config::Scalar& locked;
    const std::string& configured;
    const Place& place;
  };
  for (const auto& [locked, configured, place] :
       {Pair{lock.repo, upstream.repo, upstream.repo_place},
        Pair{lock.ref, upstream.ref, upstream.ref_place},
        Pair{lock.folder, upstream.folder, upstream.folder_place}}) {
    const bool is_older = &locked == &lock.folder && !locked.place.has_source();
    if (is_older || locked.value == configured) continue;
    return fail(error("stale-lock", locked.place,
                      fmt::format("the lock is for '{}', but the configuration has '{}'",
                                  locked.value, configured))
                    .with_note("configured here", place)
                    .with_help("run ocelot-gen update to pin what the configuration says"));
  }
  return {};
}

std::string how_to_update_locks() {
  return fmt::format("run ocelot-gen update, and commit {} and {}", model::k_lock_path,
                     model::k_modules_lock_path);
}

Status write_lock_file(const Root& root, const std::string& path, const model::Upstream& upstream,
                       const Pinned& pinned) {
  const config::LockEntry lock{{upstream.repo, {}}, {upstream.ref, {}}, {upstream.folder, {}},
                               {pinned.commit, {}}, {pinned.tree, {}},  {pinned.modules, {}},
                               {pinned.go, {}}};
  const Result<io::Written> written = root.write(path, config::write_lock(lock));
  if (!written) return fail(written.error());
  return {};
}

}  // namespace ocelot::project
