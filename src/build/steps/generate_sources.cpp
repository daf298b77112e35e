// source: writes the Go sources that a kind of distribution adds as a tar, filled in for upstream's
// module.
#include <fmt/format.h>

#include "build/steps/pack.hpp"
#include "build/steps/steps.hpp"
#include "graph/generated_sources.hpp"
#include "support/golang/go_mod.hpp"

namespace ocelot::steps {

namespace {

constexpr std::string_view k_provider_place = "/confmap/provider/";

bool is_provider(std::string_view module) {
  const std::size_t at = module.rfind(k_provider_place);
  return at != std::string_view::npos &&
         module.find('/', at + k_provider_place.size()) == std::string_view::npos;
}

// Upstream's program imports its providers, so its go.mod requires them directly.
Result<graph::Host> read_host(const std::string& upstream) {
  const Result<std::string> text = io::read_from_tar(upstream, "go.mod");
  if (!text) return fail(text.error());
  const golang::GoMod go_mod = golang::parse_go_mod(*text);
  if (go_mod.module.empty()) {
    return fail(
        error("no-module", whole_file(upstream), "the upstream's folder contains no Go module"));
  }
  graph::Host host{go_mod.module, {}};
  for (const std::string& module : go_mod.direct) {
    if (is_provider(module)) host.providers.push_back(module);
  }
  return host;
}

std::vector<graph::SourceFile> sources_of_plugin(const std::string& component,
                                                 const graph::Host& host) {
  return graph::plugin_sources(host, component.substr(0, component.find('.')), component,
                               fmt::format("ocelot/plugins/{}", component));
}

std::vector<graph::SourceFile> sources_of(const SourceRequest& request, const graph::Host& host) {
  switch (request.kind) {
    case model::Kind::shared_library:
      return graph::library_sources(host);
    case model::Kind::executable:
      return graph::executable_sources(host);
    case model::Kind::plugin:
      return sources_of_plugin(request.component.value_or(""), host);
    case model::Kind::layer:
      break;
  }
  return {};
}

}  // namespace

Status run(const SourceRequest& request, const StepEnvironment&) {
  const Result<graph::Host> host = read_host(request.upstream);
  if (!host) return fail(host.error());
  Tree tree;
  for (graph::SourceFile& file : sources_of(request, *host))
    tree.push_back({std::move(file.path), std::move(file.content), TreeEntry::Kind::regular});
  return pack(std::move(tree), request.files, request.output);
}

}  // namespace ocelot::steps
