// A libarchive handle that frees itself.
#pragma once

#include <memory>

#include <archive.h>

namespace ocelot::io {

struct CloseArchive {
  void operator()(archive* handle) const { archive_free(handle); }
};

/// An archive that is read or written.
using ArchiveHandle = std::unique_ptr<archive, CloseArchive>;

}  // namespace ocelot::io
