// Pins and locks.
#include "cli/pin.hpp"

#include <filesystem>

#include <fmt/format.h>

#include "config/config.hpp"
#include "graph/paths.hpp"
#include "io/file.hpp"
#include "io/git.hpp"
#include "model/project_files.hpp"
#include "steps/mirror.hpp"

namespace ocelot::cli {

namespace fs = std::filesystem;

namespace {

using model::Upstream;

Result<plan::Pin> list_plain_folder(const Upstream& upstream) {
  const fs::path folder = fs::path(upstream.location) / upstream.folder;
  const Result<io::Listing> listing = io::list_folder(folder);
  if (!listing) {
    return fail(error("upstream-unreadable", upstream.repo_place,
                      fmt::format("no folder '{}'", folder.string()))
                    .with_help("set 'repo' in config/upstream.yaml (or -r) to the upstream's "
                               "repository or folder"));
  }
  plan::PlainFolder plain;
  plain.path = upstream.location;
  plain.folders.push_back(folder.lexically_normal().string());
  for (const std::string& below : listing->folders) {
    if (below != ".git" && !below.starts_with(".git/"))
      plain.folders.push_back((folder / below).lexically_normal().string());
  }
  for (const std::string& below : listing->files) {
    if (!below.starts_with(".git/"))
      plain.files.push_back((folder / below).lexically_normal().string());
  }
  return plain;
}

// The fault of a ref is told at its place in the configuration.
Result<std::string> at_place(Result<std::string> resolved, const Upstream& upstream) {
  if (resolved) return resolved;
  for (Diagnostic& diagnostic : resolved.error()) {
    const bool is_ref = diagnostic.code == "unknown-ref" || diagnostic.code == "ambiguous-ref";
    const Place& place = is_ref ? upstream.ref_place : upstream.repo_place;
    if (!place.has_range()) continue;
    diagnostic.notes.push_back({fmt::format("the upstream is {}", upstream.location), {}});
    diagnostic.place = place;
  }
  return resolved;
}

Result<std::string> ask(const Upstream& upstream, const PinOptions& options) {
  if (upstream.kind == Upstream::Kind::path)
    return at_place(io::resolve_local(upstream.location, upstream.ref), upstream);
  if (options.offline) {
    return fail(
        error("offline", upstream.ref_place,
              fmt::format("'{}' is not pinned, and --offline forbids to ask for it", upstream.ref))
            .with_help("run ocelot-gen once without --offline"));
  }
  return at_place(
      io::resolve_remote(upstream.location, upstream.ref, steps::mirror_of(upstream.location)),
      upstream);
}

Result<config::LockEntry> read_lock(const std::string& path) {
  Result<std::string> text = io::read_file(path);
  if (!text) return fail(text.error());
  Noted<config::LockEntry> lock = config::read_lock(make_source(path, std::move(*text)));
  if (has_errors(lock.diagnostics)) return fail(std::move(lock.diagnostics));
  const bool is_commit =
      lock.value.commit.value.size() == 40 &&
      lock.value.commit.value.find_first_not_of("0123456789abcdef") == std::string::npos;
  if (!is_commit) {
    return fail(
        error("bad-lock",
              lock.value.commit.place.has_source() ? lock.value.commit.place : whole_file(path),
              fmt::format("'{}' is no commit of 40 hexadecimal digits", lock.value.commit.value))
            .with_help("run ocelot-gen --update to write the lock anew"));
  }
  return std::move(lock.value);
}

bool fits(const config::LockEntry& lock, const Upstream& upstream) {
  return lock.repo.value == upstream.repo && lock.ref.value == upstream.ref;
}

Unexpected<Diagnostics> does_not_fit(const config::LockEntry& lock, const Upstream& upstream) {
  const bool other_repo = lock.repo.value != upstream.repo;
  const config::Scalar& locked = other_repo ? lock.repo : lock.ref;
  return fail(
      error("stale-lock", locked.place,
            fmt::format("the lock is for '{}', the configuration says '{}'", locked.value,
                        other_repo ? upstream.repo : upstream.ref))
          .with_note("configured here", other_repo ? upstream.repo_place : upstream.ref_place)
          .with_help("run ocelot-gen --update to pin what the configuration says"));
}

// The commit that a lock pins for this upstream; empty when it has to be asked for.
Result<std::string> locked_commit(const Upstream& upstream, const PinOptions& options,
                                  const std::string& path) {
  std::error_code none;
  if (options.update || !fs::exists(path, none)) return std::string();
  const Result<config::LockEntry> lock = read_lock(path);
  if (!lock && options.overridden) return std::string();
  if (!lock) return fail(lock.error());
  if (fits(*lock, upstream)) return lock->commit.value;
  if (options.overridden) return std::string();
  return does_not_fit(*lock, upstream);
}

}  // namespace

Result<plan::Pin> resolve_pin(const Upstream& upstream, const PinOptions& options) {
  const bool is_path = upstream.kind == Upstream::Kind::path;
  if (is_path && !io::is_repository(upstream.location)) return list_plain_folder(upstream);
  const std::string lock(options.overridden ? graph::k_override_lock : model::k_lock_path);
  Result<std::string> commit = locked_commit(upstream, options, lock);
  if (commit && commit->empty()) {
    commit = ask(upstream, options);
    if (!commit) return fail(commit.error());
    const Result<io::Written> written =
        io::write_if_changed(lock, config::write_lock(upstream.repo, upstream.ref, *commit));
    if (!written) return fail(written.error());
  }
  if (!commit) return fail(commit.error());
  return plan::PinnedCommit{upstream.location, !is_path, *commit};
}

}  // namespace ocelot::cli
