// Finds pins in the lock, a local repository or a mirror.
#include "project/pin.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <optional>

#include <fmt/format.h>

#include "declaration/model/project_files.hpp"
#include "graph/paths.hpp"
#include "project/lock.hpp"
#include "project/pin_change.hpp"
#include "support/base/digest.hpp"
#include "support/base/text.hpp"
#include "support/base/tree_check.hpp"
#include "support/git/git.hpp"
#include "support/git/git_mirror.hpp"
#include "support/git/git_tree_id.hpp"
#include "support/io/case_folding.hpp"
#include "support/io/file.hpp"
#include "support/io/temporary_folder.hpp"
#include "support/io/tree_folder.hpp"

namespace ocelot::project {

namespace fs = std::filesystem;

namespace {

using model::Upstream;
using Lock = std::optional<config::LockEntry>;

// The commit of a ref, the tree there, and the line that `update` prints.
struct Resolved {
  Pinned pinned;
  std::string change;
};

// A link is not an input: what it leads to is not built, and Ninja would consider a broken link
// missing and always rebuild. The id of the content includes the target of each link.
graph::PlainFolder plain_folder(const Upstream& upstream, const fs::path& folder,
                                const io::Listing& listing, const Tree& tree) {
  graph::PlainFolder plain;
  plain.path = upstream.location;
  plain.content = git::tree_id(tree);
  plain.folders.push_back(folder.lexically_normal().string());
  for (const std::string& below : listing.folders)
    plain.folders.push_back((folder / below).lexically_normal().string());
  for (const TreeEntry& entry : tree) {
    if (entry.kind != TreeEntry::Kind::link)
      plain.files.push_back((folder / entry.path).lexically_normal().string());
  }
  return plain;
}

// The tree is extracted into the system's temporary folder.
Status expect_distinct_names(const Tree& tree, const Upstream& upstream) {
  TreeFaults faults = io::find_folded_names(tree, io::temporary_folder());
  if (faults.empty()) return {};
  return fail(describe(std::move(faults), [&](const TreeFault& fault) {
    return error(fault.code, upstream.ref_place,
                 fmt::format("'{}/{}' of {} {}", upstream.folder, fault.path, upstream.location,
                             fault.problem))
        .with_help("set TMPDIR to a folder whose file system does not ignore case");
  }));
}

Result<ResolvedPin> read_plain_folder(const Root& root, const Upstream& upstream) {
  const fs::path folder = fs::path(upstream.location) / upstream.folder;
  const Result<io::Listing> listing = io::list_tree(root / folder);
  if (!listing) {
    return fail(error("upstream-unreadable", upstream.repo_place,
                      fmt::format("missing folder '{}'", folder.string()))
                    .with_help("set 'repo' in config/upstream.yaml (or -r) to the upstream's "
                               "repository or folder"));
  }
  if (Status real = io::require_folder(root / upstream.location, upstream.folder); !real)
    return root.relative(Result<ResolvedPin>(fail(real.error())));
  const Result<Tree> tree = root.relative(io::read_tree(root / folder));
  if (!tree) return fail(tree.error());
  if (Status distinct = expect_distinct_names(*tree, upstream); !distinct)
    return fail(distinct.error());
  return ResolvedPin{plain_folder(upstream, folder, *listing, *tree), digest_of_modules(*tree)};
}

const Place& place_of_fault(std::string_view code, const Upstream& upstream) {
  constexpr std::array<std::string_view, 9> k_of_ref = {
      "unknown-ref",   "ambiguous-ref", "bad-ref",   "upstream-name",     "upstream-duplicate",
      "upstream-link", "not-a-file",    "submodule", "upstream-too-large"};
  if (std::find(k_of_ref.begin(), k_of_ref.end(), code) != k_of_ref.end())
    return upstream.ref_place;
  return code == "upstream-folder" ? upstream.folder_place : upstream.repo_place;
}

// A folder without .git is not pinned, but has the files of all submodules.
std::string how_to_fetch_submodules(const Upstream& upstream) {
  return fmt::format(
      "build from a folder that has its files: git clone --recurse-submodules {} upstream && git "
      "-C upstream checkout --recurse-submodules {} && rm -rf upstream/.git && ocelot-gen -r "
      "./upstream",
      shell_word(upstream.location), shell_word(upstream.ref));
}

// Reports a fault of the upstream at the value in the configuration that causes it.
Diagnostics at_place(Diagnostics diagnostics, const Upstream& upstream) {
  for (Diagnostic& diagnostic : diagnostics) {
    if (diagnostic.code == "submodule") diagnostic.help = how_to_fetch_submodules(upstream);
    const Place& place = place_of_fault(diagnostic.code, upstream);
    if (!place.has_range()) continue;
    diagnostic.notes.push_back({fmt::format("the upstream is {}", upstream.location), {}});
    diagnostic.place = place;
  }
  return diagnostics;
}

Status check_ref(const Upstream& upstream) {
  if (git::is_ref_name(upstream.ref)) return {};
  return fail(
      error("bad-ref", upstream.ref_place,
            upstream.ref.empty()
                ? "the ref is empty"
                : fmt::format("'{}' is not a valid name of a branch, tag or commit", upstream.ref))
          .with_help("write the name of a branch or tag, or the digits of a commit"));
}

std::string describe_change(const git::GitRepository& repository, const Upstream& upstream,
                            bool is_override, const Lock& before, const std::string& commit,
                            const Tree& tree, const std::string& go) {
  PinChange change{upstream.ref, upstream.ref, {}, commit, {}, {}, collector_version(tree)};
  change.is_override = is_override;
  if (!before || before->repo.value != upstream.repo) return describe(change);
  change.old_ref = before->ref.value;
  change.old_commit = before->commit.value;
  change.old_go = before->go.value;
  change.new_go = go;
  change.has_old_commit = repository.contains(change.old_commit).value_or(true);
  change.distance = repository.distance(commit, change.old_commit);
  const std::string& folder = before->folder.value.empty() ? upstream.folder : before->folder.value;
  if (const Result<Tree> old = repository.read(change.old_commit, folder))
    change.old_version = collector_version(*old);
  return describe(change);
}

// Converts a commit and a tree, or the failure to find them, to a result, for both kinds of
// repository.
struct Finder {
  const Root& root;
  const Upstream& upstream;
  const PinOptions& options;
  const Lock& before;

  Result<Resolved> finish(const git::GitRepository& repository, Result<std::string> commit,
                          Result<Tree> tree) const {
    if (!commit) return fail(at_place(std::move(commit.error()), upstream));
    if (!tree) return fail(at_place(std::move(tree.error()), upstream));
    if (Status distinct = expect_distinct_names(*tree, upstream); !distinct)
      return fail(distinct.error());
    Result<std::string> go = options.go == nullptr ? std::string() : options.go->version(*tree);
    if (!go) return fail(go.error());
    return Resolved{{*commit, git::tree_id(*tree), digest_of_modules(*tree), *go},
                    options.update ? describe_change(repository, upstream, options.overridden,
                                                     before, *commit, *tree, *go)
                                   : ""};
  }
};

Result<Resolved> resolve_local(const Finder& finder) {
  const Upstream& upstream = finder.upstream;
  const Root& root = finder.root;
  const Result<git::GitRepository> repository =
      root.relative(git::GitRepository::open(root / upstream.location));
  if (!repository) return fail(at_place(repository.error(), upstream));
  Result<std::string> commit = root.relative(repository->commit_of(upstream.ref));
  Result<Tree> tree = commit ? root.relative(repository->read(*commit, upstream.folder)) : Tree();
  return finder.finish(*repository, std::move(commit), std::move(tree));
}

// A relative cache folder is relative to the root, as in the steps.
Result<git::GitMirror> open_mirror(const Root& root, const Upstream& upstream,
                                   const PinOptions& options) {
  const Result<fs::path> mirrors = git::mirrors_folder(root.path(), root / graph::k_build_folder,
                                                       root / graph::k_mirrors_folder);
  if (!mirrors) return fail(mirrors.error());
  return git::GitMirror::open({upstream.location, *mirrors, options.offline, options.report});
}

Result<Resolved> resolve_remote(const Finder& finder) {
  const Upstream& upstream = finder.upstream;
  if (finder.options.offline) {
    return fail(
        error("offline", upstream.ref_place,
              fmt::format("'{}' is not pinned, and --offline prevents resolving it", upstream.ref))
            .with_help("run ocelot-gen once without --offline"));
  }
  Result<git::GitMirror> mirror = open_mirror(finder.root, upstream, finder.options);
  if (!mirror) return fail(mirror.error());
  Result<std::string> commit = mirror->resolve(upstream.ref);
  Result<Tree> tree = commit ? mirror->read(*commit, upstream.folder) : Tree();
  return finder.finish(mirror->repository(), std::move(commit), std::move(tree));
}

// Without the network, the pinned commit must be on this machine. It is checked now, not in the
// middle of a build.
Status require_mirrored(const Root& root, const Upstream& upstream, const PinOptions& options,
                        const config::LockEntry& lock) {
  Result<git::GitMirror> mirror = open_mirror(root, upstream, options);
  if (!mirror) return fail(mirror.error());
  Result<Tree> tree = mirror->read(lock.commit.value, upstream.folder);
  if (tree) return {};
  for (Diagnostic& diagnostic : tree.error()) {
    if (diagnostic.code == "offline") diagnostic.place = lock.commit.place;
  }
  return fail(tree.error());
}

// The lock if it can be used; nothing if the ref must be resolved.
Result<Lock> usable_lock(Result<Lock> lock, const Upstream& upstream, const PinOptions& options) {
  if (options.update) return Lock();
  if (options.overridden && (!lock || (*lock && !check_fit(**lock, upstream)))) return Lock();
  if (!lock || !*lock) return lock;
  if (Status fit = check_fit(**lock, upstream); !fit) return fail(fit.error());
  return lock;
}

Result<ResolvedPin> pin_of_lock(const Root& root, const config::LockEntry& lock,
                                const Upstream& upstream, const PinOptions& options) {
  const bool is_url = upstream.kind == Upstream::Kind::url;
  if (is_url && options.offline && !options.read_only) {
    if (Status here = require_mirrored(root, upstream, options, lock); !here)
      return fail(here.error());
  }
  return ResolvedPin{
      graph::PinnedCommit{upstream.location, is_url, lock.commit.value, lock.tree.value},
      lock.modules.value, lock.go.value};
}

// What is known about a pin without asking the upstream.
struct Lookup {
  std::optional<ResolvedPin> pin;
  std::string lock_path;
  Lock before;
};

Result<Lookup> look_up(const Root& root, const Upstream& upstream, const PinOptions& options) {
  Lookup lookup;
  const Result<bool> is_plain = is_plain_folder(root, upstream);
  if (!is_plain) return fail(is_plain.error());
  if (*is_plain) {
    Result<ResolvedPin> folder = read_plain_folder(root, upstream);
    if (!folder) return fail(std::move(folder.error()));
    lookup.pin = std::move(*folder);
    return lookup;
  }
  if (Status valid = check_ref(upstream); !valid) return fail(valid.error());
  lookup.lock_path = options.overridden ? graph::k_override_lock : model::k_lock_path;
  const Result<Lock> before = read_lock_file(root, lookup.lock_path);
  if (before) lookup.before = *before;
  const Result<Lock> lock = usable_lock(before, upstream, options);
  if (!lock) return fail(lock.error());
  if (!*lock) return lookup;
  Result<ResolvedPin> pin = pin_of_lock(root, **lock, upstream, options);
  if (!pin) return fail(std::move(pin.error()));
  lookup.pin = std::move(*pin);
  return lookup;
}

std::string how_to_pin(const PinOptions& options) {
  if (options.overridden) return "run ocelot-gen with the same -r and -b first, to pin it";
  if (!options.locked) return "run ocelot-gen first, to pin it";
  return how_to_update_locks();
}

Unexpected<Diagnostics> missing_lock(const Lookup& lookup, const Upstream& upstream,
                                     const PinOptions& options) {
  return fail(error("missing-lock", whole_file(lookup.lock_path),
                    fmt::format("no lock pins '{}' to a commit", upstream.ref))
                  .with_help(how_to_pin(options)));
}

// A lock that an earlier version wrote has no digest of upstream's go.mod and go.sum files.
bool is_incomplete(const ResolvedPin& pin) {
  return std::holds_alternative<graph::PinnedCommit>(pin.pin) && pin.modules.empty();
}

Unexpected<Diagnostics> incomplete_lock(const Lookup& lookup, const PinOptions& options) {
  return fail(error("stale-modules", whole_file(lookup.lock_path),
                    "an earlier version of ocelot-gen wrote the lock, which does not cover modules")
                  .with_help(how_to_pin(options)));
}

Result<ResolvedPin> write_pin(const Lookup& lookup, const Finder& finder) {
  const Upstream& upstream = finder.upstream;
  const bool is_url = upstream.kind == Upstream::Kind::url;
  const Result<Resolved> resolved = is_url ? resolve_remote(finder) : resolve_local(finder);
  if (!resolved) return fail(resolved.error());
  const Pinned& pinned = resolved->pinned;
  ResolvedPin pin{graph::PinnedCommit{upstream.location, is_url, pinned.commit, pinned.tree},
                  pinned.modules,
                  pinned.go,
                  resolved->change,
                  {}};
  if (finder.options.dry_run) return pin;
  Status written = write_lock_file(finder.root, lookup.lock_path, upstream, pinned);
  if (!written) return fail(written.error());
  pin.written_lock = lookup.lock_path;
  return pin;
}

}  // namespace

// A path that looks like a repository but cannot be opened is reported where it is opened.
Result<bool> is_plain_folder(const Root& root, const Upstream& upstream) {
  const fs::path folder = root / upstream.location;
  if (upstream.kind == Upstream::Kind::url || git::has_git_folder(folder)) return false;
  Result<std::optional<git::GitRepository>> repository =
      root.relative(git::GitRepository::find(folder));
  if (!repository) return fail(at_place(std::move(repository.error()), upstream));
  return !repository->has_value();
}

Result<std::optional<ResolvedPin>> known_pin(const Root& root, const Upstream& upstream,
                                             const PinOptions& options) {
  Result<Lookup> lookup = look_up(root, upstream, options);
  if (!lookup) return fail(std::move(lookup.error()));
  return std::move(lookup->pin);
}

Result<ResolvedPin> resolve_pin(const Root& root, const Upstream& upstream,
                                const PinOptions& options) {
  Result<Lookup> lookup = look_up(root, upstream, options);
  if (!lookup) return fail(std::move(lookup.error()));
  if (lookup->pin && options.locked && is_incomplete(*lookup->pin))
    return incomplete_lock(*lookup, options);
  if (lookup->pin) return std::move(*lookup->pin);
  if (options.read_only || options.locked) return missing_lock(*lookup, upstream, options);
  return write_pin(*lookup, {root, upstream, options, lookup->before});
}

Result<Tree> read_pinned_tree(const Root& root, const Upstream& upstream, const graph::Pin& pin,
                              const PinOptions& options) {
  const auto* pinned = std::get_if<graph::PinnedCommit>(&pin);
  if (pinned == nullptr)
    return root.relative(io::read_tree(root / (fs::path(upstream.location) / upstream.folder)));
  if (pinned->is_url) {
    Result<git::GitMirror> mirror = open_mirror(root, upstream, options);
    if (!mirror) return fail(mirror.error());
    return mirror->read(pinned->commit, upstream.folder);
  }
  const Result<git::GitRepository> repository =
      root.relative(git::GitRepository::open(root / upstream.location));
  if (!repository) return fail(at_place(repository.error(), upstream));
  return root.relative(repository->read(pinned->commit, upstream.folder));
}

// Each file with its path and its length, so that two trees never have the same input.
std::string digest_of_modules(const Tree& tree) {
  Sha256 hash;
  for (const TreeEntry& entry : tree) {
    const std::string_view name = base_name(entry.path);
    if (name != "go.mod" && name != "go.sum") continue;
    hash.add(fmt::format("{} {}\n", entry.path, entry.content.size()));
    hash.add(entry.content);
  }
  return hash.digest().hex();
}

}  // namespace ocelot::project
