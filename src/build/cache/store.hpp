// The action cache: from the digest of a step's fields to the bytes of its outputs.
//
//   action/ab/cdef…   one a digest: sizes and digests of the outputs, with a digest of these lines
//   blob/ab/cdef…     one a content, named by its digest
//
// Any number of processes use it at once. Everything is written beside its place and renamed, blobs
// before the action that names them, so a kill leaves nothing that is believed; and everything is
// checked on its way out, so what is damaged or missing is a miss.
#pragma once

#include <filesystem>
#include <optional>
#include <vector>

#include "support/base/digest.hpp"
#include "support/base/result.hpp"

namespace ocelot::cache {

using Path = std::filesystem::path;

/// What an action recorded of one output.
struct Output {
  std::uintmax_t size = 0;
  std::string digest;  ///< 32 hexadecimal digits

  bool operator==(const Output&) const = default;
};

class Store {
 public:
  explicit Store(Path folder) : folder_(std::move(folder)) {}

  const Path& folder() const { return folder_; }

  /// Puts the outputs of an earlier run in place, all or none: by reflink or by copy, never by a
  /// link that a later write could reach. An output that holds these bytes already is left
  /// untouched. False when there is no whole, undamaged entry; what is damaged is removed.
  bool get(const Digest& action, const std::vector<Path>& outputs) const;

  /// Whether an entry seems to be there; its blobs are not checked.
  bool has(const Digest& action) const;

  /// Keeps outputs for later. A failure leaves what was there before.
  Status put(const Digest& action, const std::vector<Path>& outputs) const;

  Path action_path(const Digest& action) const;
  Path blob_path(const std::string& digest) const;

 private:
  Path folder_;
};

/// What an action's file says; nothing when it is damaged or foreign.
std::optional<std::vector<Output>> read_action(const Path& path);

}  // namespace ocelot::cache
