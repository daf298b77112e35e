// Gives files and folders an age.
#pragma once

#include <ctime>
#include <filesystem>

#include <doctest/doctest.h>
#include <fcntl.h>
#include <sys/stat.h>

namespace ocelot::test {

/// Sets the time of the last change to this many seconds ago.
inline void set_age(const std::filesystem::path& path, std::time_t seconds) {
  const std::time_t then = std::time(nullptr) - seconds;
  const timespec times[] = {{then, 0}, {then, 0}};
  REQUIRE(::utimensat(AT_FDCWD, path.c_str(), times, AT_SYMLINK_NOFOLLOW) == 0);
}

}  // namespace ocelot::test
