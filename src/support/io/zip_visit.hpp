// Goes through the entries of a zip with libarchive.
#pragma once

#include <filesystem>
#include <functional>
#include <string_view>

#include <archive.h>
#include <archive_entry.h>

#include "support/base/result.hpp"

namespace ocelot::io {

/// The failure of a zip that cannot be read; `what` says what it was read for ("not a readable
/// zip").
Unexpected<Diagnostics> broken_zip(const std::filesystem::path& zip, std::string_view what,
                                   std::string_view problem);

/// Passes each entry to a function, which may read it, and stops at its first failure. Also fails
/// if the zip cannot be read.
Status visit_zip(const std::filesystem::path& zip, std::string_view what,
                 const std::function<Status(archive*, archive_entry*)>& visit);

}  // namespace ocelot::io
