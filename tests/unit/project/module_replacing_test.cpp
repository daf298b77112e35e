// Locking with replaced modules and with allowed skew. Go is a table of functions that answer from
// the tree.
#include <algorithm>

#include <doctest/doctest.h>

#include "project/module_locking.hpp"
#include "project/snapshot.hpp"
#include "support/project_folder.hpp"
#include "support/text.hpp"

namespace ocelot::project {

namespace {

using test::ProjectFolder;
using test::put;
using test::shown;

// With a type folder, so that the declaration fits upstream.
class LockedFolder : public ProjectFolder {
 public:
  LockedFolder() { put_upstream("module x\n"); }

  void put_upstream(const std::string& go_mod) const {
    put(upstream() / "collector/go.mod", go_mod);
    put(upstream() / "collector/lambdacomponents/exporter/pkg.go", "package exporter\n");
    commit("upstream");
  }
};

constexpr const char* k_dependencies = "config/component_dependencies.yaml";

// Go, which answers each question with the requirements of its components in addition to the tree's
// go.mod.
class FakeGo {
 public:
  FakeGo() {
    tool_.resolve = [this](const ModuleQuestion& question) -> Result<golang::ModuleFiles> {
      questions.push_back(question);
      golang::ModuleFiles files{find_entry(question.tree, "go.mod")->content,
                                find_entry(question.tree, "go.sum")->content};
      for (const model::UnitRequirement& requirement : question.requirements)
        files.go_mod +=
            "require " + requirement.module.path + " " + requirement.module.version + "\n";
      if (!question.requirements.empty()) files.go_mod += more;
      return files;
    };
    tool_.fetch = [](const EditedTree&) { return Status(); };
    tool_.accepts = [](const EditedTree&) -> Result<bool> { return true; };
    tool_.version = [](const Tree&) -> Result<std::string> { return std::string("1.24.0"); };
  }

  PinOptions options() const {
    PinOptions options;
    options.go = &tool_;
    return options;
  }

  std::vector<ModuleQuestion> questions;
  std::string more;  // lines of the go.mod of each component

 private:
  GoTool tool_;
};

Result<PlannedProject> plan(const ProjectFolder& folder, const FakeGo& go, PinOptions options) {
  const auto sources = read_sources(folder.root());
  REQUIRE(shown(sources) == "");
  options.go = go.options().go;
  return load_plan(folder.root(), *sources, {ResolvePin{options}, {}, {}});
}

Result<PlannedProject> plan(const ProjectFolder& folder, const FakeGo& go) {
  return plan(folder, go, {});
}

std::vector<std::string> names_of(const FakeGo& go) {
  std::vector<std::string> names;
  for (const ModuleQuestion& question : go.questions) names.push_back(question.name);
  return names;
}

// The tree of a distribution with one component, or of upstream alone.
const graph::TreePlan& tree_of(const PlannedProject& planned, const std::string& distribution) {
  const auto layer = std::find_if(
      planned.plan.layers.begin(), planned.plan.layers.end(),
      [&](const graph::ArtifactPlan& artifact) { return artifact.distribution == distribution; });
  REQUIRE(layer != planned.plan.layers.end());
  return planned.plan.trees[layer->tree.index];
}

void put_replacing_folder(const ProjectFolder& folder) {
  put(folder.root() / k_dependencies,
      "dependencies:\n  lambdacomponents.exporter.a: x.org/mine@v1.0.0\n"
      "replaces:\n  x.org/mine: ./mine\n");
  put(folder.root() / "mine/go.mod", "module x.org/mine\n");
  put(folder.root() / "mine/mine.go", "package mine\n");
}

const std::vector<std::string> k_both = {"exporter.a", "upstream-with-replaces"};

}  // namespace

TEST_CASE("a folder is in the trees whose go.mod requires the module, and in no other") {
  const LockedFolder folder;
  put_replacing_folder(folder);
  FakeGo go;
  const auto planned = plan(folder, go);
  REQUIRE(shown(planned) == "");
  CHECK(names_of(go) == k_both);
  const Tree& asked = go.questions.front().tree;
  CHECK(find_entry(asked, "ocelot/replaces/x.org+mine/mine.go") != nullptr);
  CHECK(find_entry(asked, "go.mod")
            ->content.find("replace x.org/mine => ./ocelot/replaces/x.org+mine\n") !=
        std::string::npos);

  const graph::TreePlan& with = tree_of(*planned, "a");
  CHECK(with.edits.replaces ==
        std::vector{golang::Replacement{"x.org/mine", {}, "./ocelot/replaces/x.org+mine"}});
  REQUIRE(with.overlays.size() == 2);
  const graph::OverlayPlan& overlay = planned->plan.overlays[with.overlays.back().index];
  CHECK(overlay.component == "x.org+mine");
  REQUIRE(overlay.files.size() == 2);
  CHECK(overlay.files[0].source == "mine/go.mod");
  CHECK(overlay.files[0].tree_path == "ocelot/replaces/x.org+mine/go.mod");

  const graph::TreePlan& without = tree_of(*planned, "b");
  CHECK(without.edits.empty());
  CHECK(without.overlays.size() == 1);
  CHECK(planned->warnings.empty());
}

TEST_CASE("a module that upstream requires is replaced in every tree, with the sums of the fork") {
  const LockedFolder folder;
  folder.put_upstream("module x\nrequire x.org/core v1.0.0\n");
  put(folder.root() / k_dependencies, "replaces:\n  x.org/core: x.org/fork@v1.2.3\n");
  FakeGo go;
  const auto planned = plan(folder, go);
  REQUIRE(shown(planned) == "");
  const golang::Replacement fork{"x.org/core", {"x.org/fork", "v1.2.3"}, {}};
  for (const char* distribution : {"a", "b"})
    CHECK(tree_of(*planned, distribution).edits.replaces == std::vector{fork});
}

TEST_CASE("an entry depends on what replaces modules, but not on code") {
  const LockedFolder folder;
  put_replacing_folder(folder);
  FakeGo go;
  REQUIRE(shown(plan(folder, go)) == "");
  const auto asked_after = [&](const std::string& file, const std::string& text) {
    put(folder.root() / file, text);
    go.questions.clear();
    REQUIRE(shown(plan(folder, go)) == "");
    return names_of(go);
  };
  CHECK(asked_after("mine/mine.go", "package mine\n\nvar X = 1\n").empty());
  CHECK(asked_after("mine/mine.go", "package mine\n\nimport _ \"x.org/y\"\n") == k_both);
  CHECK(asked_after("mine/go.mod", "module x.org/mine\n\ngo 1.24\n") == k_both);
  CHECK(asked_after(k_dependencies,
                    "dependencies:\n  lambdacomponents.exporter.a: x.org/mine@v1.0.0\n"
                    "replaces:\n  x.org/mine: x.org/fork@v1.0.0\n") == k_both);
}

TEST_CASE("locked: a changed replacement is a fault of each entry") {
  const LockedFolder folder;
  put_replacing_folder(folder);
  FakeGo go;
  REQUIRE(shown(plan(folder, go)) == "");
  put(folder.root() / "mine/go.mod", "module x.org/mine\n\ngo 1.24\n");
  PinOptions locked;
  locked.locked = true;
  const auto planned = plan(folder, go, locked);
  REQUIRE(!planned);
  REQUIRE(planned.error().size() == 2);
  for (const Diagnostic& fault : planned.error()) CHECK(fault.code == "stale-modules");
}

TEST_CASE("a replacement of a module that nothing needs is a warning") {
  const LockedFolder folder;
  put(folder.root() / k_dependencies, "replaces:\n  x.org/none: x.org/fork@v1.0.0\n");
  FakeGo go;
  const auto planned = plan(folder, go);
  REQUIRE(shown(planned) == "");
  REQUIRE(planned->warnings.size() == 1);
  CHECK(planned->warnings[0].code == "unused-replace");
  CHECK(tree_of(*planned, "a").edits.empty());
}

TEST_CASE("skew is a fault, unless it is allowed; the entry depends on this") {
  const LockedFolder folder;
  folder.put_upstream(
      "module x\nrequire go.opentelemetry.io/collector/a v0.145.0\n"
      "require go.opentelemetry.io/collector/b v0.145.0\n");
  const std::string skewed = "dependencies:\n  lambdacomponents.exporter.a: x.org/a@v1.0.0\n";
  put(folder.root() / k_dependencies, skewed);
  FakeGo go;
  go.more = "require go.opentelemetry.io/collector/a v0.146.0\n";
  const auto refused = plan(folder, go);
  REQUIRE(!refused);
  CHECK(refused.error().front().code == "version-skew");
  CHECK(refused.error().front().help ==
        "require the release that upstream has, or choose a newer upstream; to allow it, write in "
        "config/component_dependencies.yaml: allow-skew: [exporter.a]");

  for (const char* name : {"exporter.a", "lambdacomponents.exporter.a"}) {
    put(folder.root() / k_dependencies, skewed + "allow-skew: [" + name + "]\n");
    CHECK(shown(plan(folder, go)) == "");
  }
  put(folder.root() / k_dependencies, skewed);
  const auto stale = plan(folder, go);
  REQUIRE(!stale);
  CHECK(stale.error().front().code == "version-skew");
}

}  // namespace ocelot::project
