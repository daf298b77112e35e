// Follows changed inputs to the steps that made them, up to files of the user.
#include "build/action/artifact_origin.hpp"

#include <algorithm>
#include <set>

#include "build/action/step_origin.hpp"

namespace ocelot::action {

namespace {

using graph::Step;

class CauseFinder {
 public:
  CauseFinder(const queries::Edges& edges, const ReadText& read) : edges_(edges), read_(read) {}

  std::optional<StepOrigin> origin_of(const Step& step) const {
    const std::string& output = edges_.graph().path(step.outputs.front());
    return read_origin(read_(origin_path(output).string()));
  }

  void add(const StepOrigin& origin) {
    for (const ChangedField& change : origin.changes) {
      if (change.file.empty())
        note(change.name);
      else if (const Step* const maker = maker_of(change.file))
        follow(*maker);
      else
        note(change.file);
    }
  }

  const std::vector<std::string>& causes() const { return causes_; }

 private:
  const Step* maker_of(const std::string& path) const {
    const auto file = edges_.find(path);
    const auto maker = file ? edges_.maker(*file) : std::nullopt;
    return maker ? &edges_.graph().steps[maker->index] : nullptr;
  }

  void follow(const Step& step) {
    if (!followed_.insert(&step).second) return;
    if (const std::optional<StepOrigin> origin = origin_of(step)) add(*origin);
  }

  void note(const std::string& cause) {
    if (std::ranges::find(causes_, cause) == causes_.end()) causes_.push_back(cause);
  }

  const queries::Edges& edges_;
  const ReadText& read_;
  std::set<const Step*> followed_;
  std::vector<std::string> causes_;
};

// The step whose outputs are recorded: steps behind it only copy.
const Step* find_recorded(const queries::Edges& edges, graph::FileId file) {
  auto maker = edges.maker(file);
  while (maker) {
    const Step& step = edges.graph().steps[maker->index];
    if (step.contract().records_inputs) return &step;
    if (step.inputs.empty()) return nullptr;
    maker = edges.maker(step.inputs.front());
  }
  return nullptr;
}

}  // namespace

std::optional<ArtifactOrigin> find_origin(const queries::Edges& edges, graph::FileId artifact,
                                          const ReadText& read) {
  const Step* const step = find_recorded(edges, artifact);
  if (step == nullptr) return std::nullopt;
  CauseFinder finder(edges, read);
  const std::optional<StepOrigin> origin = finder.origin_of(*step);
  if (!origin) return std::nullopt;
  finder.add(*origin);
  return ArtifactOrigin{origin->is_restored, origin->has_earlier, finder.causes()};
}

}  // namespace ocelot::action
