// provenance: collects digests and parameters for a statement.
#include <fmt/format.h>

#include "build/documents/bill_of_materials.hpp"
#include "build/documents/statement.hpp"
#include "build/steps/step_outputs.hpp"
#include "build/steps/steps.hpp"
#include "graph/contract/document.hpp"
#include "graph/paths.hpp"
#include "support/base/text.hpp"
#include "support/golang/package_url.hpp"
#include "support/io/checksum.hpp"
#include "support/io/file.hpp"

namespace ocelot::steps {

namespace {

using documents::Resource;

class Collector {
 public:
  explicit Collector(const ProvenanceRequest& request) : request_(request) {}

  Result<documents::Provenance> collect() {
    documents::Provenance provenance;
    provenance.parameters = parameters();
    const auto subject = file(request_.name, request_.artifact);
    if (!subject) return fail(subject.error());
    provenance.subject = *subject;
    if (Status done = add_dependencies(provenance.dependencies); !done) return fail(done.error());
    if (Status done = add_byproducts(provenance.byproducts); !done) return fail(done.error());
    return provenance;
  }

 private:
  Json parameters() const {
    Json parameters = Json::object();
    for (const std::string& word : request_.parameters) {
      const std::size_t equals = word.find('=');
      const std::string value = equals == std::string::npos ? "" : word.substr(equals + 1);
      parameters.add(word.substr(0, equals), value);
    }
    return parameters;
  }

  static Result<Resource> file(std::string name, const std::string& path) {
    const Result<Digest> digest = io::digest_of_file(path);
    if (!digest) return fail(digest.error());
    return documents::file_resource(std::move(name), *digest);
  }

  static Status add(std::vector<Resource>& resources, Result<Resource> resource) {
    if (!resource) return fail(resource.error());
    resources.push_back(std::move(*resource));
    return {};
  }

  Status add_dependencies(std::vector<Resource>& resources) const {
    add_upstream(resources);
    if (Status added = add(resources, file("tree.tar", request_.tree)); !added) return added;
    for (const auto& [name, path] : {std::pair("modules.lock", request_.modules_lock),
                                     std::pair("config.yaml", request_.config)}) {
      if (!path) continue;
      if (Status added = add(resources, file(name, *path)); !added) return added;
    }
    return add_go(resources);
  }

  void add_upstream(std::vector<Resource>& resources) const {
    if (request_.commit)
      resources.push_back(
          {request_.upstream, request_.uri.value_or(""), "gitCommit", *request_.commit});
    if (request_.folder_tree)
      resources.push_back(
          {fmt::format("{} (folder)", request_.upstream), {}, "gitTree", *request_.folder_tree});
  }

  Status add_go(std::vector<Resource>& resources) const {
    const Result<std::string> text = io::read_file(request_.sbom);
    if (!text) return fail(text.error());
    const auto sbom = documents::read_sbom(*text);
    if (!sbom)
      return fail(error("bad-document", whole_file(request_.sbom),
                        "the bill of materials was not written by ocelot-gen"));
    if (!sbom->go.empty()) resources.push_back({"go", golang::package_url("std", sbom->go)});
    return {};
  }

  Status add_byproducts(std::vector<Resource>& resources) const {
    using graph::Document;
    std::optional<std::string> sbom;
    if (request_.covers_sbom) sbom = request_.sbom;
    for (const auto& [name, path] :
         {std::pair(name_of(Document::sbom), sbom),
          std::pair(name_of(Document::licenses), request_.licenses),
          std::pair(graph::components_path(request_.name), request_.components),
          std::pair(graph::symbols_path(request_.name), request_.symbols),
          std::pair(graph::header_path(request_.name), request_.header),
          std::pair(graph::pkg_config_path(request_.name), request_.pkg_config)}) {
      if (!path) continue;
      if (Status added = add(resources, file(name, *path)); !added) return added;
    }
    return {};
  }

  std::string name_of(graph::Document document) const {
    return graph::document_path(request_.name, graph::ending_of(document));
  }

  const ProvenanceRequest& request_;
};

}  // namespace

Status run(const ProvenanceRequest& request, const StepEnvironment&) {
  const Result<documents::Provenance> provenance = Collector(request).collect();
  if (!provenance) return fail(provenance.error());
  return write_output(request.output, documents::make_statement(*provenance).text());
}

}  // namespace ocelot::steps
