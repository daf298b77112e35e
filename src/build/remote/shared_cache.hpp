// A cache that several machines share: the second level behind the cache of this machine.
//
//   ac/DIGEST    an entry, by the digest of the action's key
//   cas/DIGEST   a blob, by the digest of its bytes
//
// This is the layout that Bazel's caches and ccache have on a server. Blobs are written before the
// entries that name them. Everything is checked before it gets into the cache of this machine.
#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "build/cache/second_level.hpp"
#include "build/cache/statistics.hpp"
#include "build/remote/build_record.hpp"
#include "build/remote/transport.hpp"
#include "support/base/ed25519.hpp"

namespace ocelot::remote {

struct Settings {
  std::string name;  ///< the URL, for messages
  bool is_read_only = false;
  std::vector<PublicKey> writers;            ///< whose entries are used; empty: all entries are
  std::string key_file{};                    ///< with the key that signs; empty: none does
  std::chrono::milliseconds patience{5000};  ///< the longest wait of a build
  std::uintmax_t largest = 0;                ///< the most bytes of an entry's outputs
  /// Reports a warning, once for each topic and build.
  std::function<void(std::string_view topic, const Diagnostic& warning)> report;
};

class SharedCache : public cache::SecondLevel {
 public:
  /// `cache` is the folder of this machine's cache.
  SharedCache(Settings settings, std::unique_ptr<Transport> transport, const cache::Path& cache,
              const cache::RunningBuild& build)
      : settings_(std::move(settings)),
        transport_(std::move(transport)),
        cache_(cache),
        record_(cache, build) {}

  bool fetch(const cache::Path& cache, const Digest& action,
             const std::vector<std::string>& names) override;
  void send(const cache::Entry& entry, const std::vector<cache::OutputFile>& outputs) override;

 private:
  std::optional<cache::Entry> find(const Digest& action, const std::vector<std::string>& names);
  Result<bool> fetch_blob(const cache::Path& cache, const cache::Output& output);
  Status send_blob(const cache::Output& output, const cache::OutputFile& file);
  bool read_key();

  template <class Request>
  auto request(const Request& ask);
  void handle(const Diagnostics& failure);
  void reject(const Digest& action, std::string_view meaning);

  Settings settings_;
  std::unique_ptr<Transport> transport_;
  cache::Path cache_;
  BuildRecord record_;
  std::optional<PrivateKey> key_;
  cache::Statistics::Shared used_;
};

}  // namespace ocelot::remote
