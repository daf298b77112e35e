// Opens paths below an open folder without following a link.
#pragma once

#include <string>

#include <sys/types.h>

#include "support/io/descriptor.hpp"

namespace ocelot::io {

/// Whether a path can be opened below a folder: it is relative and not empty, and none of its parts
/// is empty, '.' or '..'.
bool is_path_below(const std::string& path);

/// Opens `path` below an open folder as openat(2) does, with O_CLOEXEC and O_NOFOLLOW added to
/// `flags`. No part of the path is followed if it is a link. On failure, the result is not open and
/// errno has the reason: EINVAL for a path that is not below the folder; ELOOP or ENOTDIR at a
/// link. Uses openat2(2) where the kernel and the container's rules allow it.
Descriptor open_below(const Descriptor& folder, const std::string& path, int flags,
                      mode_t mode = 0);

/// The same with openat2(2) only: ENOSYS or EPERM where it is not available.
Descriptor open_by_kernel(const Descriptor& folder, const std::string& path, int flags,
                          mode_t mode = 0);

/// The same without openat2(2): opens one part of the path at a time.
Descriptor open_by_part(const Descriptor& folder, const std::string& path, int flags,
                        mode_t mode = 0);

}  // namespace ocelot::io
