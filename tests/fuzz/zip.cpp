// The list of paths for zip, one per line, in a small folder: the same bytes each time, and no
// duplicate names.
#include "support/io/zip.hpp"

#include <algorithm>
#include <filesystem>
#include <set>

#include <stdlib.h>

#include "support/base/text.hpp"
#include "support/expect.hpp"
#include "support/input.hpp"
#include "support/io/file.hpp"
#include "support/io/write_file.hpp"
#include "support/sound.hpp"

namespace {

using namespace ocelot;  // NOLINT: the whole target uses this namespace

namespace fs = std::filesystem;

// A folder with one example of each kind of file, for as long as the process lives.
class Folder {
 public:
  Folder() {
    std::string name = (fs::temp_directory_path() / "ocelot-fuzz-XXXXXX").string();
    fuzz::expect(::mkdtemp(name.data()) != nullptr, "there is a temporary folder");
    path_ = name;
    fs::create_directories(path_ / "in/a/b");
    fs::create_directories(path_ / "in/empty");
    put("in/a/b/c", "ccc");
    put("in/a/x", std::string(100, 'x'));
    put("in/y y", "");
    fs::create_symlink("a/x", path_ / "in/link");
    fs::create_symlink("nowhere", path_ / "in/dangling");
  }
  ~Folder() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  const fs::path& path() const { return path_; }

 private:
  void put(const char* name, const std::string& content) {
    fuzz::expect(io::write_if_changed(path_ / name, content).has_value(), "a file is written");
  }

  fs::path path_;
};

const Folder& folder() {
  static const Folder k_folder;
  return k_folder;
}

// A path outside the folder would zip the whole machine.
bool stays_inside(std::string_view path) {
  const std::vector<std::string_view> parts = split(path, '/');
  return !path.starts_with('/') && path.find('\0') == std::string_view::npos &&
         std::find(parts.begin(), parts.end(), "..") == parts.end();
}

std::string zipped(const io::ZipRequest& request) {
  const fs::path out = folder().path() / "out.zip";
  const Status done = io::write_zip(out, request);
  if (!done) {
    fuzz::expect(!done.error().empty(), "a failure says why");
    fuzz::expect_sound(done.error());
    return {};
  }
  const Result<std::string> bytes = io::read_file(out);
  fuzz::expect(bytes.has_value(), "the zip file is there");
  return *bytes;
}

std::size_t number_at(std::string_view bytes, std::size_t offset, std::size_t length) {
  fuzz::expect(offset + length <= bytes.size(), "a zip file is long enough");
  std::size_t number = 0;
  for (std::size_t i = 0; i < length; ++i)
    number += static_cast<std::size_t>(static_cast<unsigned char>(bytes[offset + i])) << (8 * i);
  return number;
}

// By PKWARE's APPNOTE: the end record has the number of entries and the offset of their list.
void expect_sound(std::string_view bytes) {
  const std::size_t end = bytes.size() - std::min<std::size_t>(bytes.size(), 22);
  std::size_t at = number_at(bytes, end + 16, 4);
  std::set<std::string_view> names;
  for (std::size_t left = number_at(bytes, end + 10, 2); left > 0; --left) {
    const std::size_t length = number_at(bytes, at + 28, 2);
    const std::string_view name = bytes.substr(at + 46, length);
    fuzz::expect(!name.empty() && names.insert(name).second, "a name stands once");
    at += 46 + length;
  }
  fuzz::expect(at == end, "the list of entries ends where the end record begins");
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text = fuzz::text_of(data, size);
  io::ZipRequest request;
  request.folder = folder().path() / "in";
  for (std::string_view line : split_lines(text)) {
    if (stays_inside(line)) request.paths.emplace_back(line);
  }
  const std::string bytes = zipped(request);
  fuzz::expect(bytes == zipped(request), "the same files give the same bytes");
  if (!bytes.empty()) expect_sound(bytes);
  return 0;
}
