// An entry of the action cache: each digest is a digest, so no path of a blob leaves the cache, and
// a changed byte makes the entry invalid. In: the bytes of the entry's file after a '!', or its
// lines, to which the digest of these lines is added.
#include <algorithm>
#include <filesystem>

#include <stdlib.h>

#include "build/cache/store.hpp"
#include "support/base/digest.hpp"
#include "support/expect.hpp"
#include "support/input.hpp"
#include "support/io/write_file.hpp"

namespace {

using namespace ocelot;  // NOLINT: the whole target uses this namespace

namespace fs = std::filesystem;

// A folder for as long as the process lives.
class Folder {
 public:
  Folder() {
    std::string name = (fs::temp_directory_path() / "ocelot-fuzz-XXXXXX").string();
    fuzz::expect(::mkdtemp(name.data()) != nullptr, "there is a temporary folder");
    path_ = name;
  }
  ~Folder() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  const fs::path& path() const { return path_; }

 private:
  fs::path path_;
};

std::optional<std::vector<cache::Output>> read(const std::string& bytes) {
  static const Folder k_folder;
  const fs::path path = k_folder.path() / "entry";
  fuzz::expect(io::write_if_changed(path, bytes).has_value(), "the entry is written");
  return cache::read_action(path);
}

std::string entry_of(const std::string& input) {
  if (input.starts_with('!')) return input.substr(1);
  return input + "end " + digest_of(input).hex() + "\n";
}

bool is_digest(const std::string& text) {
  return text.size() == digest_of("").hex().size() &&
         text.find_first_not_of("0123456789abcdef") == std::string::npos;
}

void expect_inside(const cache::Output& output) {
  fuzz::expect(is_digest(output.digest), "a digest is a digest");
  const cache::Store store("/cache");
  const fs::path blob = store.blob_path(output.digest).lexically_normal();
  fuzz::expect(blob.string().starts_with("/cache/blob/"), "a blob is inside the cache");
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string bytes = entry_of(fuzz::text_of(data, size));
  const auto outputs = read(bytes);
  if (!outputs) return 0;
  for (const cache::Output& output : *outputs) expect_inside(output);
  fuzz::expect(read(bytes) == outputs, "an entry reads the same twice");
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    bytes[i] = static_cast<char>(bytes[i] ^ 1);
    fuzz::expect(!read(bytes), "a changed byte makes an entry invalid");
    bytes[i] = static_cast<char>(bytes[i] ^ 1);
  }
  return 0;
}
