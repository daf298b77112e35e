// Hits and misses, in a small file that is locked while it is changed.
#include <cerrno>
#include <charconv>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <unistd.h>

#include "base/text.hpp"
#include "cache/upkeep.hpp"
#include "io/descriptor.hpp"
#include "io/file.hpp"

namespace ocelot::cache {

namespace {

Path statistics_path(const Store& store) {
  return store.folder() / "statistics";
}

std::uint64_t number_behind(std::string_view text, std::string_view name) {
  for (std::string_view line : split_lines(text)) {
    if (!line.starts_with(name)) continue;
    std::uint64_t number = 0;
    std::from_chars(line.data() + name.size(), line.data() + line.size(), number);
    return number;
  }
  return 0;
}

}  // namespace

Statistics read_statistics(const Store& store) {
  const std::string text = io::read_file(statistics_path(store)).value_or(std::string());
  return {number_behind(text, "hits "), number_behind(text, "misses ")};
}

void count(const Store& store, bool is_hit) {
  if (Status made = io::make_folders(store.folder()); !made) return;
  const Path path = statistics_path(store);
  const io::Descriptor file(::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666));
  if (!file.is_open()) return;
  while (::flock(file.get(), LOCK_EX) != 0) {
    if (errno != EINTR) return;
  }
  Statistics now = read_statistics(store);
  ++(is_hit ? now.hits : now.misses);
  const std::string text = fmt::format("hits {}\nmisses {}\n", now.hits, now.misses);
  // Numbers only grow, so the old text is never longer than the new one.
  static_cast<void>(::pwrite(file.get(), text.data(), text.size(), 0));
}

}  // namespace ocelot::cache
