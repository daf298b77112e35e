// The SBOM is always made: the other documents take the list of modules from it.
#include "graph/document_steps.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "graph/generated_sources.hpp"
#include "graph/paths.hpp"
#include "support/base/text.hpp"

namespace ocelot::graph {

namespace {

std::string final_path(const ArtifactPlan& artifact) {
  return output_path(artifact.kind, artifact.architecture, artifact.distribution);
}

std::string final_name(const ArtifactPlan& artifact) {
  return std::string(base_name(final_path(artifact)));
}

std::string signature_ending() {
  return fmt::format("{}{}", ending_of(Document::provenance), k_signature_ending);
}

std::vector<std::string> parameters_of(const ArtifactPlan& artifact, const Plan& plan) {
  std::vector<std::string> parameters = {
      fmt::format("distribution={}", artifact.distribution),
      fmt::format("kind={}", model::row_of(artifact.kind).declared_as),
      fmt::format("architecture={}", model::name_of(artifact.architecture)),
      fmt::format("tags={}", fmt::join(artifact.tags, ",")),
      fmt::format("upstream={}", plan.upstream.repo),
      fmt::format("folder={}", plan.upstream.folder)};
  if (!plan.upstream.ref.empty()) parameters.push_back(fmt::format("ref={}", plan.upstream.ref));
  if (artifact.config_file) parameters.push_back(fmt::format("config={}", *artifact.config_file));
  if (artifact.kind == model::Kind::layer && plan.choice.compression)
    parameters.push_back(fmt::format("compression={}", *plan.choice.compression));
  for (const auto& [name, value] : artifact.go_options.written())
    parameters.push_back(fmt::format("{}={}", name, value));
  if (artifact.kind == model::Kind::executable_with_plugins)
    parameters.emplace_back("plugins=true");
  if (artifact.has_short_relocations) parameters.emplace_back("relr=true");
  const auto& omitted = plan.trees[artifact.tree.index].omitted_providers;
  if (!omitted.empty())
    parameters.push_back(fmt::format("omit-providers={}", fmt::join(omitted, ",")));
  return parameters;
}

// The scp form user@host:path is not a URI.
std::string uri_of(std::string_view location) {
  if (location.find("://") != std::string_view::npos) return fmt::format("git+{}", location);
  const std::size_t colon = location.find(':');
  if (colon == std::string_view::npos) return fmt::format("git+ssh://{}", location);
  return fmt::format("git+ssh://{}/{}", location.substr(0, colon), location.substr(colon + 1));
}

}  // namespace

void DocumentSteps::add(const ArtifactPlan& artifact) {
  if (plan_.choice.documents.empty()) return;
  add_sbom(artifact);
  if (is_chosen(Document::licenses)) add_licenses(artifact);
  if (!is_chosen(Document::provenance)) return;
  add_provenance(artifact);
  if (!plan_.choice.sign_command.empty()) add_sign(artifact);
}

std::vector<Delivery> DocumentSteps::deliveries(const ArtifactPlan& artifact) {
  std::vector<Delivery> deliveries;
  const auto deliver = [&](std::string_view ending) {
    deliveries.push_back(
        {raw_file(artifact, ending), files_.id_of(document_path(final_path(artifact), ending))});
  };
  for (const DocumentKind& kind : k_documents) {
    if (is_chosen(kind.document)) deliver(kind.ending);
  }
  if (is_chosen(Document::provenance) && !plan_.choice.sign_command.empty())
    deliver(signature_ending());
  return deliveries;
}

FileId DocumentSteps::raw_file(const ArtifactPlan& artifact, std::string_view ending) {
  return files_.id_of(raw_document_path(artifact.architecture, artifact.distribution, ending));
}

FileId DocumentSteps::artifact_file(const ArtifactPlan& artifact) {
  return files_.id_of(raw_path(artifact.kind, artifact.architecture, artifact.distribution));
}

FileId DocumentSteps::tree_file(const ArtifactPlan& artifact) {
  return files_.id_of(tree_path(plan_.trees[artifact.tree.index].id));
}

void DocumentSteps::add_step(const ArtifactPlan& artifact, Step step,
                             StepRequest<InGraph> request) {
  step.description = fmt::format("{} {} {}", contract_of(request).name, artifact.distribution,
                                 model::name_of(artifact.architecture));
  step.request = std::move(request);
  graph_.steps.push_back(std::move(step));
}

void DocumentSteps::add_sbom(const ArtifactPlan& artifact) {
  SbomRequest<InGraph> request;
  request.go = Tool::go;
  request.go_version = plan_.go_version();
  request.name = final_name(artifact);
  request.output = raw_file(artifact, ending_of(Document::sbom));
  request.tree = tree_file(artifact);
  request.artifact = artifact_file(artifact);
  Step step;
  step.outputs = {request.output};
  step.inputs = {request.tree, request.artifact};
  if (artifact.kind == model::Kind::archive) {
    const std::string raw = raw_path(artifact.kind, artifact.architecture, artifact.distribution);
    request.program = files_.id_of(linked_program_path(raw));
    step.inputs.push_back(*request.program);
  }
  add_step(artifact, std::move(step), std::move(request));
}

void DocumentSteps::add_licenses(const ArtifactPlan& artifact) {
  LicensesRequest<InGraph> request;
  request.go = Tool::go;
  request.go_version = plan_.go_version();
  request.name = final_name(artifact);
  request.templates = digest_of_sources("licenses");
  request.denied = plan_.denied_licenses.licenses;
  if (!request.denied.empty()) request.policy = plan_.denied_licenses.policy;
  request.output = raw_file(artifact, ending_of(Document::licenses));
  request.tree = tree_file(artifact);
  request.sbom = raw_file(artifact, ending_of(Document::sbom));
  Step step;
  step.outputs = {request.output};
  step.inputs = {request.tree, request.sbom};
  add_step(artifact, std::move(step), std::move(request));
}

void DocumentSteps::describe_upstream(ProvenanceRequest<InGraph>& request) const {
  request.upstream = plan_.upstream.repo;
  if (const auto* commit = std::get_if<PinnedCommit>(&plan_.pin)) {
    if (commit->is_url) request.uri = uri_of(commit->location);
    request.commit = commit->commit;
    if (!commit->tree.empty()) request.folder_tree = commit->tree;
  } else {
    request.folder_tree = std::get<PlainFolder>(plan_.pin).content;
  }
}

// What else users get, so that no file is without a digest.
void DocumentSteps::add_files_next_to(const ArtifactPlan& artifact,
                                      ProvenanceRequest<InGraph>& request) {
  const std::string raw = raw_path(artifact.kind, artifact.architecture, artifact.distribution);
  if (artifact.inspection)
    request.components =
        files_.id_of(component_list_path(plan_.inspections[artifact.inspection->index].id));
  if (artifact.keeps_symbols) request.symbols = files_.id_of(symbols_path(raw));
  if (model::row_of(artifact.kind).has_interface) request.header = files_.id_of(header_path(raw));
  if (artifact.kind == model::Kind::archive)
    request.pkg_config = files_.id_of(pkg_config_path(raw));
}

void DocumentSteps::add_provenance(const ArtifactPlan& artifact) {
  ProvenanceRequest<InGraph> request;
  request.name = final_name(artifact);
  request.parameters = parameters_of(artifact, plan_);
  describe_upstream(request);
  if (!plan_.modules_lock.empty()) request.modules_lock = files_.id_of(plan_.modules_lock);
  if (artifact.config_file) request.config = files_.id_of(*artifact.config_file);
  request.covers_sbom = is_chosen(Document::sbom);
  if (is_chosen(Document::licenses))
    request.licenses = raw_file(artifact, ending_of(Document::licenses));
  add_files_next_to(artifact, request);
  request.output = raw_file(artifact, ending_of(Document::provenance));
  request.artifact = artifact_file(artifact);
  request.tree = tree_file(artifact);
  request.sbom = raw_file(artifact, ending_of(Document::sbom));
  Step step;
  step.outputs = {request.output};
  step.inputs = {request.artifact, request.tree, request.sbom};
  for (const auto& input :
       {request.modules_lock, request.config, request.licenses, request.components, request.symbols,
        request.header, request.pkg_config}) {
    if (input) step.inputs.push_back(*input);
  }
  add_step(artifact, std::move(step), std::move(request));
}

void DocumentSteps::add_sign(const ArtifactPlan& artifact) {
  SignRequest<InGraph> request;
  request.command = plan_.choice.sign_command;
  request.output = raw_file(artifact, signature_ending());
  request.statement = raw_file(artifact, ending_of(Document::provenance));
  Step step;
  step.outputs = {request.output};
  step.inputs = {request.statement};
  add_step(artifact, std::move(step), std::move(request));
}

}  // namespace ocelot::graph
