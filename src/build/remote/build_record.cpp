// One line for each event; appending is atomic.
#include "build/remote/build_record.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include "support/base/number.hpp"
#include "support/base/text.hpp"
#include "support/io/private_folder.hpp"

namespace ocelot::remote {

namespace {

constexpr std::string_view k_wait = "waited ";
constexpr std::string_view k_given_up = "given up";
constexpr std::string_view k_no_writing = "no writing";
constexpr std::size_t k_largest_record = 1U << 20U;
constexpr time_t k_lifetime = 86400;  // seconds

BuildRecord::State parse(std::string_view text) {
  BuildRecord::State state;
  for (const std::string_view line : split_lines(text)) {
    if (line.starts_with(k_wait))
      state.waited += std::chrono::milliseconds(
          read_number<std::uint32_t>(line.substr(k_wait.size())).value_or(0));
    state.is_given_up = state.is_given_up || line == k_given_up;
    state.is_read_only = state.is_read_only || line == k_no_writing;
  }
  return state;
}

void remove_old(const io::Folder& folder) {
  for (const std::string& name : folder.list().value_or(std::vector<std::string>())) {
    const std::optional<struct stat> status = folder.find_status(name);
    if (status && status->st_mtim.tv_sec + k_lifetime < ::time(nullptr))
      static_cast<void>(folder.remove_file(name));
  }
}

}  // namespace

BuildRecord::BuildRecord(cache::Path cache, const cache::RunningBuild& build)
    : cache_(std::move(cache)), name_(fmt::format("{}", build.id)) {}

BuildRecord::State BuildRecord::read() const {
  const Result<io::Folder> folder = cache::open_part(cache_, cache::k_builds);
  if (!folder) return parse(own_);
  const Result<std::string> text = io::read_private_file(*folder, name_, k_largest_record);
  return parse(text.value_or(own_));
}

void BuildRecord::add_wait(std::chrono::milliseconds time) {
  if (time.count() > 0) append(fmt::format("{}{}\n", k_wait, time.count()));
}

void BuildRecord::give_up() {
  append(fmt::format("{}\n", k_given_up));
}

void BuildRecord::stop_writing() {
  append(fmt::format("{}\n", k_no_writing));
}

void BuildRecord::append(std::string_view line) {
  own_ += line;
  const Result<io::Folder> cache = io::make_private(cache_);
  if (!cache) return;
  const Result<io::Folder> folder = io::make_private(*cache, cache::k_builds);
  if (!folder) return;
  remove_old(*folder);
  const Result<io::Descriptor> file =
      io::open_private_file(*folder, name_, O_WRONLY | O_CREAT | O_APPEND);
  if (file) [[maybe_unused]]
    const ssize_t written = ::write(file->get(), line.data(), line.size());
}

}  // namespace ocelot::remote
