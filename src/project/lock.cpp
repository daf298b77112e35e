// Reads, compares and writes locks.
#include "project/lock.hpp"

#include <filesystem>

#include <fmt/format.h>

#include "declaration/config/lock_text.hpp"
#include "support/base/credential.hpp"
#include "support/base/text.hpp"
#include "support/io/file.hpp"
#include "support/io/write_file.hpp"

namespace ocelot::project {

namespace {

bool is_id(const std::string& text) {
  return text.size() == 40 && text.find_first_not_of("0123456789abcdef") == std::string::npos;
}

Status check_id(const config::Scalar& id, std::string_view what, const std::string& path) {
  if (is_id(id.value)) return {};
  return fail(
      error("bad-lock", id.place.has_source() ? id.place : whole_file(path),
            fmt::format("invalid {1} '{0}'; expected 40 hexadecimal digits", id.value, what))
          .with_help("run ocelot-gen update to rewrite the lock"));
}

}  // namespace

Result<config::LockEntry> parse_lock(const SourceRef& source) {
  Result<config::LockEntry> lock = config::read_lock(source).if_clean();
  if (!lock) return lock;
  const std::string& path = source->path;
  if (Status valid = check_id(lock->commit, "commit", path); !valid) return fail(valid.error());
  if (!lock->tree.place.has_source()) return lock;
  if (Status valid = check_id(lock->tree, "tree", path); !valid) return fail(valid.error());
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

Status write_lock_file(const Root& root, const std::string& path, const model::Upstream& upstream,
                       const std::string& commit, const std::string& tree) {
  const config::LockEntry lock{
      {upstream.repo, {}}, {upstream.ref, {}}, {upstream.folder, {}}, {commit, {}}, {tree, {}}};
  const Result<io::Written> written =
      root.relative(io::write_if_changed(root / path, config::write_lock(lock)));
  if (!written) return fail(written.error());
  return {};
}

}  // namespace ocelot::project
