// Git by libgit2 1.5.
#include "io/git.hpp"

#include <algorithm>
#include <memory>

#include <fcntl.h>
#include <fmt/format.h>
#include <git2.h>
#include <sys/file.h>

#include "io/descriptor.hpp"
#include "io/file.hpp"

namespace ocelot::io {

namespace fs = std::filesystem;

namespace {

// libgit2 wants to be started once a process; it is never stopped, as the process ends soon after.
void start_library() {
  static const int started = git_libgit2_init();
  static_cast<void>(started);
}

template <class T, void (*Free)(T*)>
struct Freer {
  void operator()(T* thing) const { Free(thing); }
};
template <class T, void (*Free)(T*)>
using Owned = std::unique_ptr<T, Freer<T, Free>>;

using Repository = Owned<git_repository, git_repository_free>;
using Object = Owned<git_object, git_object_free>;
using TreeHandle = Owned<git_tree, git_tree_free>;
using EntryHandle = Owned<git_tree_entry, git_tree_entry_free>;
using Remote = Owned<git_remote, git_remote_free>;

Unexpected<Diagnostics> git_failure(std::string_view code, const std::string& where,
                                    std::string_view doing) {
  const git_error* last = git_error_last();
  return fail(
      error(code, whole_file(where),
            fmt::format("{}: {}", doing, last == nullptr ? "unknown reason" : last->message)));
}

std::string hex(const git_oid& id) {
  char text[GIT_OID_HEXSZ + 1];
  return git_oid_tostr(text, sizeof text, &id);
}

Result<Repository> open(const fs::path& path) {
  start_library();
  git_repository* opened = nullptr;
  if (git_repository_open_ext(&opened, path.c_str(), GIT_REPOSITORY_OPEN_NO_SEARCH, nullptr) != 0) {
    return git_failure("upstream-unreadable", path.string(),
                       "not a git repository that can be read");
  }
  return Repository(opened);
}

Unexpected<Diagnostics> unknown_ref(const std::string& where, const std::string& ref) {
  return fail(error("unknown-ref", whole_file(where),
                    fmt::format("upstream has no branch, tag or commit '{}'", ref)));
}

Result<std::string> peel_to_commit(git_repository* repository, const std::string& where,
                                   const std::string& expression, const std::string& ref) {
  git_object* found = nullptr;
  const int code = git_revparse_single(&found, repository, expression.c_str());
  if (code == GIT_EAMBIGUOUS) {
    return fail(error("ambiguous-ref", whole_file(where),
                      fmt::format("more than one object begins with '{}'", ref))
                    .with_help("write more of its digits"));
  }
  if (code != 0) return unknown_ref(where, ref);
  const Object object(found);
  git_object* peeled = nullptr;
  if (git_object_peel(&peeled, object.get(), GIT_OBJECT_COMMIT) != 0)
    return unknown_ref(where, ref);
  const Object commit(peeled);
  return hex(*git_object_id(commit.get()));
}

// Refs are tried as `git checkout` reads them: a branch, a tag, a remote's branch in a mirror, then
// a SHA.
Result<std::string> resolve_in(git_repository* repository, const std::string& where,
                               const std::string& ref) {
  for (const char* form : {"refs/heads/{}", "refs/tags/{}", "refs/remotes/origin/{}", "{}"}) {
    const std::string expression = fmt::format(fmt::runtime(form), ref);
    Result<std::string> commit = peel_to_commit(repository, where, expression, ref);
    if (commit || commit.error().front().code == "ambiguous-ref") return commit;
  }
  return unknown_ref(where, ref);
}

bool looks_like_sha(const std::string& ref) {
  return ref.size() >= 4 && ref.size() <= GIT_OID_HEXSZ &&
         ref.find_first_not_of("0123456789abcdef") == std::string::npos;
}

Result<Repository> open_mirror(const fs::path& mirror) {
  start_library();
  if (Status made = make_folders(mirror); !made) return fail(made.error());
  git_repository* opened = nullptr;
  if (git_repository_open_bare(&opened, mirror.c_str()) != 0 &&
      git_repository_init(&opened, mirror.c_str(), 1) != 0) {
    return git_failure("upstream-unreadable", mirror.string(), "cannot make a mirror");
  }
  return Repository(opened);
}

bool has_commit(git_repository* repository, const std::string& commit) {
  git_oid id;
  git_object* found = nullptr;
  if (git_oid_fromstr(&id, commit.c_str()) != 0) return false;
  if (git_object_lookup(&found, repository, &id, GIT_OBJECT_COMMIT) != 0) return false;
  const Object owner(found);
  return true;
}

Result<Remote> anonymous_remote(git_repository* repository, const std::string& url) {
  git_remote* made = nullptr;
  if (git_remote_create_anonymous(&made, repository, url.c_str()) != 0) {
    return git_failure("upstream-unreachable", url, "not a URL that git can use");
  }
  return Remote(made);
}

Status fetch_all(git_repository* repository, const std::string& url) {
  Result<Remote> remote = anonymous_remote(repository, url);
  if (!remote) return fail(remote.error());
  char heads[] = "+refs/heads/*:refs/remotes/origin/*";
  char tags[] = "+refs/tags/*:refs/tags/*";
  char* specs[] = {heads, tags};
  const git_strarray refspecs{specs, 2};
  git_fetch_options options = GIT_FETCH_OPTIONS_INIT;
  options.download_tags = GIT_REMOTE_DOWNLOAD_TAGS_NONE;
  options.proxy_opts.type = GIT_PROXY_AUTO;
  if (git_remote_fetch(remote->get(), &refspecs, &options, nullptr) != 0) {
    return git_failure("upstream-unreachable", url, "cannot fetch");
  }
  return {};
}

// One process at a time writes a mirror; the others wait here.
Result<Descriptor> lock_mirror(const fs::path& mirror) {
  if (Status made = make_folders(mirror); !made) return fail(made.error());
  const fs::path path = mirror / "ocelot.lock";
  Descriptor file(::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666));
  if (!file.is_open() || ::flock(file.get(), LOCK_EX) != 0)
    return system_failure("lock", path, errno);
  return file;
}

// The commit of a name among what a server lists; an annotated tag comes a second time with ^{} and
// its commit.
std::string find_head(git_remote* remote, const std::string& ref) {
  const git_remote_head** heads = nullptr;
  std::size_t count = 0;
  if (git_remote_ls(&heads, &count, remote) != 0) return {};
  const std::string wanted[] = {ref.empty() ? "HEAD" : "refs/heads/" + ref,
                                "refs/tags/" + ref + "^{}", "refs/tags/" + ref};
  for (const std::string& name : wanted) {
    const auto* found = std::find_if(
        heads, heads + count, [&](const git_remote_head* head) { return head->name == name; });
    if (found != heads + count) return hex((*found)->oid);
  }
  return {};
}

Result<std::string> ask_server(git_repository* repository, const std::string& url,
                               const std::string& ref) {
  Result<Remote> remote = anonymous_remote(repository, url);
  if (!remote) return fail(remote.error());
  git_proxy_options proxy = GIT_PROXY_OPTIONS_INIT;
  proxy.type = GIT_PROXY_AUTO;
  if (git_remote_connect(remote->get(), GIT_DIRECTION_FETCH, nullptr, &proxy, nullptr) != 0) {
    return git_failure("upstream-unreachable", url, "cannot connect");
  }
  return find_head(remote->get(), ref);
}

Result<TreeEntry> read_blob(git_repository* repository, const git_tree_entry* entry,
                            std::string path) {
  git_blob* found = nullptr;
  if (git_blob_lookup(&found, repository, git_tree_entry_id(entry)) != 0) {
    return git_failure("upstream-unreadable", path, "cannot read from the repository");
  }
  const Owned<git_blob, git_blob_free> blob(found);
  const auto* bytes = static_cast<const char*>(git_blob_rawcontent(blob.get()));
  const auto size = static_cast<std::size_t>(git_blob_rawsize(blob.get()));
  auto kind = TreeEntry::Kind::regular;
  if (git_tree_entry_filemode(entry) == GIT_FILEMODE_BLOB_EXECUTABLE)
    kind = TreeEntry::Kind::executable;
  if (git_tree_entry_filemode(entry) == GIT_FILEMODE_LINK) kind = TreeEntry::Kind::link;
  return TreeEntry{std::move(path), std::string(bytes, size), kind};
}

// One walk of a tree: collects blobs, keeps the first failure.
struct Walk {
  git_repository* repository;
  Tree tree;
  Diagnostics failure;

  static int visit(const char* root, const git_tree_entry* entry, void* payload) {
    auto& walk = *static_cast<Walk*>(payload);
    const std::string path = std::string(root) + git_tree_entry_name(entry);
    switch (git_tree_entry_type(entry)) {
      case GIT_OBJECT_TREE:
        return 0;
      case GIT_OBJECT_BLOB:
        return walk.take(read_blob(walk.repository, entry, path));
      default:
        return walk.take(
            fail(error("submodule", whole_file(path), "a submodule, which is not followed")));
    }
  }

  int take(Result<TreeEntry> entry) {
    if (!entry) {
      failure = std::move(entry.error());
      return -1;
    }
    tree.push_back(std::move(*entry));
    return 0;
  }
};

Result<TreeHandle> find_tree(git_repository* repository, const std::string& where,
                             const std::string& commit, const std::string& folder) {
  git_object* found = nullptr;
  const std::string expression = folder == "." ? commit + "^{tree}" : commit + ":" + folder;
  if (git_revparse_single(&found, repository, expression.c_str()) != 0) {
    return fail(
        error("upstream-folder", whole_file(where),
              fmt::format("commit {} has no folder '{}'", commit.substr(0, 12), folder))
            .with_help("set \'folder\' in config/upstream.yaml to the folder of its Go module"));
  }
  const Object object(found);
  git_object* peeled = nullptr;
  if (git_object_peel(&peeled, object.get(), GIT_OBJECT_TREE) != 0) {
    return fail(
        error("upstream-folder", whole_file(where), fmt::format("'{}' is not a folder", folder)));
  }
  return TreeHandle(reinterpret_cast<git_tree*>(peeled));
}

}  // namespace

bool is_repository(const fs::path& folder) {
  return open(folder).has_value();
}

Result<std::string> resolve_local(const fs::path& repository, const std::string& ref) {
  const Result<Repository> opened = open(repository);
  if (!opened) return fail(opened.error());
  if (ref.empty()) return peel_to_commit(opened->get(), repository.string(), "HEAD", "HEAD");
  return resolve_in(opened->get(), repository.string(), ref);
}

Result<std::string> resolve_remote(const std::string& url, const std::string& ref,
                                   const fs::path& mirror) {
  const Result<Descriptor> lock = lock_mirror(mirror);
  if (!lock) return fail(lock.error());
  const Result<Repository> opened = open_mirror(mirror);
  if (!opened) return fail(opened.error());
  Result<std::string> listed = ask_server(opened->get(), url, ref);
  if (!listed || !listed->empty()) return listed;
  if (!looks_like_sha(ref)) return unknown_ref(url, ref);
  if (Status fetched = fetch_all(opened->get(), url); !fetched) return fail(fetched.error());
  return peel_to_commit(opened->get(), url, ref, ref);
}

Status fetch_commit(const std::string& url, const std::string& commit, const fs::path& mirror) {
  const Result<Descriptor> lock = lock_mirror(mirror);
  if (!lock) return fail(lock.error());
  const Result<Repository> opened = open_mirror(mirror);
  if (!opened) return fail(opened.error());
  if (has_commit(opened->get(), commit)) return {};
  if (Status fetched = fetch_all(opened->get(), url); !fetched) return fetched;
  if (has_commit(opened->get(), commit)) return {};
  return unknown_ref(url, commit);
}

Result<Tree> read_commit(const fs::path& repository, const std::string& commit,
                         const std::string& folder) {
  const Result<Repository> opened = open(repository);
  if (!opened) return fail(opened.error());
  const Result<TreeHandle> root = find_tree(opened->get(), repository.string(), commit, folder);
  if (!root) return fail(root.error());
  Walk walk{opened->get(), {}, {}};
  const int walked = git_tree_walk(root->get(), GIT_TREEWALK_PRE, &Walk::visit, &walk);
  if (!walk.failure.empty()) return fail(walk.failure);
  if (walked != 0) {
    return git_failure("upstream-unreadable", repository.string(), "cannot read the whole tree");
  }
  std::sort(walk.tree.begin(), walk.tree.end(),
            [](const TreeEntry& a, const TreeEntry& b) { return a.path < b.path; });
  return walk.tree;
}

}  // namespace ocelot::io
