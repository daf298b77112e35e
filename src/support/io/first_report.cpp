// The parent's first child that creates a folder is the one that reports.
#include "support/io/first_report.hpp"

#include <cerrno>
#include <chrono>
#include <filesystem>
#include <string>

#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include "support/io/process_status.hpp"
#include "support/io/temporary_folder.hpp"

namespace ocelot::io {

namespace fs = std::filesystem;

namespace {

constexpr std::chrono::hours k_lifetime{24};

std::string parent_id() {
  const std::optional<ProcessStatus> parent = read_process(::getppid());
  return fmt::format("{}-{}", ::getppid(), parent ? parent->start : 0);
}

void remove_old_records(const fs::path& temporary, const std::string& prefix) {
  std::error_code code;
  fs::directory_iterator entries(temporary, code);
  for (; !code && entries != fs::directory_iterator(); entries.increment(code)) {
    if (!entries->path().filename().string().starts_with(prefix)) continue;
    std::error_code none;
    const auto age = fs::file_time_type::clock::now() - fs::last_write_time(entries->path(), none);
    if (!none && age > k_lifetime) fs::remove(entries->path(), none);
  }
}

}  // namespace

bool is_first_report(std::string_view topic) {
  const fs::path temporary = temporary_folder();
  const std::string prefix = fmt::format("ocelot-reported-{}-{}-", ::getuid(), topic);
  remove_old_records(temporary, prefix);
  return ::mkdir((temporary / (prefix + parent_id())).c_str(), 0700) == 0 || errno != EEXIST;
}

}  // namespace ocelot::io
