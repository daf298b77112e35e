// The copy that build -o makes: its bytes, its mode, and its time, by which outer builds decide.
#pragma once

#include <filesystem>
#include <optional>

#include "project/root.hpp"
#include "support/base/result.hpp"

namespace ocelot::cli {

/// The time that a file gets if it is written now.
std::filesystem::file_time_type current_file_time();

/// The newest time of the locks and their folder if one of them was written after `started`, by
/// this run or by one that ran first; otherwise nothing. A copy that is older would be made again:
/// Ninja compares with the time at which the command began (1.13; to check again with 1.14).
std::optional<std::filesystem::file_time_type> time_of_new_locks(
    const project::Root& root, std::filesystem::file_time_type started);

/// The time of a copy.
struct CopyTime {
  std::filesystem::file_time_type time;
  bool keeps_unchanged = false;  ///< not of one that already had the bytes
};

/// Puts a built file at `copy`, executable if it is, and sets its time. A copy that has these bytes
/// is not written, unless its time must be set and belongs to another user.
Status install_copy(const std::filesystem::path& built, const std::filesystem::path& copy,
                    const CopyTime& time);

}  // namespace ocelot::cli
