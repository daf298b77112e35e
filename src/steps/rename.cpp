// rename: a layer under its final name, with its checksum.
#include <fmt/format.h>

#include "io/file.hpp"
#include "io/sha256.hpp"
#include "steps/steps.hpp"

namespace ocelot::steps {

Status rename(const RenameRequest& request) {
  const Result<io::Written> installed = io::install_if_changed(request.layer, request.output);
  if (!installed) return fail(installed.error());
  const Result<io::MappedFile> layer = io::MappedFile::open(request.output);
  if (!layer) return fail(layer.error());
  const std::string line =
      fmt::format("{}  {}\n", io::sha256_hex(layer->bytes()), request.output.filename().string());
  const Result<io::Written> written =
      io::write_if_changed(request.output.string() + ".sha256", line);
  if (!written) return fail(written.error());
  return {};
}

}  // namespace ocelot::steps
