// Folders and files that no other user can change.
// Invariant: what is opened here belongs to this user, and neither its group nor other users may
// write to it. A link in its place is not followed.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>

#include <fcntl.h>

#include "support/base/result.hpp"
#include "support/io/descriptor.hpp"
#include "support/io/folder.hpp"

namespace ocelot::io {

/// The mode of a file that only this user may read and write.
inline constexpr mode_t k_private_file = 0600;

/// Opens a folder. Links in the path are followed, because a user chose it, but not a last part
/// that another user than root made. Fails with the code foreign-owner or writable-by-others if
/// another user can change the folder.
Result<Folder> open_private(const std::filesystem::path& path);

/// The same for the folder `name` in another one.
Result<Folder> open_private(const Folder& above, const std::string& name);

/// The same as open_private, but creates the folder and its parents first: for this user only,
/// whatever the umask is.
Result<Folder> make_private(const std::filesystem::path& path);
Result<Folder> make_private(const Folder& above, const std::string& name);

/// Opens a regular file with the flags of open(2); creates it for this user only. Fails as
/// open_private does.
Result<Descriptor> open_private_file(const Folder& folder, const std::string& name,
                                     int flags = O_RDONLY);

/// The content of a file. Fails if it has more than `limit` bytes.
Result<std::string> read_private_file(const Folder& folder, const std::string& name,
                                      std::size_t limit);

/// Replaces a file atomically. One that has this content is left untouched.
Status write_private_file(const Folder& folder, const std::string& name, std::string_view content);

/// Waits for the lock of a file, which is created if necessary, and holds it until the result is
/// closed.
Result<Descriptor> lock_private_file(const Folder& folder, const std::string& name);

/// The name of a user, or "user 1000" if it has none.
std::string user_name(uid_t user);

}  // namespace ocelot::io
