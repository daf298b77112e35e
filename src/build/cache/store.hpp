// The action cache: maps the digest of a step's fields to the bytes of its outputs.
//
//   action/ab/cdef…   one entry for each digest: names, sizes and digests of the outputs
//   blob/ab/cdef…     one for each content, named by its digest
//
// Any number of processes can use it at once. Each file is written to a temporary file next to it
// and renamed, blobs before the action that names them, so a kill never leaves a valid but
// incomplete entry. Everything is checked when it is read, so damaged or missing files are a miss.
// Folders and files that another user could change are never read, and no link is followed.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "build/cache/cache_file.hpp"
#include "build/cache/output_file.hpp"
#include "build/cache/second_level.hpp"
#include "support/base/digest.hpp"
#include "support/base/result.hpp"

namespace ocelot::cache {

class Store {
 public:
  /// The folder need not exist. `next` is asked for what this cache does not have, and gets what is
  /// stored; null if there is none.
  explicit Store(Path folder, SecondLevel* next = nullptr)
      : folder_(std::move(folder)), next_(next) {}

  const Path& folder() const { return folder_; }

  /// Restores the outputs of an earlier run, all or none: by reflink or by copy, never by a link
  /// through which a later write could change the cache. An output that already contains these
  /// bytes is left untouched. Returns false if there is no complete, undamaged entry with these
  /// names; damaged files are removed. A file that another user can change stays.
  bool get(const Digest& action, const std::vector<OutputTarget>& outputs) const;

  /// The fault of an entry, or of a file of it, that `get` does not use because another user can
  /// change it. Nothing if there is no such entry.
  std::optional<Diagnostic> find_unsafe_file(const Digest& action) const;

  /// Whether an entry seems to exist; its blobs are not checked.
  bool has(const Digest& action) const;

  /// Stores outputs, whose names must differ, and hands them on to the next cache. On failure, the
  /// earlier content stays.
  Status put(const Digest& action, const std::vector<OutputFile>& outputs) const;

  /// Only hands outputs on to the next cache.
  Status hand_on(const Digest& action, const std::vector<OutputFile>& outputs) const;

  Path action_path(const Digest& action) const;
  Path blob_path(const Digest& blob) const;

 private:
  bool get_stored(const Digest& action, const std::vector<OutputTarget>& outputs) const;

  Path folder_;
  SecondLevel* next_;
};

}  // namespace ocelot::cache
