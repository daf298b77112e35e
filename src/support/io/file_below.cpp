// Opens with the folder's descriptor, and checks the kind of file after opening it.
#include "support/io/file_below.hpp"

#include <cerrno>

#include <fcntl.h>
#include <sys/stat.h>

namespace ocelot::io {

namespace fs = std::filesystem;

// O_NONBLOCK, because opening a pipe would otherwise wait for its writer.
Result<Descriptor> open_to_read(const Folder& folder, const fs::path& path) {
  Result<Descriptor> file = folder.open_file(path, O_RDONLY | O_NONBLOCK);
  if (!file) return file;
  if (Status fits = expect_regular(*file, folder.path() / path); !fits) return fail(fits.error());
  return file;
}

Result<std::string> read_file(const Folder& folder, const fs::path& path) {
  const Result<Descriptor> file = open_to_read(folder, path);
  if (!file) return fail(file.error());
  return read_rest(*file, folder.path() / path);
}

bool is_device_or_pipe(const Folder& folder, const fs::path& path) {
  const Result<std::optional<struct stat>> status = folder.status(path);
  if (!status || !*status) return false;
  const mode_t mode = (*status)->st_mode;
  return !S_ISREG(mode) && !S_ISDIR(mode) && !S_ISLNK(mode);
}

Status touch(const Folder& folder, const fs::path& path) {
  const Result<Descriptor> file = folder.open_file(path, O_WRONLY | O_NONBLOCK);
  if (!file) return fail(file.error());
  if (::futimens(file->get(), nullptr) != 0)
    return system_failure("touch", folder.path() / path, errno);
  return {};
}

Result<MappedFile> map_file(const Folder& folder, const fs::path& path) {
  const Result<Descriptor> file = open_to_read(folder, path);
  if (!file) return fail(file.error());
  return MappedFile::map(*file, folder.path() / path);
}

}  // namespace ocelot::io
