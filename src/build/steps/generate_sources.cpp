// source: writes the Go sources that a kind of distribution adds as a tar, filled in for upstream's
// module.
#include <fmt/format.h>

#include "build/steps/pack.hpp"
#include "build/steps/steps.hpp"
#include "build/steps/upstream_host.hpp"
#include "graph/generated_sources.hpp"

namespace ocelot::steps {

namespace {

std::vector<graph::SourceFile> sources_of_plugin(const std::string& component,
                                                 const graph::Host& host) {
  return graph::plugin_sources(host, component.substr(0, component.find('.')), component,
                               fmt::format("ocelot/plugins/{}", component));
}

std::vector<graph::SourceFile> sources_of(const SourceRequest& request, const graph::Host& host) {
  switch (request.kind) {
    case model::Kind::shared_library:
    case model::Kind::archive:
      return graph::library_sources(host);
    case model::Kind::executable:
      return graph::executable_sources(host);
    case model::Kind::executable_with_plugins:
      return graph::plugin_executable_sources(host);
    case model::Kind::plugin:
      return sources_of_plugin(request.component.value_or(""), host);
    case model::Kind::layer:
      break;
  }
  return {};
}

}  // namespace

Status run(const SourceRequest& request, const StepEnvironment&) {
  const Result<std::string> go_mod = io::read_from_tar(request.upstream, "go.mod");
  if (!go_mod) return fail(go_mod.error());
  const Result<graph::Host> host = read_host(*go_mod, request.upstream);
  if (!host) return fail(host.error());
  Tree tree;
  for (graph::SourceFile& file : sources_of(request, *host))
    tree.push_back({std::move(file.path), std::move(file.content), TreeEntry::Kind::regular});
  return pack(std::move(tree), request.files, request.output);
}

}  // namespace ocelot::steps
