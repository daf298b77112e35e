// What comes from another cache: checked before it gets its name in this one.
#pragma once

#include <string>
#include <string_view>

#include "build/cache/cache_file.hpp"
#include "build/cache/entry.hpp"
#include "support/base/digest.hpp"
#include "support/base/result.hpp"
#include "support/io/replacement.hpp"

namespace ocelot::cache {

/// A blob that arrives in pieces.
class IncomingBlob {
 public:
  /// Begins the blob of an output in the cache in a folder. `name` is that in the other cache, for
  /// messages.
  static Result<IncomingBlob> begin(const Path& cache, const Output& output, std::string name);

  /// Appends a piece. Fails with the code wrong-data if there are more bytes than the output has,
  /// or if the cache cannot be written to.
  Status add(std::string_view piece);

  /// Adds the blob to the cache. Fails with the code wrong-data if these are not the output's
  /// bytes.
  Status finish();

 private:
  IncomingBlob(Path cache, Output expected, std::string name, io::Replacement replacement)
      : cache_(std::move(cache)),
        expected_(std::move(expected)),
        name_(std::move(name)),
        replacement_(std::move(replacement)) {}

  Status wrong(std::string_view what) const;

  Path cache_;
  Output expected_;
  std::string name_;
  io::Replacement replacement_;
  std::unique_ptr<Sha256> hasher_ = std::make_unique<Sha256>();
  std::uintmax_t size_ = 0;
};

/// Adds an entry whose blobs are in the cache.
Status put_entry(const Path& cache, const Entry& entry);

}  // namespace ocelot::cache
