// clone: writes a commit, or a plain folder, as upstream.tar.
#include <fmt/format.h>

#include "build/steps/pack.hpp"
#include "build/steps/step_outputs.hpp"
#include "build/steps/steps.hpp"
#include "declaration/model/model.hpp"
#include "graph/paths.hpp"
#include "support/base/text.hpp"
#include "support/base/url_credential.hpp"
#include "support/git/git.hpp"
#include "support/git/git_mirror.hpp"
#include "support/git/git_tree_id.hpp"
#include "support/io/file.hpp"
#include "support/io/tree_folder.hpp"

namespace ocelot::steps {

namespace {

Unexpected<Diagnostics> usage(std::string message) {
  return fail(
      error("usage", {}, std::move(message)).with_help("see: ocelot-gen step clone --help"));
}

Status check(const CloneRequest& request) {
  const int sources =
      request.url.has_value() + request.repository.has_value() + request.plain.has_value();
  if (sources != 1) return usage("expected one of --url, --repository and --plain");
  if (!request.plain && !request.commit) return usage("missing required option --commit SHA");
  if (request.url && holds_credential(*request.url)) return fail(model::credential_in_url({}));
  return {};
}

std::string location_of(const CloneRequest& request) {
  return request.plain ? *request.plain : request.repository ? *request.repository : *request.url;
}

Status expect_tree(const CloneRequest& request, const std::string& id) {
  if (!request.expected_tree || *request.expected_tree == id) return {};
  return fail(error("lock-mismatch", whole_file(location_of(request)),
                    fmt::format("'{}' of commit {} is tree {}, but the lock has {}", request.folder,
                                request.commit.value_or("").substr(0, 12), id.substr(0, 12),
                                request.expected_tree->substr(0, 12)))
                  .with_help("the lock was edited or badly merged; run ocelot-gen update"));
}

Status write(const CloneRequest& request, const StoredTree& tree) {
  const Result<std::string> id = git::stored_tree_id(tree);
  if (!id) return fail(id.error());
  if (Status expected = expect_tree(request, *id); !expected) return expected;
  if (Status written = write_output(request.tree_id, *id + "\n"); !written) return written;
  return write_tar(tree, request.output);
}

Status write(const CloneRequest& request, const Result<StoredTree>& tree) {
  if (!tree) return fail(tree.error());
  return write(request, *tree);
}

Status clone_url(const CloneRequest& request, Network network) {
  const auto mirrors = git::mirrors_folder({}, graph::k_build_folder, graph::k_mirrors_folder);
  if (!mirrors) return fail(mirrors.error());
  Result<git::GitMirror> mirror =
      git::GitMirror::open({*request.url, *mirrors, network == Network::forbidden, {}});
  if (!mirror) return fail(mirror.error());
  return mirror->with_tree(*request.commit, request.folder,
                           [&](const StoredTree& tree) { return write(request, tree); });
}

Status clone_repository(const CloneRequest& request) {
  const Result<git::GitRepository> repository = git::GitRepository::open(*request.repository);
  if (!repository) return fail(repository.error());
  return write(request, repository->open_tree(*request.commit, request.folder));
}

Status copy_folder(const CloneRequest& request) {
  if (Status real = io::require_folder(*request.plain, request.folder); !real) return real;
  return write(request, io::open_tree(std::filesystem::path(*request.plain) / request.folder));
}

}  // namespace

Status run(const CloneRequest& request, const StepEnvironment& environment) {
  if (Status complete = check(request); !complete) return complete;
  if (request.plain) return copy_folder(request);
  return request.repository ? clone_repository(request) : clone_url(request, environment.network);
}

}  // namespace ocelot::steps
