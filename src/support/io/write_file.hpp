// Writing a file only when its bytes change, and then all at once.
#pragma once

#include <filesystem>
#include <functional>
#include <string_view>

#include "support/base/byte_sink.hpp"
#include "support/base/result.hpp"

namespace ocelot::io {

/// Whether a write changed anything.
enum class Written { unchanged, changed };

/// Replaces a file's content with a temporary file in the same folder and a rename, and creates its
/// folders first. A file that already holds these bytes is left untouched, its time and inode
/// included.
Result<Written> write_if_changed(const std::filesystem::path& path, std::string_view content);

/// The same for a text that is produced piece by piece, so that it is never in memory as a whole.
/// `produce` passes the pieces to the sink that it gets; where the file exists, it is called twice:
/// to compare and to write.
Result<Written> write_if_changed(const std::filesystem::path& path,
                                 const std::function<void(const ByteSink&)>& produce);

/// Puts a finished file in place of another: copies it to a temporary file in the folder of
/// `target`, then renames that. Equal bytes leave the target untouched. Neither file is held in
/// memory. `compared` gets all bytes when nothing changed, and `copied` when something did.
Result<Written> install_if_changed(const std::filesystem::path& source,
                                   const std::filesystem::path& target,
                                   const ByteSink& compared = {}, const ByteSink& copied = {});

}  // namespace ocelot::io
