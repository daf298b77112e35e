// Visits tree objects one after the other, without recursion: a tree can be thousands of folders
// deep.
#include "support/git/tree_walk.hpp"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "support/base/text.hpp"
#include "support/base/tree_limits.hpp"
#include "support/base/tree_links.hpp"
#include "support/base/tree_names.hpp"
#include "support/git/object_reading.hpp"

namespace ocelot::git {

namespace {

constexpr std::uint32_t k_type_bits = 0170000;
constexpr std::uint32_t k_regular_type = 0100000;
constexpr std::uint32_t k_executable_bit = 0100;

struct PendingFolder {
  std::string prefix;  ///< empty, or the path with '/' at the end
  git_oid id;
};

class TreeWalk {
 public:
  TreeWalk(git_repository* repository, std::string where)
      : repository_(repository), where_(std::move(where)) {}

  Result<ListedTree> run(const git_oid& root) {
    pending_.push_back({"", root});
    while (!pending_.empty() && !size_.is_exceeded()) {
      const PendingFolder folder = std::move(pending_.back());
      pending_.pop_back();
      if (Status visited = visit(folder); !visited) return fail(visited.error());
    }
    std::ranges::sort(listed_.files, {}, &StoredFile::path);
    return std::move(listed_);
  }

 private:
  Status visit(const PendingFolder& folder) {
    const Result<bool> has_tree = is_tree(folder);
    if (!has_tree) return fail(has_tree.error());
    if (!*has_tree) return {};
    const Result<TreeObject> tree = read_tree_object(repository_, folder.id, where_);
    if (!tree) return fail(tree.error());
    std::set<std::string_view> names;
    for (const TreeRecord& record : tree->records) {
      std::string path = folder.prefix + std::string(record.name);
      if (!names.insert(record.name).second) {
        add_fault("upstream-duplicate", std::move(path), "has a duplicate name");
        continue;
      }
      if (Status done = take(record, std::move(path)); !done) return done;
      if (size_.is_exceeded()) return {};
    }
    return {};
  }

  // Whether the object of a folder is a tree object; a fault if it is not.
  Result<bool> is_tree(const PendingFolder& folder) {
    const Result<ObjectHeader> header = read_header(repository_, folder.id, where_);
    if (!header) return fail(header.error());
    if (header->type == GIT_OBJECT_TREE) return true;
    add_fault("not-a-file", std::string(folder_of(folder.prefix)),
              "has the mode of a folder, but is not one");
    return false;
  }

  Status take(const TreeRecord& record, std::string path) {
    std::string problem = problem_of_name(record.name);
    if (problem.empty() && path.size() > k_most_path_bytes) problem = problem_of_path(path);
    if (!problem.empty()) {
      add_fault("upstream-name", std::move(path), std::move(problem));
    } else if (is_folder(record.mode)) {
      add_fault(size_.add_folder());
      pending_.push_back({path + "/", record.id});
    } else if (is_submodule(record.mode)) {
      add_fault("submodule", std::move(path), "is a submodule, which is not fetched");
    } else {
      return take_file(record, std::move(path));
    }
    return {};
  }

  Status take_file(const TreeRecord& record, std::string path) {
    const std::uint32_t type = record.mode & k_type_bits;
    if (type != k_regular_type && type != GIT_FILEMODE_LINK) {
      add_fault("not-a-file", std::move(path),
                fmt::format("has the unknown mode {:o}", record.mode));
      return {};
    }
    const Result<ObjectHeader> header = read_header(repository_, record.id, path);
    if (!header) return fail(header.error());
    if (header->type != GIT_OBJECT_BLOB) {
      add_fault("not-a-file", std::move(path), "has the mode of a file, but is not one");
      return {};
    }
    std::optional<TreeFault> too_large = size_.add_file(path, header->size);
    if (too_large) {
      add_fault(std::move(too_large));
      return {};
    }
    StoredFile file{std::move(path), kind_of(record.mode), header->size, {}, hex_of(record.id)};
    return file.kind == TreeEntry::Kind::link ? take_link(record, std::move(file))
                                              : keep(std::move(file));
  }

  Status take_link(const TreeRecord& record, StoredFile file) {
    if (file.size > k_most_target_bytes) {
      add_fault(too_long_target(std::move(file.path)));
      return {};
    }
    Result<std::string> target = read_object(repository_, record.id, file.path);
    if (!target) return fail(std::move(target.error()));
    file.target = std::move(*target);
    return keep(std::move(file));
  }

  Status keep(StoredFile file) {
    listed_.files.push_back(std::move(file));
    return {};
  }

  static TreeEntry::Kind kind_of(std::uint32_t mode) {
    if ((mode & k_type_bits) == GIT_FILEMODE_LINK) return TreeEntry::Kind::link;
    return (mode & k_executable_bit) != 0 ? TreeEntry::Kind::executable : TreeEntry::Kind::regular;
  }

  void add_fault(std::optional<TreeFault> fault) {
    if (fault) listed_.faults.push_back(std::move(*fault));
  }

  void add_fault(std::string_view code, std::string path, std::string problem) {
    listed_.faults.push_back({code, std::move(path), std::move(problem)});
  }

  git_repository* repository_;
  std::string where_;
  TreeSize size_{k_upstream_limits};
  std::vector<PendingFolder> pending_;
  ListedTree listed_;
};

}  // namespace

bool is_folder(std::uint32_t mode) {
  return (mode & k_type_bits) == GIT_FILEMODE_TREE;
}

bool is_submodule(std::uint32_t mode) {
  return (mode & k_type_bits) == GIT_FILEMODE_COMMIT;
}

Result<ListedTree> list_files(git_repository* repository, const std::string& where,
                              const git_oid& root) {
  return TreeWalk(repository, where).run(root);
}

}  // namespace ocelot::git
