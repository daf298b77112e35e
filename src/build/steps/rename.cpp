// rename: copies a built file to its final name, with a checksum.
#include "build/steps/steps.hpp"
#include "support/io/checksum.hpp"
#include "support/io/file.hpp"
#include "support/io/write_file.hpp"

namespace ocelot::steps {

namespace {

namespace fs = std::filesystem;

// Neither a step's outputs nor the action cache preserve modes.
Status set_mode(const RenameRequest& request) {
  if (!request.is_executable) return {};
  constexpr fs::perms k_run =
      fs::perms::owner_exec | fs::perms::group_exec | fs::perms::others_exec;
  std::error_code code;
  fs::permissions(request.output, k_run, fs::perm_options::add, code);
  if (code) return io::system_failure("make executable", request.output, code.value());
  return {};
}

}  // namespace

Status run(const RenameRequest& request, const StepEnvironment&) {
  if (request.header.has_value() != request.header_output.has_value())
    return fail(error("usage", {}, "--header requires --header-output, and vice versa"));
  const Result<Digest> sum = io::install_with_digest(request.built, request.output);
  if (!sum) return fail(sum.error());
  if (Status done = set_mode(request); !done) return done;
  const Result<io::Written> written =
      io::write_if_changed(request.output + ".sha256", io::checksum_line(*sum, request.output));
  if (!written) return fail(written.error());
  if (!request.header) return {};
  const Result<io::Written> header =
      io::install_if_changed(*request.header, *request.header_output);
  if (!header) return fail(header.error());
  return {};
}

}  // namespace ocelot::steps
