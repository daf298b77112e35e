// Reads objects with libgit2's object database, which compares each with its id.
#include "support/git/object_reading.hpp"

#include <fmt/format.h>

namespace ocelot::git {

namespace {

constexpr std::string_view k_unreadable = "cannot read from the repository";

using Database = GitOwned<git_odb, git_odb_free>;

Result<Database> open_database(git_repository* repository, const std::string& where) {
  git_odb* opened = nullptr;
  const int code = git_repository_odb(&opened, repository);
  if (code != 0) return object_failure(code, where, k_unreadable);
  return Database(opened);
}

}  // namespace

Result<ObjectHeader> read_header(git_repository* repository, const git_oid& id,
                                 const std::string& where) {
  const Result<Database> database = open_database(repository, where);
  if (!database) return fail(database.error());
  ObjectHeader header;
  std::size_t size = 0;
  const int code = git_odb_read_header(&size, &header.type, database->get(), &id);
  if (code != 0) return object_failure(code, where, k_unreadable);
  header.size = size;
  return header;
}

Result<std::string> read_object(git_repository* repository, const git_oid& id,
                                const std::string& where) {
  const Result<Database> database = open_database(repository, where);
  if (!database) return fail(database.error());
  git_odb_object* found = nullptr;
  const int code = git_odb_read(&found, database->get(), &id);
  if (code != 0) return object_failure(code, where, k_unreadable);
  const GitOwned<git_odb_object, git_odb_object_free> object(found);
  return std::string(static_cast<const char*>(git_odb_object_data(found)),
                     git_odb_object_size(found));
}

Result<TreeObject> read_tree_object(git_repository* repository, const git_oid& id,
                                    const std::string& where) {
  const Result<ObjectHeader> header = read_header(repository, id, where);
  if (!header) return fail(header.error());
  if (header->size > k_most_tree_object_bytes) {
    return fail(error("upstream-too-large", whole_file(where),
                      fmt::format("the tree object {} is larger than {} MiB", hex_of(id),
                                  k_most_tree_object_bytes >> 20U)));
  }
  Result<std::string> bytes = read_object(repository, id, where);
  if (!bytes) return fail(std::move(bytes.error()));
  TreeObject tree{std::make_unique<const std::string>(std::move(*bytes)), {}};
  std::optional<std::vector<TreeRecord>> records = parse_tree_object(*tree.bytes);
  if (!records) {
    return fail(error("upstream-unreadable", whole_file(where),
                      fmt::format("the tree object {} is invalid", hex_of(id))));
  }
  tree.records = std::move(*records);
  return tree;
}

}  // namespace ocelot::git
