// The steps that make the documents of an artifact. In: a plan with its artifacts. Out: steps of
// the graph.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/file_ids.hpp"
#include "graph/graph.hpp"

namespace ocelot::graph {

/// A document, and the file that users get.
struct Delivery {
  FileId document;
  FileId output;
};

class DocumentSteps {
 public:
  /// All three must outlive this.
  DocumentSteps(const Plan& plan, FileIds& files, Graph& graph)
      : plan_(plan), files_(files), graph_(graph) {}

  /// Adds the steps for the chosen documents of an artifact.
  void add(const ArtifactPlan& artifact);

  /// The chosen documents of an artifact, and the signature of its statement.
  std::vector<Delivery> deliveries(const ArtifactPlan& artifact);

 private:
  void add_sbom(const ArtifactPlan& artifact);
  void add_licenses(const ArtifactPlan& artifact);
  void add_provenance(const ArtifactPlan& artifact);
  void add_sign(const ArtifactPlan& artifact);
  void add_step(const ArtifactPlan& artifact, Step step, StepRequest<InGraph> request);

  bool is_chosen(Document document) const { return plan_.choice.documents.contains(document); }
  FileId raw_file(const ArtifactPlan& artifact, std::string_view ending);
  FileId artifact_file(const ArtifactPlan& artifact);
  FileId tree_file(const ArtifactPlan& artifact);
  void describe_upstream(ProvenanceRequest<InGraph>& request) const;
  void add_files_next_to(const ArtifactPlan& artifact, ProvenanceRequest<InGraph>& request);

  const Plan& plan_;
  FileIds& files_;
  Graph& graph_;
};

}  // namespace ocelot::graph
