// A folder as a shared cache.
#pragma once

#include <filesystem>
#include <utility>

#include "build/remote/transport.hpp"
#include "support/io/folder.hpp"

namespace ocelot::remote {

/// Other users may write to the folder, so nothing in it is trusted because of its owner, and no
/// link below it is followed. Where a folder is written to, it is made first.
class FolderTransport : public Transport {
 public:
  FolderTransport(std::filesystem::path folder, bool is_read_only)
      : folder_(std::move(folder)), is_read_only_(is_read_only) {}

  Result<bool> get(const std::string& name, const Accept& accept, Deadline& deadline) override;
  Result<bool> has(const std::string& name, std::uintmax_t size, Deadline& deadline) override;
  Status put(const std::string& name, const Upload& upload, Deadline& deadline) override;
  void discard(const std::string& name) override;

 private:
  Result<io::Folder> open() const;

  std::filesystem::path folder_;
  bool is_read_only_;
};

}  // namespace ocelot::remote
