// A tar with any bytes: all paths that are read stay inside the tree, and packing them yields a tar
// that reads the same.
#include "support/io/tar.hpp"

#include <algorithm>

#include <sys/mman.h>
#include <unistd.h>

#include "support/base/render.hpp"
#include "support/expect.hpp"
#include "support/input.hpp"
#include "support/io/file.hpp"
#include "support/sound.hpp"

namespace {

using namespace ocelot;  // NOLINT: the whole target uses this namespace

// A file in memory that has a path.
class MemoryFile {
 public:
  explicit MemoryFile(std::string_view bytes) : descriptor_(::memfd_create("input", MFD_CLOEXEC)) {
    fuzz::expect(descriptor_ >= 0, "there is a file in memory");
    fuzz::expect(io::write_all(descriptor_, bytes, path()).has_value(), "it takes the bytes");
  }
  ~MemoryFile() { ::close(descriptor_); }
  MemoryFile(const MemoryFile&) = delete;
  MemoryFile& operator=(const MemoryFile&) = delete;

  std::string path() const { return "/proc/self/fd/" + std::to_string(descriptor_); }

 private:
  int descriptor_;
};

bool leads_out(const std::string& path) {
  return path.empty() || path.front() == '/' || path.starts_with("../") || path == ".." ||
         path.find("/../") != std::string::npos || path.ends_with("/..");
}

void expect_sound(const Tree& tree) {
  for (std::size_t i = 0; i < tree.size(); ++i) {
    fuzz::expect(!leads_out(tree[i].path), "a path stays inside");
    fuzz::expect(i == 0 || tree[i - 1].path < tree[i].path, "paths are sorted, each once");
  }
  const Result<std::string> packed = io::pack(tree);
  fuzz::expect(packed.has_value(), "a tree packs");
  const Result<Tree> again = io::unpack(*packed, "again.tar");
  fuzz::expect(again && *again == tree, "a packed tree reads the same");
  fuzz::expect(io::pack(*again).value() == *packed, "equal trees give equal bytes");
}

void expect_found(const Tree& tree, const std::string& path) {
  for (const TreeEntry& entry : tree) {
    const Result<std::string> content = io::read_from_tar(path, entry.path);
    fuzz::expect(content && *content == entry.content, "a single entry reads the same");
  }
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const MemoryFile file(fuzz::text_of(data, size));
  const Result<Tree> tree = io::read_tar(file.path());
  if (tree) {
    expect_sound(*tree);
    expect_found(*tree, file.path());
  } else {
    fuzz::expect(!tree.error().empty(), "a failure says why");
    fuzz::expect_sound(tree.error());
  }
  return 0;
}
