// The id of a tree that is not in a repository, computed as git does: blobs first, then folders
// from the leaves up.
#include "support/git/git_tree_id.hpp"

#include <algorithm>
#include <map>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "support/git/git_handles.hpp"

namespace ocelot::git {

namespace {

struct HashedFile {
  std::string_view path;
  TreeEntry::Kind kind;
  git_oid id;
};

struct Folder {
  std::map<std::string, Folder, std::less<>> folders;
  std::map<std::string, const HashedFile*, std::less<>> files;
};

Folder arrange(const std::vector<HashedFile>& files) {
  Folder root;
  for (const HashedFile& file : files) {
    Folder* folder = &root;
    std::string_view rest = file.path;
    for (std::size_t slash = rest.find('/'); slash != std::string_view::npos;
         slash = rest.find('/')) {
      folder = &folder->folders[std::string(rest.substr(0, slash))];
      rest.remove_prefix(slash + 1);
    }
    folder->files.emplace(rest, &file);
  }
  return root;
}

std::string_view mode_of(TreeEntry::Kind kind) {
  switch (kind) {
    case TreeEntry::Kind::regular:
      return "100644";
    case TreeEntry::Kind::executable:
      return "100755";
    case TreeEntry::Kind::link:
      return "120000";
  }
  return "100644";
}

git_oid hash(std::string_view bytes, git_object_t type) {
  git_oid id{};
  git_odb_hash(&id, bytes.data(), bytes.size(), type);
  return id;
}

std::string record(std::string_view mode, std::string_view name, const git_oid& id) {
  std::string bytes = fmt::format("{} {}", mode, name);
  bytes += '\0';
  bytes.append(reinterpret_cast<const char*>(id.id), GIT_OID_RAWSZ);
  return bytes;
}

// Git sorts a folder as if its name ended in '/'.
git_oid id_of(const Folder& folder) {
  std::map<std::string, std::string> records;
  for (const auto& [name, file] : folder.files)
    records[name] = record(mode_of(file->kind), name, file->id);
  for (const auto& [name, below] : folder.folders)
    records[name + "/"] = record("40000", name, id_of(below));
  std::string bytes;
  for (const auto& [name, record_bytes] : records) bytes += record_bytes;
  return hash(bytes, GIT_OBJECT_TREE);
}

Result<git_oid> id_of_content(const StoredTree& tree, const StoredFile& file) {
  git_oid id;
  if (git_oid_fromstr(&id, file.id.c_str()) == 0) return id;
  const Result<TreeEntry> entry = load(tree, file);
  if (!entry) return fail(entry.error());
  return hash(entry->content, GIT_OBJECT_BLOB);
}

}  // namespace

std::string tree_id(const Tree& tree) {
  start_git();
  std::vector<HashedFile> files;
  for (const TreeEntry& entry : tree)
    files.push_back({entry.path, entry.kind, hash(entry.content, GIT_OBJECT_BLOB)});
  return hex_of(id_of(arrange(files)));
}

Result<std::string> stored_tree_id(const StoredTree& tree) {
  start_git();
  std::vector<HashedFile> files;
  for (const StoredFile& file : tree.files) {
    const Result<git_oid> id = id_of_content(tree, file);
    if (!id) return fail(id.error());
    files.push_back({file.path, file.kind, *id});
  }
  return hex_of(id_of(arrange(files)));
}

}  // namespace ocelot::git
