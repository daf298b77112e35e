// Locks, repairs and fills a mirror.
#include "support/git/git_mirror.hpp"

#include <optional>

#include <fmt/format.h>
#include <sys/stat.h>

#include "support/base/digest.hpp"
#include "support/git/mirror_files.hpp"
#include "support/io/cache_folder.hpp"
#include "support/io/destination.hpp"
#include "support/io/private_folder.hpp"

namespace ocelot::git {

namespace fs = std::filesystem;

namespace {

std::string name_of(const std::string& url) {
  return digest_of(url).hex();
}

// Renames the mirror first, so that a kill never leaves a partial mirror at its path.
Status throw_away(const io::Folder& mirrors, const std::string& name) {
  const std::string old = name + ".old";
  if (const Result<bool> gone = mirrors.remove_tree(old); !gone) return fail(gone.error());
  if (!mirrors.find_status(name)) return {};
  if (Status renamed = mirrors.rename(name, old); !renamed) return renamed;
  if (const Result<bool> gone = mirrors.remove_tree(old); !gone) return fail(gone.error());
  return {};
}

Result<GitRepository> make(const io::Folder& mirrors, const std::string& url) {
  const Result<io::Folder> folder = io::make_private(mirrors, name_of(url));
  if (!folder) return fail(folder.error());
  if (Status written = write_mirror(*folder, mirror_configuration(url)); !written)
    return fail(written.error());
  return GitRepository::open_bare(folder->path());
}

Unexpected<Diagnostics> unusable(const fs::path& path, const std::string& url) {
  return fail(
      error("unexpected-mirror-file", whole_file(path.string()),
            fmt::format("not a file of a mirror, or not as a fetch writes it, so the mirror "
                        "of {} is not used",
                        url))
          .with_help("remove it, or run ocelot-gen once without --offline to fetch the "
                     "mirror again"));
}

// Opens a folder as a mirror.
Result<GitRepository> open_folder(const io::Folder& mirrors, const std::string& url) {
  const fs::path path = mirrors.path() / name_of(url);
  const std::optional<struct stat> status = mirrors.find_status(name_of(url));
  if (!status || !S_ISDIR(status->st_mode)) return unusable(path, url);
  const Result<io::Folder> folder = io::open_private(mirrors, name_of(url));
  if (!folder) return fail(folder.error());
  if (const auto unexpected = find_unexpected(*folder, mirror_configuration(url)))
    return unusable(path / *unexpected, url);
  remove_leftovers(*folder);
  Result<GitRepository> opened = GitRepository::open_bare(folder->path());
  return opened ? std::move(opened) : unusable(path, url);
}

// With --offline, an unusable mirror stays, because it cannot be fetched again.
Result<GitRepository> open_repository(const io::Folder& mirrors, const MirrorSource& source) {
  const std::string name = name_of(source.url);
  if (mirrors.find_status(name)) {
    Result<GitRepository> opened = open_folder(mirrors, source.url);
    if (opened || source.offline || opened.error().front().code != "unexpected-mirror-file")
      return opened;
  }
  if (Status gone = throw_away(mirrors, name); !gone) return fail(gone.error());
  return make(mirrors, source.url);
}

bool is_unreadable(const Diagnostics& diagnostics) {
  return diagnostics.front().code == "upstream-unreadable";
}

}  // namespace

Result<fs::path> mirrors_folder(const fs::path& base, const fs::path& build,
                                const fs::path& otherwise) {
  if (const Result<io::Folder> cached = io::open_cache("git", base); cached) return cached->path();
  const Result<io::Destination> place = io::find_destination(build, otherwise);
  if (!place) return fail(place.error());
  const Result<io::Folder> parent = place->folder.make_parent(place->path);
  if (!parent) return fail(parent.error());
  const Result<io::Folder> mirrors = io::make_private(*parent, place->path.filename());
  if (!mirrors) return fail(mirrors.error());
  return otherwise;
}

GitMirror::GitMirror(MirrorSource source, io::Folder mirrors, io::Descriptor lock,
                     GitRepository repository)
    : source_(std::move(source)),
      mirrors_(std::move(mirrors)),
      lock_(std::move(lock)),
      repository_(std::move(repository)) {}

// The lock is outside the mirror, so that the mirror can be removed while the lock is held.
Result<GitMirror> GitMirror::open(MirrorSource source) {
  Result<io::Folder> mirrors = io::make_private(source.mirrors);
  if (!mirrors) return fail(mirrors.error());
  Result<io::Descriptor> lock = io::lock_private_file(*mirrors, name_of(source.url) + ".lock");
  if (!lock) return fail(lock.error());
  Result<GitRepository> repository = open_repository(*mirrors, source);
  if (!repository) return fail(repository.error());
  return GitMirror(std::move(source), std::move(*mirrors), std::move(*lock),
                   std::move(*repository));
}

Status GitMirror::start_over() {
  if (Status gone = throw_away(mirrors_, name_of(source_.url)); !gone) return gone;
  Result<GitRepository> repository = make(mirrors_, source_.url);
  if (!repository) return fail(repository.error());
  repository_ = std::move(*repository);
  return {};
}

// A mirror with unreadable refs would make a fetch fail or return too little.
Result<std::string> GitMirror::ask(const std::string& ref) {
  if (!repository_.check()) {
    if (Status empty = start_over(); !empty) return fail(empty.error());
  }
  Result<std::string> answer = ask_server(repository_, source_.url, ref, source_.report);
  if (answer || !is_unreadable(answer.error())) return answer;
  if (Status empty = start_over(); !empty) return fail(empty.error());
  return ask_server(repository_, source_.url, ref, source_.report);
}

// A name that the server does not have means nothing, whatever refs the mirror has.
Result<std::string> GitMirror::resolve(const std::string& ref) {
  Result<std::string> listed = ask(ref);
  if (!listed || !listed->empty()) return listed;
  Result<std::string> commit = repository_.commit_of_sha(ref);
  if (commit) return commit;
  for (Diagnostic& diagnostic : commit.error()) diagnostic.place = whole_file(source_.url);
  return commit;
}

Status GitMirror::require(const std::string& commit) {
  const Result<bool> is_here = repository_.contains(commit);
  if (is_here && *is_here) return {};
  if (source_.offline) {
    return fail(error("offline", whole_file(source_.url),
                      fmt::format("commit {} of {} is not on this machine, and --offline prevents "
                                  "fetching it",
                                  commit.substr(0, 12), source_.url))
                    .with_help("run ocelot-gen once without --offline"));
  }
  const Result<std::string> fetched = ask(commit);
  if (!fetched) return fail(fetched.error());
  return {};
}

Status GitMirror::try_with_tree(const std::string& commit, const std::string& folder,
                                const std::function<Status(const StoredTree&)>& use) const {
  const Result<StoredTree> tree = repository_.open_tree(commit, folder);
  if (!tree) return fail(tree.error());
  return use(*tree);
}

Status GitMirror::with_tree(const std::string& commit, const std::string& folder,
                            const std::function<Status(const StoredTree&)>& use) {
  if (Status here = require(commit); !here) return here;
  Status used = try_with_tree(commit, folder, use);
  if (used || source_.offline || !is_unreadable(used.error())) return used;
  if (Status empty = start_over(); !empty) return empty;
  if (Status here = require(commit); !here) return here;
  return try_with_tree(commit, folder, use);
}

Result<Tree> GitMirror::read(const std::string& commit, const std::string& folder) {
  Tree tree;
  const Status read = with_tree(commit, folder, [&](const StoredTree& stored) -> Status {
    Result<Tree> loaded = load(stored);
    if (!loaded) return fail(std::move(loaded.error()));
    tree = std::move(*loaded);
    return {};
  });
  if (!read) return fail(read.error());
  return tree;
}

}  // namespace ocelot::git
