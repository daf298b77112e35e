// Asks Go for the modules in the programs of an artifact.
#include "build/steps/artifact_bill.hpp"

#include <filesystem>

#include <fmt/format.h>

#include "build/documents/bill_of_materials.hpp"
#include "build/steps/step_workspace.hpp"
#include "graph/paths.hpp"
#include "support/base/text.hpp"
#include "support/golang/build_listing.hpp"
#include "support/io/checksum.hpp"
#include "support/io/file.hpp"
#include "support/io/tar.hpp"
#include "support/io/tree_folder.hpp"
#include "support/io/write_file.hpp"
#include "support/io/zip_content.hpp"

namespace ocelot::steps {

namespace {

namespace fs = std::filesystem;

// Lambda starts the programs in this folder of a layer.
constexpr std::string_view k_programs = "ocelot/programs";

bool is_layer(const SbomRequest& request) {
  return request.name.ends_with(".zip");
}

// The go.mod chooses the version of Go, as for the build.
Status lay_out_go_mod(const StepWorkspace& workspace, const std::string& tree) {
  Result<std::string> go_mod = io::read_from_tar(tree, "go.mod");
  if (!go_mod) return fail(go_mod.error());
  if (go_mod->empty()) return {};
  return io::lay_out({{"go.mod", std::move(*go_mod), TreeEntry::Kind::regular}}, workspace.tree());
}

// Go reads only files that may be run, or that have the ending of a library.
Status put_programs(const SbomRequest& request, const fs::path& folder) {
  if (!is_layer(request))
    return io::copy_program(request.program.value_or(request.artifact), folder / request.name);
  if (Status created = io::make_folders(folder); !created) return created;
  const auto names = io::unpack_zip_folder(request.artifact, graph::k_layer_programs, folder);
  return names ? Status() : fail(names.error());
}

// Given a folder, Go skips the files that are not programs of Go, such as scripts.
Result<std::vector<golang::LinkedProgram>> list_modules(const StepWorkspace& workspace) {
  const Result<std::string> listing = workspace.capture(
      "list the modules of a program", {"go", "version", "-m", std::string(k_programs)});
  if (!listing) return fail(listing.error());
  return golang::parse_build_listing(*listing);
}

Result<documents::ShippedArtifact> describe(const StepWorkspace& workspace,
                                            const SbomRequest& request,
                                            std::vector<golang::LinkedProgram> programs) {
  const Result<Digest> digest = io::digest_of_file(request.artifact);
  if (!digest) return fail(digest.error());
  documents::ShippedArtifact artifact{request.name, *digest, is_layer(request), {}};
  for (golang::LinkedProgram& program : programs) {
    const std::string name(base_name(program.file));
    const Result<Digest> content =
        artifact.is_zip ? io::digest_of_file(workspace.tree() / k_programs / name) : digest;
    if (!content) return fail(content.error());
    artifact.programs.push_back(
        {artifact.is_zip ? fmt::format("{}/{}", graph::k_layer_programs, name) : name, *content,
         std::move(program)});
  }
  return artifact;
}

Diagnostic no_program(const SbomRequest& request) {
  const std::string problem =
      is_layer(request)
          ? fmt::format("no program of Go is in {}/ of the layer", graph::k_layer_programs)
          : std::string("Go finds no list of modules in the file");
  return error("no-go-program", whole_file(request.artifact), problem)
      .with_help("link the collector with go build, or leave out the documents: --documents none");
}

}  // namespace

Result<std::string> make_bill(const SbomRequest& request, const StepEnvironment& environment) {
  const Result<StepWorkspace> workspace = StepWorkspace::open(
      {find_tool(request.go), {}, request.go_version.value_or("")}, request.output, environment);
  if (!workspace) return fail(workspace.error());
  if (Status done = lay_out_go_mod(*workspace, request.tree); !done) return fail(done.error());
  if (Status done = put_programs(request, workspace->tree() / k_programs); !done)
    return fail(done.error());
  auto programs = list_modules(*workspace);
  if (!programs) return fail(programs.error());
  if (programs->empty()) return fail(no_program(request));
  const auto artifact = describe(*workspace, request, std::move(*programs));
  if (!artifact) return fail(artifact.error());
  return documents::make_sbom(*artifact).text();
}

}  // namespace ocelot::steps
