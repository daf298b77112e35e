// Reads regular files below an open folder, without following a link.
#pragma once

#include <filesystem>
#include <string>

#include "support/base/result.hpp"
#include "support/io/descriptor.hpp"
#include "support/io/file.hpp"
#include "support/io/folder.hpp"

namespace ocelot::io {

/// Opens a regular file to read it.
Result<Descriptor> open_to_read(const Folder& folder, const std::filesystem::path& path);

/// The content of a regular file.
Result<std::string> read_file(const Folder& folder, const std::filesystem::path& path);

/// Whether a path exists and is not a file, folder or link. Such a path is never replaced.
bool is_device_or_pipe(const Folder& folder, const std::filesystem::path& path);

/// Sets the modification time of a file to now.
Status touch(const Folder& folder, const std::filesystem::path& path);

/// A read-only mapping of a regular file's bytes.
Result<MappedFile> map_file(const Folder& folder, const std::filesystem::path& path);

}  // namespace ocelot::io
