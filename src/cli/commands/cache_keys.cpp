// Makes keys.
#include "cli/commands/cache_keys.hpp"

#include <cerrno>

#include <fcntl.h>
#include <fmt/format.h>

#include "support/base/ed25519.hpp"
#include "support/io/descriptor.hpp"
#include "support/io/file.hpp"

namespace ocelot::cli {

Result<std::string> make_cache_key(const std::filesystem::path& file) {
  constexpr mode_t k_owner_only = 0600;
  const io::Descriptor opened(
      ::open(file.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, k_owner_only));
  if (!opened.is_open()) return io::system_failure("make the key", file, errno);
  const PrivateKey key = PrivateKey::generate();
  if (Status written = io::write_all(opened.get(), key.text(), file); !written)
    return fail(written.error());
  return fmt::format("cache-writers:\n  - {}\n", key.public_key().text());
}

}  // namespace ocelot::cli
