// Lists extensions/.
#include "lambda/extension_file.hpp"

#include <fmt/format.h>
#include <netdb.h>
#include <unistd.h>

#include "support/base/text.hpp"
#include "support/io/file.hpp"

namespace ocelot::lambda {

namespace fs = std::filesystem;

fs::path config_of(const fs::path& layer) {
  return layer / "collector-config" / "config.yaml";
}

Result<fs::path> find_extension(const fs::path& layer) {
  const fs::path folder = layer / "extensions";
  const Result<io::Listing> listing = io::list_folder(folder);
  if (!listing) return fail(listing.error());
  if (listing->files.size() != 1)
    return fail(error("no-extension", whole_file(layer.string()),
                      fmt::format("expected one file in extensions/, got {}",
                                  counted(listing->files.size(), "file"))));
  fs::path program = folder / listing->files[0];
  if (::access(program.c_str(), X_OK) != 0)
    return fail(error("no-extension", whole_file(layer.string()),
                      fmt::format("extensions/{} is not executable", listing->files[0])));
  return program;
}

Variables lambda_variables(InitType init_type, int port) {
  Variables variables = {{"AWS_LAMBDA_RUNTIME_API", fmt::format("127.0.0.1:{}", port)},
                         {"AWS_LAMBDA_INITIALIZATION_TYPE", std::string(name_of(init_type))},
                         {"AWS_LAMBDA_FUNCTION_NAME", "smoke"},
                         {"AWS_LAMBDA_FUNCTION_VERSION", "$LATEST"},
                         {"AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "512"},
                         {"AWS_REGION", "eu-west-1"},
                         {"AWS_DEFAULT_REGION", "eu-west-1"},
                         {"LANG", "en_US.UTF-8"},
                         {"TZ", ":UTC"},
                         {"PATH", "/usr/local/bin:/usr/bin/:/bin:/opt/bin"}};
  if (!has_sandbox_host()) variables["AWS_SAM_LOCAL"] = "true";
  return variables;
}

bool has_sandbox_host() {
  addrinfo* found = nullptr;
  if (::getaddrinfo("sandbox.localdomain", nullptr, nullptr, &found) != 0) return false;
  ::freeaddrinfo(found);
  return true;
}

}  // namespace ocelot::lambda
