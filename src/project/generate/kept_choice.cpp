// Reads the options in the stamp.
#include "project/generate/kept_choice.hpp"

#include "project/generate/gen_request.hpp"
#include "project/generate/generation_stamp.hpp"

namespace ocelot::generate {

graph::Choice kept_choice(const project::Root& root) {
  const GenRequest kept = with_kept_options(root, {}).value_or(GenRequest());
  graph::Choice choice;
  choice.inspected = kept.choice.inspected;
  choice.inspects_unbuilt = kept.choice.inspects_unbuilt;
  choice.documents = kept.documents.value_or(graph::k_all_documents);
  choice.sign_command = kept.choice.sign_command;
  return choice;
}

}  // namespace ocelot::generate
