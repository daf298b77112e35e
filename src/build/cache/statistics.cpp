// Hits, misses and size, in a small file that is locked while it is changed.
#include <charconv>
#include <functional>

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include "build/cache/upkeep.hpp"
#include "support/base/text.hpp"
#include "support/io/descriptor.hpp"
#include "support/io/file.hpp"

namespace ocelot::cache {

namespace {

constexpr std::string_view k_end = "end\n";

Path statistics_path(const Store& store) {
  return store.folder() / "statistics";
}

// A number that does not end with its line was cut or damaged.
std::optional<std::uint64_t> number_behind(std::string_view text, std::string_view name) {
  for (std::string_view line : split_lines(text)) {
    if (!line.starts_with(name)) continue;
    std::uint64_t number = 0;
    const char* const last = line.data() + line.size();
    const auto [end, code] = std::from_chars(line.data() + name.size(), last, number);
    if (code != std::errc() || end != last) return std::nullopt;
    return number;
  }
  return std::nullopt;
}

std::string text_of(const Statistics& now) {
  const std::string measured = now.measured ? fmt::format("measured {}\nbefore {}\n",
                                                          now.measured->bytes, now.measured->added)
                                            : std::string();
  return fmt::format("hits {}\nmisses {}\nadded {}\n{}{}", now.hits, now.misses, now.added,
                     measured, k_end);
}

void change(const Store& store, const std::function<void(Statistics&)>& edit) {
  if (Status made = io::make_folders(store.folder()); !made) return;
  const Path path = statistics_path(store);
  const io::Descriptor file(::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666));
  if (!file.is_open()) return;
  if (!io::wait_for_lock(file)) return;
  Statistics now = read_statistics(store);
  edit(now);
  const std::string text = text_of(now);
  // What a longer text leaves behind this one stands after its end, until it is cut off.
  if (::pwrite(file.get(), text.data(), text.size(), 0) < 0) return;
  static_cast<void>(::ftruncate(file.get(), static_cast<off_t>(text.size())));
}

}  // namespace

Statistics read_statistics(const Store& store) {
  const std::string content = io::read_file(statistics_path(store)).value_or(std::string());
  const std::string_view text = std::string_view(content).substr(0, content.find(k_end));
  Statistics now{number_behind(text, "hits ").value_or(0),
                 number_behind(text, "misses ").value_or(0),
                 number_behind(text, "added ").value_or(0)};
  const auto measured = number_behind(text, "measured ");
  const auto before = number_behind(text, "before ");
  if (measured && before) now.measured = {*measured, *before};
  return now;
}

void count(const Store& store, bool is_hit) {
  change(store, [&](Statistics& now) { ++(is_hit ? now.hits : now.misses); });
}

void count_added(const Store& store, std::uint64_t bytes) {
  change(store, [&](Statistics& now) { now.added += bytes; });
}

std::uint64_t count_measured(const Store& store) {
  std::error_code none;
  if (!std::filesystem::exists(store.folder(), none)) return 0;
  const std::uint64_t before = read_statistics(store).added;
  const std::uint64_t bytes = measure(store).bytes;
  change(store, [&](Statistics& now) { now.measured = {bytes, before}; });
  return bytes;
}

}  // namespace ocelot::cache
