// Reads the declaration after a step has failed.
#include "build/action/declared_places.hpp"

#include <memory>
#include <optional>

#include "declaration/model/make_model.hpp"
#include "declaration/model/model.hpp"
#include "declaration/model/plugins.hpp"
#include "project/snapshot.hpp"

namespace ocelot::action {

namespace {

using model::Model;

class Declaration {
 public:
  const Model& model() {
    if (!model_) model_ = read();
    return *model_;
  }

 private:
  static Model read() {
    const Result<project::Sources> sources = project::read_sources(project::Root("."));
    if (!sources) return {};
    Result<project::LoadedModel> model = project::load_model(sources->files);
    return model ? std::move(model->model) : Model();
  }

  std::optional<Model> model_;
};

std::optional<steps::ModulePlace> find_module(const Model& model, const std::string& path) {
  for (const model::Dependency& dependency : model.dependencies) {
    for (std::size_t i = 0; i < dependency.modules.size(); ++i) {
      if (dependency.modules[i].path == path)
        return steps::ModulePlace{dependency.module_places[i], dependency.tag};
    }
  }
  for (const model::Replace& replace : model.replaces) {
    if (replace.by.path == path) return steps::ModulePlace{replace.place, {}};
  }
  return std::nullopt;
}

std::optional<Place> find_denied_license(const Model& model, const std::string& pattern) {
  for (const model::DeniedLicense& license : model.policy.denied_licenses) {
    if (license.pattern == pattern) return license.place;
  }
  return std::nullopt;
}

SourceRef find_file(const Model& model, const std::string& tree_path) {
  for (const model::Component& component : model.components) {
    for (const model::OverlayFile& file : component.files) {
      if (file.tree_path == tree_path || model::plugin_path(component, file) == tree_path)
        return file.source;
    }
  }
  return nullptr;
}

}  // namespace

steps::PlaceLookup declared_places() {
  const auto declaration = std::make_shared<Declaration>();
  return {
      [declaration](const std::string& path) { return find_module(declaration->model(), path); },
      [declaration](const std::string& path) { return find_file(declaration->model(), path); },
      [declaration](const std::string& pattern) {
        return find_denied_license(declaration->model(), pattern);
      }};
}

}  // namespace ocelot::action
