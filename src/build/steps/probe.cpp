// probe: writes the collector's version, as upstream's Makefile determines it.
#include <fmt/format.h>

#include "build/steps/missing_modules.hpp"
#include "build/steps/step_outputs.hpp"
#include "build/steps/step_workspace.hpp"
#include "build/steps/steps.hpp"
#include "support/base/text.hpp"
#include "support/golang/module.hpp"
#include "support/io/file.hpp"
#include "support/io/tar.hpp"
#include "support/io/tree_folder.hpp"

namespace ocelot::steps {

Status run(const ProbeRequest& request, const StepEnvironment& environment) {
  const Result<Tree> upstream = io::read_tar(request.upstream);
  if (!upstream) return fail(upstream.error());
  Result<StepWorkspace> workspace = StepWorkspace::open(
      {find_tool(request.go), find_tool(request.make), request.go_version.value_or("")},
      request.output, environment);
  if (!workspace) return fail(workspace.error());
  if (Status done = io::lay_out(*upstream, workspace->tree()); !done) return done;
  if (Status done = fetch_missing_modules(*workspace, {"go", "list", "-m", "all"}); !done)
    return done;
  if (Status done = workspace->run("find the collector's version", {"make", "set-otelcol-version"});
      !done)
    return done;
  const Result<io::Descriptor> file = workspace->open_created_file("VERSION");
  if (!file) return fail(file.error());
  const Result<std::string> text = io::read_rest(*file, "VERSION");
  if (!text) return fail(text.error());
  const std::string version(trim(*text));
  if (!golang::is_version(version)) {
    return fail(
        error("bad-version", whole_file(request.upstream),
              fmt::format(
                  "upstream's make set-otelcol-version found '{}', which is not a valid Go version",
                  version))
            .with_help(
                "its go.mod must require go.opentelemetry.io/collector/otelcol with a version "
                "such as v0.145.0"));
  }
  return write_output(request.output, version + "\n");
}

}  // namespace ocelot::steps
