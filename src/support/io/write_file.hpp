// Writes a file only if its bytes change, and then atomically.
#pragma once

#include <filesystem>
#include <functional>
#include <string_view>

#include "support/base/byte_sink.hpp"
#include "support/base/result.hpp"
#include "support/io/descriptor.hpp"
#include "support/io/folder.hpp"

namespace ocelot::io {

/// Whether a write changed anything.
enum class Written { unchanged, changed };

/// Passes a file's content to a sink, in pieces.
using Produce = std::function<Status(const ByteSink&)>;

/// Replaces a file's content with a temporary file in the same folder and a rename. Creates the
/// parent folders first. A file that already contains these bytes is left untouched, including its
/// time and inode.
Result<Written> write_if_changed(const std::filesystem::path& path, std::string_view content);

/// The same for a text that is produced in pieces, so that it is never completely in memory.
/// `produce` passes the pieces to the sink that it receives. If the file exists, `produce` is
/// called twice: to compare and to write. If it fails, the file stays as it is.
Result<Written> write_if_changed(const std::filesystem::path& path, const Produce& produce);

/// The same for a file below a folder; follows no link below it. A link with this name is replaced.
Result<Written> write_if_changed(const Folder& folder, const std::filesystem::path& path,
                                 std::string_view content);
Result<Written> write_if_changed(const Folder& folder, const std::filesystem::path& path,
                                 const Produce& produce);

/// Replaces a file by a finished one: copies it to a temporary file in the folder of `target`, then
/// renames that. If the bytes are equal, the target is left untouched. Neither file is completely
/// in memory. `compared` receives all bytes if nothing changed, `copied` if something did.
Result<Written> install_if_changed(const std::filesystem::path& source,
                                   const std::filesystem::path& target,
                                   const ByteSink& compared = {}, const ByteSink& copied = {});

/// The same for a target below a folder; follows no link below it.
Result<Written> install_if_changed(const std::filesystem::path& source, const Folder& folder,
                                   const std::filesystem::path& target,
                                   const ByteSink& compared = {}, const ByteSink& copied = {});

/// The same for an open source, of which nothing was read.
Result<Written> install_if_changed(const Descriptor& source, const Folder& folder,
                                   const std::filesystem::path& target);

/// Copies a file to a new one that its owner may run. Creates the parent folders first.
Status copy_program(const std::filesystem::path& source, const std::filesystem::path& target);

}  // namespace ocelot::io
