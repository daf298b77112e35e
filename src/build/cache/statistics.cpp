// Stores hits, misses and size in a small file that is locked during changes.
#include "build/cache/statistics.hpp"

#include <functional>

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include "support/base/number.hpp"
#include "support/base/text.hpp"
#include "support/io/descriptor.hpp"
#include "support/io/file.hpp"

namespace ocelot::cache {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view k_end = "end\n";

fs::path statistics_path(const fs::path& folder) {
  return folder / "statistics";
}

// A number without a line end was truncated or damaged.
std::optional<std::uint64_t> number_behind(std::string_view text, std::string_view name) {
  for (std::string_view line : split_lines(text)) {
    if (!line.starts_with(name)) continue;
    return read_number<std::uint64_t>(line.substr(name.size()));
  }
  return std::nullopt;
}

std::string text_of(const Statistics& now) {
  const std::string measured = now.measured ? fmt::format("measured {}\nbefore {}\n",
                                                          now.measured->bytes, now.measured->added)
                                            : std::string();
  const std::string held =
      now.held ? fmt::format("held {}\nbuild {}\n", now.held->bytes, now.held->build)
               : std::string();
  return fmt::format("hits {}\nmisses {}\nadded {}\n{}{}{}", now.hits, now.misses, now.added,
                     measured, held, k_end);
}

void change(const fs::path& folder, const std::function<void(Statistics&)>& edit) {
  if (!io::make_folders(folder)) return;
  const fs::path path = statistics_path(folder);
  const io::Descriptor file(::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666));
  if (!file.is_open()) return;
  if (!io::wait_for_lock(file)) return;
  Statistics now = read_statistics(folder);
  edit(now);
  const std::string text = text_of(now);
  // The rest of a longer old text is after this text's end marker until it is truncated.
  if (::pwrite(file.get(), text.data(), text.size(), 0) < 0) return;
  [[maybe_unused]] const int truncated = ::ftruncate(file.get(), static_cast<off_t>(text.size()));
}

}  // namespace

Statistics read_statistics(const fs::path& folder) {
  const std::string content = io::read_file(statistics_path(folder)).value_or(std::string());
  const std::string_view text = std::string_view(content).substr(0, content.find(k_end));
  Statistics now{number_behind(text, "hits ").value_or(0),
                 number_behind(text, "misses ").value_or(0),
                 number_behind(text, "added ").value_or(0)};
  const auto measured = number_behind(text, "measured ");
  const auto before = number_behind(text, "before ");
  if (measured && before) now.measured = {*measured, *before};
  const auto held = number_behind(text, "held ");
  const auto build = number_behind(text, "build ");
  if (held && build) now.held = {*held, *build};
  return now;
}

void count(const fs::path& folder, bool is_hit) {
  change(folder, [&](Statistics& now) { ++(is_hit ? now.hits : now.misses); });
}

void count_added(const fs::path& folder, std::uint64_t bytes) {
  change(folder, [&](Statistics& now) { now.added += bytes; });
}

void record_size(const fs::path& folder, const Statistics::Measured& measured) {
  change(folder, [&](Statistics& now) { now.measured = measured; });
}

void record_held(const fs::path& folder, const Statistics::Held& held) {
  change(folder, [&](Statistics& now) { now.held = held; });
}

}  // namespace ocelot::cache
