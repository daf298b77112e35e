// rename: a layer under its final name, with its checksum.
#include <fmt/format.h>

#include "io/file.hpp"
#include "io/sha256.hpp"
#include "steps/steps.hpp"

namespace ocelot::steps {

Status rename(const RenameRequest& request) {
  const Result<std::string> sum = io::install_with_sha256(request.layer, request.output);
  if (!sum) return fail(sum.error());
  const std::string line = fmt::format("{}  {}\n", *sum, request.output.filename().string());
  const Result<io::Written> written =
      io::write_if_changed(request.output.string() + ".sha256", line);
  if (!written) return fail(written.error());
  return {};
}

}  // namespace ocelot::steps
