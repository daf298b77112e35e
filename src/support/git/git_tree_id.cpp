// The id of a tree that is not in a repository, computed as git does: blobs first, then folders
// from the leaves up.
#include "support/git/git_tree_id.hpp"

#include <algorithm>
#include <map>
#include <string_view>

#include <fmt/format.h>

#include "support/git/git_handles.hpp"

namespace ocelot::git {

namespace {

struct Folder {
  std::map<std::string, Folder, std::less<>> folders;
  std::map<std::string, const TreeEntry*, std::less<>> files;
};

Folder arrange(const Tree& tree) {
  Folder root;
  for (const TreeEntry& entry : tree) {
    Folder* folder = &root;
    std::string_view rest = entry.path;
    for (std::size_t slash = rest.find('/'); slash != std::string_view::npos;
         slash = rest.find('/')) {
      folder = &folder->folders[std::string(rest.substr(0, slash))];
      rest.remove_prefix(slash + 1);
    }
    folder->files.emplace(rest, &entry);
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
  for (const auto& [name, entry] : folder.files) {
    records[name] = record(mode_of(entry->kind), name, hash(entry->content, GIT_OBJECT_BLOB));
  }
  for (const auto& [name, below] : folder.folders)
    records[name + "/"] = record("40000", name, id_of(below));
  std::string bytes;
  for (const auto& [name, record_bytes] : records) bytes += record_bytes;
  return hash(bytes, GIT_OBJECT_TREE);
}

}  // namespace

std::string tree_id(const Tree& tree) {
  start_git();
  return hex_of(id_of(arrange(tree)));
}

}  // namespace ocelot::git
