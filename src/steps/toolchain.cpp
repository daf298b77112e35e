// Which go command this is.
#include "base/text.hpp"
#include "steps/check.hpp"

namespace ocelot::steps {

Result<GoToolchain> ask_toolchain(const Tools& tools, const std::filesystem::path& output) {
  const Result<Workshop> workshop = Workshop::open(tools, output);
  if (!workshop) return fail(workshop.error());
  const Result<std::string> answer =
      workshop->capture("ask for Go's version", {"go", "env", "GOVERSION", "GOTOOLCHAIN"});
  if (!answer) return fail(answer.error());
  const std::vector<std::string_view> lines = split_lines(*answer);
  return GoToolchain{std::string(lines.empty() ? "" : lines[0]),
                     std::string(lines.size() < 2 ? "" : lines[1])};
}

}  // namespace ocelot::steps
