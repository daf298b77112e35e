// Splits each path at build/, and writes below that folder's descriptor.
#include "build/steps/step_outputs.hpp"

#include <cerrno>

#include <fcntl.h>
#include <sys/stat.h>

#include "support/io/checksum.hpp"
#include "support/io/file.hpp"
#include "support/io/write_file.hpp"

namespace ocelot::steps {

namespace fs = std::filesystem;

namespace {

Result<io::Destination> find(const fs::path& path) {
  return io::find_destination(graph::k_build_folder, path);
}

Status status_of(const Result<io::Written>& written) {
  if (!written) return fail(written.error());
  return {};
}

}  // namespace

Result<std::vector<cache::OutputTarget>> open_outputs(const std::vector<cache::OutputFile>& files) {
  std::vector<cache::OutputTarget> targets;
  for (const cache::OutputFile& file : files) {
    Result<io::Destination> output = find(file.path);
    if (!output) return fail(output.error());
    if (const Result<io::Folder> folder = output->folder.make_parent(output->path); !folder)
      return fail(folder.error());
    targets.push_back({file.name, std::move(*output)});
  }
  return targets;
}

Status write_output(const fs::path& path, std::string_view content, const fs::path& build_folder) {
  const Result<io::Destination> output = io::find_destination(build_folder, path);
  if (!output) return fail(output.error());
  return status_of(io::write_if_changed(output->folder, output->path, content));
}

Status write_output(const fs::path& path, const io::Produce& produce) {
  const Result<io::Destination> output = find(path);
  if (!output) return fail(output.error());
  return status_of(io::write_if_changed(output->folder, output->path, produce));
}

Status install_output(const fs::path& source, const fs::path& path) {
  const Result<io::Destination> output = find(path);
  if (!output) return fail(output.error());
  return status_of(io::install_if_changed(source, output->folder, output->path));
}

Status install_output(const io::Descriptor& source, const fs::path& path) {
  const Result<io::Destination> output = find(path);
  if (!output) return fail(output.error());
  return status_of(io::install_if_changed(source, output->folder, output->path));
}

Result<Digest> install_output_with_digest(const fs::path& source, const fs::path& path) {
  const Result<io::Destination> output = find(path);
  if (!output) return fail(output.error());
  return io::install_with_digest(source, output->folder, output->path);
}

Status remove_output(const fs::path& path) {
  const Result<io::Destination> output = find(path);
  if (!output) return fail(output.error());
  const Result<bool> removed = output->folder.remove_file(output->path);
  return removed ? Status() : fail(removed.error());
}

Status make_output_executable(const fs::path& path) {
  const Result<io::Destination> output = find(path);
  if (!output) return fail(output.error());
  const Result<io::Descriptor> file = output->folder.open_file(output->path, O_RDONLY | O_NONBLOCK);
  if (!file) return fail(file.error());
  struct stat status {};
  if (::fstat(file->get(), &status) != 0 ||
      ::fchmod(file->get(), status.st_mode | S_IXUSR | S_IXGRP | S_IXOTH) != 0)
    return io::system_failure("make executable", path, errno);
  return {};
}

}  // namespace ocelot::steps
