// Locks modules with a fake go command: when Go is asked, and what is written.
#include "project/module_locking.hpp"

#include <map>

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include "declaration/config/modules_lock.hpp"
#include "declaration/model/make_model.hpp"
#include "graph/make_plan.hpp"
#include "project/snapshot.hpp"
#include "support/golang/go_mod.hpp"
#include "support/project_folder.hpp"
#include "support/text.hpp"

namespace ocelot::project {

namespace {

using test::get;
using test::put;
using test::shown;
using Strings = std::vector<std::string>;

// Adds the required modules and `extra` to go.mod, with a checksum for each.
struct FakeGo {
  std::map<std::string, std::vector<golang::ModuleRequirement>> extra{};  ///< by unit
  std::string sum = "h1:x=";
  bool accepts = true;
  Strings resolved{};
  Strings fetched{};
  std::size_t asked = 0;  ///< whether a set is accepted

  GoTool tool() {
    return {[this](const ModuleQuestion& question) { return resolve(question); },
            [this](const EditedTree&) {
              ++asked;
              return Result<bool>(accepts);
            },
            [this](const EditedTree& tree) {
              fetched.push_back(fmt::format("{} {}", tree.target.arch, fmt::join(tree.tags, " ")));
              return Status();
            },
            [](const Tree&) { return Result<std::string>(std::string("1.26.8")); }};
  }

  Result<golang::ModuleFiles> resolve(const ModuleQuestion& question) {
    resolved.push_back(question.name);
    golang::GoModEdits edits;
    for (const model::UnitRequirement& requirement : question.requirements)
      edits.sets.push_back(requirement.module);
    for (const golang::ModuleRequirement& module : extra[question.name])
      edits.sets.push_back(module);
    for (const golang::ModuleRequirement& module : edits.sets)
      edits.sums.push_back(fmt::format("{} {} {}", module.path, module.version, sum));
    return golang::apply_edits({find_entry(question.tree, "go.mod")->content, ""}, edits);
  }
};

class Locked {
 public:
  Locked() {
    put(folder.upstream() / "collector/go.mod",
        "module x\n\ngo 1.24\n\nrequire (\n\tgo.opentelemetry.io/collector/otelcol v0.145.0\n"
        "\tgo.opentelemetry.io/collector/pdata v0.145.0\n)\n");
    put(folder.upstream() / "collector/lambdacomponents/custom.go",
        "//go:build lambdacomponents.custom\n\npackage lambdacomponents\n");
    put(folder.upstream() / "collector/lambdacomponents/exporter/pkg.go", "package exporter\n");
    folder.commit("upstream");
    put_component("a", "a.org/a");
    put_component("b", "b.org/b");
    depend("a.org/a@v1.0.0", "b.org/b@v1.0.0");
  }

  void put_component(const std::string& name, const std::string& import,
                     const std::string& code = {}) const {
    put(folder.root() / test::ProjectFolder::component_path(name),
        test::wrapper("exporter." + name, fmt::format("\nimport _ \"{}\"\n{}", import, code)));
  }

  void depend(const std::string& a, const std::string& b) const {
    put(folder.root() / "config/component_dependencies.yaml",
        fmt::format("dependencies:\n  lambdacomponents.exporter.a: {}\n"
                    "  lambdacomponents.exporter.b: {}\n",
                    a, b));
  }

  void add_both() const {
    const auto path = folder.root() / "config/distributions.yaml";
    put(path, get(path) +
                  "both:\n  buildtags: [lambdacomponents.custom, lambdacomponents.exporter.a, "
                  "lambdacomponents.exporter.b]\n");
  }

  // Locks; null `go` asks nothing. Keeps the plan.
  Result<ModuleLocking> lock(PinOptions options = {}, const graph::Choice& choice = {}) {
    const GoTool tool = go.tool();
    go.resolved.clear();
    go.fetched.clear();
    go.asked = 0;
    if (!options.read_only) options.go = &tool;
    const Result<Sources> sources = read_sources(folder.root());
    if (!sources) return fail(sources.error());
    Diagnostics warnings;
    const Result<model::Model> model =
        model::make_model(sources->files, {}).unless_errors(warnings);
    if (!model) return fail(model.error());
    const Result<ResolvedPin> pin = resolve_pin(folder.root(), model->upstream, options);
    if (!pin) return fail(pin.error());
    Result<graph::Plan> made = graph::make_plan(*model, choice, pin->pin);
    if (!made) return fail(made.error());
    plan = std::move(*made);
    plan.go = pin->go;
    return lock_modules(folder.root(), {*model, sources->files.modules_lock, *pin}, options, plan);
  }

  ModuleLocking locked(const PinOptions& options = {}, const graph::Choice& choice = {}) {
    Result<ModuleLocking> locking = lock(options, choice);
    REQUIRE(shown(locking) == "");
    return std::move(*locking);
  }

  std::string path() const { return folder.root() / "config/modules.lock"; }
  std::string text() const { return get(path()); }
  config::ModulesLock content() const {
    test::Parts lock = config::read_modules_lock(make_source("config/modules.lock", text()));
    CHECK(shown(lock) == "");
    return std::move(lock.value);
  }
  void replace(const std::string& old, const std::string& with) const {
    std::string all = text();
    REQUIRE(all.find(old) != std::string::npos);
    put(path(), all.replace(all.find(old), old.size(), with));
  }

  // The requirements that the tree of a distribution gets, "PATH VERSION".
  Strings sets(const std::string& distribution) const {
    Strings lines;
    for (const graph::ArtifactPlan& layer : plan.layers) {
      if (layer.distribution != distribution || !lines.empty()) continue;
      for (const golang::ModuleRequirement& set : plan.trees[layer.tree.index].edits.sets)
        lines.push_back(set.path + " " + set.version);
    }
    return lines;
  }

  test::ProjectFolder folder;
  FakeGo go;
  graph::Plan plan;
};

PinOptions with_locked() {
  PinOptions options;
  options.locked = true;
  return options;
}

PinOptions with_update() {
  PinOptions options;
  options.update = true;
  return options;
}

const Strings k_both = {"exporter.a", "exporter.b"};

}  // namespace

TEST_CASE("the first run locks each component, and the next asks nothing") {
  Locked project;
  const ModuleLocking first = project.locked();
  CHECK(project.go.resolved == k_both);
  CHECK(first.written_lock == "config/modules.lock");
  CHECK(first.changes == Strings{"modules.lock: exporter.a: 1 module required",
                                 "modules.lock: exporter.b: 1 module required"});
  CHECK(project.sets("a") == Strings{"a.org/a v1.0.0"});
  const std::string text = project.text();
  const ModuleLocking second = project.locked();
  CHECK(project.go.resolved.empty());
  CHECK(second.written_lock == "");
  CHECK(second.changes.empty());
  CHECK(project.sets("a") == Strings{"a.org/a v1.0.0"});
  CHECK(project.text() == text);
  project.locked(with_locked());
}

TEST_CASE("a project whose components require nothing has no lock") {
  Locked project;
  std::filesystem::remove(project.folder.root() / "config/component_dependencies.yaml");
  CHECK(project.locked().written_lock == "");
  CHECK(project.go.resolved.empty());
  CHECK(project.text() == "");
}

TEST_CASE("only a changed import or requirement makes an entry stale") {
  Locked project;
  project.locked();
  project.put_component("a", "a.org/a", "\nvar X = 1\n");
  project.locked(with_locked());
  project.put_component("a", "a.org/a/sub");
  project.locked();
  CHECK(project.go.resolved == Strings{"exporter.a"});
  project.depend("a.org/a@v1.0.0", "b.org/b@v1.1.0");
  const ModuleLocking moved = project.locked();
  CHECK(project.go.resolved == Strings{"exporter.b"});
  CHECK(moved.changes == Strings{"modules.lock: exporter.b: b.org/b v1.0.0 → v1.1.0"});
}

TEST_CASE("a changed upstream makes all entries stale, those of other distributions too") {
  Locked project;
  project.locked();
  put(project.folder.upstream() / "collector/go.sum", "c.org/c v1.0.0 h1:x=\n");
  project.folder.commit("upstream");
  project.locked(with_update(), {{"a"}, {}});
  CHECK(project.go.resolved == k_both);
}

TEST_CASE("a locked run reports every stale entry at once") {
  Locked project;
  project.locked({}, {{"a"}, {}});
  project.put_component("a", "a.org/a/sub");
  const std::string text = project.text();
  CHECK(shown(project.lock(with_locked())) ==
        "config/modules.lock:5:3: error: the modules that 'exporter.a' requires, 'replaces' or the "
        "imports have changed since its modules were locked, or the entry was edited\n"
        "    5 |   exporter.a:\n"
        "      |   ^~~~~~~~~~\n"
        "config/component_dependencies.yaml:2:32: note: its modules are required here\n"
        "    2 |   lambdacomponents.exporter.a: a.org/a@v1.0.0\n"
        "      |                                ^~~~~~~~~~~~~~\n"
        "help: run ocelot-gen update, and commit config/upstream.lock and config/modules.lock\n"
        "\n"
        "config/modules.lock: error: no lock for the modules of 'exporter.b'\n"
        "config/component_dependencies.yaml:3:32: note: its modules are required here\n"
        "    3 |   lambdacomponents.exporter.b: b.org/b@v1.0.0\n"
        "      |                                ^~~~~~~~~~~~~~\n"
        "help: run ocelot-gen update, and commit config/upstream.lock and config/modules.lock\n");
  CHECK(project.go.resolved.empty());
  CHECK(project.text() == text);
}

TEST_CASE("a module that no entry has cannot be updated") {
  Locked project;
  project.locked({}, {{"a", "b"}, {}});
  PinOptions options;
  options.module = "b.org/bb";
  const Result<ModuleLocking> locking = project.lock(options);
  REQUIRE(!locking);
  CHECK(locking.error().front().code == "unlocked-module");
  CHECK(locking.error().front().help == "did you mean 'b.org/b'?");
}

TEST_CASE("a read-only run lists what is not locked") {
  Locked project;
  project.locked({}, {{"a"}, {}});
  PinOptions options;
  options.read_only = true;
  const ModuleLocking locking = project.locked(options);
  CHECK(locking.unlocked.names == Strings{"exporter.b"});
  CHECK(locking.written_lock == "");
  CHECK(project.sets("a") == Strings{"a.org/a v1.0.0"});
  CHECK(project.sets("b").empty());
}

TEST_CASE("an update resolves all, and removes what nothing uses only without a choice") {
  Locked project;
  project.locked();
  std::filesystem::remove(project.folder.root() / test::ProjectFolder::component_path("b"));
  project.put_component("c", "b.org/b");
  put(project.folder.root() / "config/component_dependencies.yaml",
      "dependencies:\n  lambdacomponents.exporter.a: a.org/a@v1.0.0\n");
  put(project.folder.root() / "config/distributions.yaml",
      "a:\n  buildtags: [lambdacomponents.custom, lambdacomponents.exporter.a]\n"
      "c:\n  buildtags: [lambdacomponents.custom]\n");
  project.locked();
  CHECK(project.content().components.contains("exporter.b"));
  project.locked(with_update(), {{"a"}, {}});
  CHECK(project.go.resolved == Strings{"exporter.a"});
  CHECK(project.content().components.contains("exporter.b"));
  const Strings changes = project.locked(with_update()).changes;
  CHECK(changes == Strings{"modules.lock: exporter.b (removed)"});
  CHECK(!project.content().components.contains("exporter.b"));
  CHECK(project.content().sums == Strings{"a.org/a v1.0.0 h1:x="});
}

TEST_CASE("an update of a choice keeps the entries and checksums of others") {
  Locked project;
  project.locked();
  const std::string text = project.text();
  project.go.sum = "h1:y=";
  project.locked(with_update(), {{"a"}, {}});
  CHECK(project.content().components.at("exporter.b").requested == Strings{"b.org/b v1.0.0"});
  CHECK(project.content().sums == Strings{"a.org/a v1.0.0 h1:y=", "b.org/b v1.0.0 h1:x="});
}

TEST_CASE("an update of one module resolves the entries that have it") {
  Locked project;
  project.go.extra["exporter.b"] = {{"c.org/c", "v1.0.0"}};
  project.locked();
  project.go.extra["exporter.b"] = {{"c.org/c", "v1.1.0"}};
  PinOptions options;
  options.module = "c.org/c";
  CHECK(project.locked(options).changes ==
        Strings{"modules.lock: exporter.b: c.org/c v1.0.0 → v1.1.0"});
  CHECK(project.go.resolved == Strings{"exporter.b"});
}

TEST_CASE("a module without a version gets that of upstream's collector") {
  Locked project;
  project.depend("a.org/a", "b.org/b@v1.0.0");
  project.locked();
  CHECK(project.content().components.at("exporter.a").requested == Strings{"a.org/a v0.145.0"});
}

TEST_CASE("a set is the union of its components") {
  Locked project;
  project.add_both();
  project.go.extra["exporter.b"] = {{"c.org/c", "v1.0.0"}};
  project.locked();
  CHECK(project.go.asked == 1);
  CHECK(project.content().sets.empty());
  CHECK(project.sets("both") == Strings{"a.org/a v1.0.0", "b.org/b v1.0.0", "c.org/c v1.0.0"});
}

TEST_CASE("a set whose union Go does not accept gets an entry") {
  Locked project;
  project.add_both();
  project.go.accepts = false;
  project.go.extra["exporter.a exporter.b"] = {{"d.org/d", "v1.0.0"}};
  project.locked();
  CHECK(project.go.resolved == Strings{"exporter.a", "exporter.b", "exporter.a exporter.b"});
  CHECK(project.content().sets.at("exporter.a exporter.b").added == Strings{"d.org/d v1.0.0"});
  const Strings all = {"a.org/a v1.0.0", "b.org/b v1.0.0", "d.org/d v1.0.0"};
  CHECK(project.sets("both") == all);
  project.locked(with_locked());
  CHECK(project.go.resolved.empty());
  CHECK(project.sets("both") == all);
  CHECK(project.sets("a") == Strings{"a.org/a v1.0.0"});
}

TEST_CASE("a set that was edited is resolved again") {
  Locked project;
  project.add_both();
  project.go.accepts = false;
  project.go.extra["exporter.a exporter.b"] = {{"d.org/d", "v1.0.0"}};
  project.locked();
  const std::string text = project.text();
  project.replace("      - d.org/d v1.0.0\n", "");
  project.locked();
  CHECK(project.text() == text);
}

TEST_CASE("lines that a merge gave to another entry are noticed") {
  Locked project;
  project.go.extra["exporter.a"] = {{"c.org/c", "v1.0.0"}};
  project.locked();
  const std::string text = project.text();
  project.replace("    added:\n      - c.org/c v1.0.0\n", "");
  CHECK(shown(project.lock(with_locked())) != "");
  project.locked();
  CHECK(project.go.resolved == Strings{"exporter.a"});
  CHECK(project.text() == text);
}

TEST_CASE("a version that another component raises is an error at its line") {
  Locked project;
  project.add_both();
  project.go.extra["exporter.b"] = {{"a.org/a", "v1.1.0"}};
  CHECK(shown(project.lock()) ==
        "config/component_dependencies.yaml:2:32: error: 'a.org/a' is required, but 'exporter.b' "
        "needs v1.1.0\n"
        "    2 |   lambdacomponents.exporter.a: a.org/a@v1.0.0\n"
        "      |                                ^~~~~~~~~~~~~~\n"
        "note: it is required for the tag 'lambdacomponents.exporter.a'\n"
        "help: write: a.org/a@v1.1.0\n");
  CHECK(project.text() == "");
}

TEST_CASE("an update downloads what each layer compiles, of components without modules too") {
  Locked project;
  project.locked();
  CHECK(project.go.fetched.empty());
  std::filesystem::remove(project.folder.root() / "config/component_dependencies.yaml");
  project.put_component("a", "fmt");
  project.put_component("b", "fmt");
  project.locked();
  CHECK(project.go.fetched.empty());
  project.locked(with_update(), {{"a"}, {}});
  CHECK(project.go.fetched == Strings{"amd64 lambdacomponents.custom lambdacomponents.exporter.a",
                                      "arm64 lambdacomponents.custom lambdacomponents.exporter.a"});
}

TEST_CASE("a component that raises a part of the Collector's release is an error") {
  Locked project;
  project.go.extra["exporter.a"] = {{"go.opentelemetry.io/collector/pdata", "v0.150.0"}};
  const std::string fault = shown(project.lock());
  CHECK(
      fault.starts_with("config/component_dependencies.yaml:2:32: error: 'exporter.a' raises 1 "
                        "module of the Collector's release, but upstream keeps 1\n"));
  CHECK(fault.find("note: raised: go.opentelemetry.io/collector/pdata v0.145.0 → v0.150.0\n") !=
        std::string::npos);
  CHECK(fault.find("note: kept: go.opentelemetry.io/collector/otelcol v0.145.0\n") !=
        std::string::npos);
}

TEST_CASE("another upstream has a lock of its own") {
  Locked project;
  project.locked();
  const std::string text = project.text();
  project.put_component("a", "a.org/a/sub");
  PinOptions options;
  options.overridden = true;
  CHECK(project.locked(options).written_lock == "build/ocelot/modules.lock");
  CHECK(project.go.resolved == k_both);
  CHECK(project.text() == text);
  CHECK(get(project.folder.root() / "build/ocelot/modules.lock").find("exporter.a:") !=
        std::string::npos);
  project.locked(options);
  CHECK(project.go.resolved.empty());
}

TEST_CASE("a dry run resolves, reports and writes nothing") {
  Locked project;
  project.locked();
  const std::string text = project.text();
  project.depend("a.org/a@v1.1.0", "b.org/b@v1.0.0");
  PinOptions options;
  options.dry_run = true;
  const ModuleLocking locking = project.locked(options);
  CHECK(locking.changes == Strings{"modules.lock: exporter.a: a.org/a v1.0.0 → v1.1.0"});
  CHECK(locking.written_lock == "");
  CHECK(project.text() == text);
}

TEST_CASE("a lock of an older version, without a digest, is read unless locked") {
  Locked project;
  project.locked();
  const std::string text = project.text();
  const std::filesystem::path pin = project.folder.root() / "config/upstream.lock";
  const std::string older =
      test::output_of(pin.parent_path(), "sed '/^modules:/d;/^go:/d' upstream.lock");
  put(pin, older + "\n");
  CHECK(shown(project.lock(with_locked())) ==
        "config/upstream.lock: error: an earlier version of ocelot-gen wrote the lock, which does "
        "not cover modules\n"
        "help: run ocelot-gen update, and commit config/upstream.lock and config/modules.lock\n");
  project.locked();
  CHECK(project.go.resolved.empty());
  CHECK(project.text() == text);
}

TEST_CASE("an unreadable lock is an error, except for a complete update") {
  Locked project;
  project.locked();
  const std::string text = project.text();
  put(project.path(), "<<<<<<< HEAD\n" + text);
  CHECK(shown(project.lock()).starts_with("config/modules.lock:"));
  CHECK(shown(project.lock(with_update(), {{"a"}, {}})).starts_with("config/modules.lock:"));
  project.locked(with_update());
  CHECK(project.text() == text);
}

TEST_CASE("a line that is not a module and its version is an error at its entry") {
  Locked project;
  project.locked();
  project.replace("a.org/a v1.0.0\n", "a.org/a newest\n");
  PinOptions options;
  options.read_only = true;
  CHECK(shown(project.lock(options))
            .find("'a.org/a newest' of 'exporter.a' is not a module and its version") !=
        std::string::npos);
}

}  // namespace ocelot::project
