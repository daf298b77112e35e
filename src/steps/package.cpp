// package: a tree becomes a layer, by upstream's own Makefile.
#include <cerrno>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>

#include "base/digest.hpp"
#include "base/text.hpp"
#include "cache/folder.hpp"
#include "io/descriptor.hpp"
#include "io/file.hpp"
#include "steps/compile_errors.hpp"
#include "steps/steps.hpp"

namespace ocelot::steps {

namespace {

// One compile phase at a time for a Go cache and an architecture: two on a cold cache would compile
// the same packages twice.
Result<io::Descriptor> lock_compiling(const Workshop& workshop, const std::string& architecture) {
  const std::string name =
      fmt::format("{}-{}.lock", digest_of(workshop.variable("GOCACHE")).hex(), architecture);
  const Path path = cache::folder() / "compiling" / name;
  if (Status made = io::make_folders(path.parent_path()); !made) return fail(made.error());
  io::Descriptor lock(::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666));
  if (!lock.is_open()) return io::system_failure("open", path, errno);
  while (::flock(lock.get(), LOCK_EX) != 0) {
    if (errno != EINTR) return io::system_failure("lock", path, errno);
  }
  return lock;
}

// `go list -export` compiles what the program consists of and links nothing. What it compiled, the
// build after it finds in the Go cache.
Status compile(const Workshop& workshop, const PackageRequest& request) {
  const Result<io::Descriptor> lock = lock_compiling(workshop, request.architecture);
  if (!lock) return fail(lock.error());
  Status done = workshop.run("compile",
                             {"go", "list", "-deps", "-export", "-f", "{{with .Error}}{{.}}{{end}}",
                              "-trimpath", "-tags", request.tags, "."});
  if (done) return {};
  Diagnostics faults = find_compile_errors(workshop.log(), request.origins);
  append(faults, std::move(done.error()));
  return fail(std::move(faults));
}

// The modes of the tree's files end up in the layer, so the config goes into the tree and not over
// it.
Status replace_config(io::Tree& tree, const Path& config) {
  Result<std::string> content = io::read_file(config);
  if (!content) return fail(content.error());
  std::erase_if(tree, [](const io::TreeEntry& entry) { return entry.path == "config.yaml"; });
  tree.push_back({"config.yaml", std::move(*content), io::TreeEntry::Kind::regular});
  return {};
}

Status make(Workshop& workshop, const PackageRequest& request) {
  const Result<std::string> tree_id = io::read_file(request.tree_id);
  if (!tree_id) return fail(tree_id.error());
  return workshop.run("package the layer",
                      {"make", "package", "GOARCH=" + request.architecture,
                       "BUILDTAGS=" + request.tags, fmt::format("GIT_SHA={}", trim(*tree_id))});
}

}  // namespace

Status package(const PackageRequest& request) {
  Result<io::Tree> tree = io::read_tar(request.tree);
  if (!tree) return fail(tree.error());
  if (request.config) {
    if (Status done = replace_config(*tree, *request.config); !done) return done;
  }
  Result<Workshop> workshop = Workshop::open(request.tools, request.output, request.network);
  if (!workshop) return fail(workshop.error());
  if (Status done = io::lay_out(*tree, workshop->tree()); !done) return done;
  workshop->set("GOOS", "linux");
  workshop->set("GOARCH", request.architecture);
  if (Status done = compile(*workshop, request); !done) return done;
  if (Status done = make(*workshop, request); !done) return done;
  const std::string name =
      fmt::format("opentelemetry-collector-layer-{}.zip", request.architecture);
  const Result<io::Written> installed =
      io::install_if_changed(workshop->tree() / "build" / name, request.output);
  if (!installed) return fail(installed.error());
  return {};
}

}  // namespace ocelot::steps
