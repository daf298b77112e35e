// Locks, repairs and fills a mirror.
#include "support/git/git_mirror.hpp"

#include <fcntl.h>
#include <fmt/format.h>

#include "support/base/digest.hpp"
#include "support/base/text.hpp"
#include "support/git/git_handles.hpp"
#include "support/io/cache_folder.hpp"
#include "support/io/file.hpp"

namespace ocelot::git {

namespace fs = std::filesystem;

namespace {

fs::path beside(const fs::path& mirror, std::string_view suffix) {
  return mirror.string() + std::string(suffix);
}

// The lock is outside the mirror, so that the mirror can be removed while the lock is held.
Result<io::Descriptor> lock_beside(const fs::path& mirror) {
  if (Status created = io::make_folders(mirror.parent_path()); !created)
    return fail(created.error());
  const fs::path path = beside(mirror, ".lock");
  io::Descriptor file(::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666));
  if (!file.is_open() || !io::wait_for_lock(file)) return io::system_failure("lock", path, errno);
  return file;
}

// Renames the mirror first, so that a kill never leaves a partial mirror at its path.
Status throw_away(const fs::path& mirror) {
  std::error_code code;
  const fs::path aside = beside(mirror, ".old");
  fs::remove_all(aside, code);
  fs::rename(mirror, aside, code);
  if (code && code != std::errc::no_such_file_or_directory)
    return io::system_failure("move away", mirror, code.value());
  fs::remove_all(aside, code);
  return {};
}

Result<GitRepository> open_or_mend(const fs::path& mirror) {
  Result<GitRepository> opened = GitRepository::open_or_make_bare(mirror);
  if (opened) return opened;
  if (Status gone = throw_away(mirror); !gone) return fail(gone.error());
  return GitRepository::open_or_make_bare(mirror);
}

// A killed fetch leaves packs with temporary names, or a pack without its index.
void remove_leftovers(const fs::path& mirror) {
  std::error_code none;
  for (const fs::directory_entry& entry : fs::directory_iterator(mirror / "objects/pack", none)) {
    const fs::path& path = entry.path();
    fs::path partner = path;
    partner.replace_extension(path.extension() == ".pack" ? ".idx" : ".pack");
    const bool is_pack = path.extension() == ".pack" || path.extension() == ".idx";
    if (!is_pack || !fs::exists(partner, none)) fs::remove(path, none);
  }
}

bool is_unreadable(const Diagnostics& diagnostics) {
  return diagnostics.front().code == "upstream-unreadable";
}

}  // namespace

fs::path mirror_folder(const std::string& url) {
  return io::cache_folder() / "git" / digest_of(url).hex();
}

GitMirror::GitMirror(MirrorSource source, io::Descriptor lock, GitRepository repository)
    : source_(std::move(source)), lock_(std::move(lock)), repository_(std::move(repository)) {}

Result<GitMirror> GitMirror::open(MirrorSource source) {
  Result<io::Descriptor> lock = lock_beside(source.folder);
  if (!lock) return fail(lock.error());
  Result<GitRepository> repository = open_or_mend(source.folder);
  if (!repository) return fail(repository.error());
  return GitMirror(std::move(source), std::move(*lock), std::move(*repository));
}

Status GitMirror::begin_anew() {
  if (Status gone = throw_away(source_.folder); !gone) return gone;
  Result<GitRepository> repository = GitRepository::open_or_make_bare(source_.folder);
  if (!repository) return fail(repository.error());
  repository_ = std::move(*repository);
  return {};
}

// A mirror with unreadable refs would make a fetch fail or return too little.
Result<std::string> GitMirror::ask(const std::string& ref) {
  remove_leftovers(source_.folder);
  if (!repository_.check()) {
    if (Status anew = begin_anew(); !anew) return fail(anew.error());
  }
  Result<std::string> answer = ask_server(repository_, source_.url, ref, source_.report);
  if (answer || !is_unreadable(answer.error())) return answer;
  if (Status anew = begin_anew(); !anew) return fail(anew.error());
  return ask_server(repository_, source_.url, ref, source_.report);
}

Result<std::string> GitMirror::resolve(const std::string& ref) {
  Result<std::string> listed = ask(ref);
  if (!listed || !listed->empty()) return listed;
  Result<std::string> commit = repository_.commit_of(ref);
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
  if (Status anew = begin_anew(); !anew) return anew;
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
