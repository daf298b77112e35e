// source: templates filled in for an upstream, and a plugin's component next to them.
#include <doctest/doctest.h>

#include "build/steps/steps.hpp"
#include "support/io/tar.hpp"
#include "support/temporary_folder.hpp"
#include "support/text.hpp"

namespace ocelot::steps {

namespace {

using test::put;
using test::TemporaryFolder;

struct Upstream {
  TemporaryFolder folder;

  explicit Upstream(const std::string& go_mod) {
    put(folder / "up.tar", io::pack({{"go.mod", go_mod}}).value());
  }

  std::string paths(SourceRequest request) const {
    request.upstream = folder / "up.tar";
    request.output = folder / "out.tar";
    REQUIRE(test::shown(run(request, {})) == "");
    std::string all;
    const Result<Tree> tree = io::read_tar(request.output);
    for (const TreeEntry& entry : *tree) all += entry.path + "\n";
    return all;
  }
};

}  // namespace

TEST_CASE("providers are the modules that upstream requires directly") {
  const Upstream upstream(
      "module x.org/up\n\nrequire (\n\tx.org/confmap/provider/envprovider v1.0.0\n"
      "\tx.org/confmap/provider/httpprovider v1.0.0 // indirect\n"
      "\tx.org/confmap/provider/deep/er v1.0.0\n\tx.org/other v1.0.0\n)\n");
  SourceRequest request;
  request.kind = model::Kind::executable;
  CHECK(upstream.paths(request) ==
        "ocelot/executable/feature_gates.go\nocelot/executable/main.go\n"
        "ocelot/executable/provider_envprovider.go\nocelot/executable/providers.go\n");
}

TEST_CASE("a plugin's component lies beside what declares its factories") {
  const Upstream upstream("module x.org/up\n");
  put(upstream.folder / "mark.go", "package processor\n");
  SourceRequest request;
  request.kind = model::Kind::plugin;
  request.component = "processor.mark";
  request.files = {
      {upstream.folder / "mark.go", "ocelot/plugins/processor.mark/component/mark.go"}};
  CHECK(upstream.paths(request) ==
        "ocelot/plugins/processor.mark/component/factories.go\n"
        "ocelot/plugins/processor.mark/component/mark.go\n"
        "ocelot/plugins/processor.mark/main.go\n");
}

TEST_CASE("an upstream without a go.mod is told") {
  const TemporaryFolder folder;
  put(folder / "up.tar", io::pack({{"x", "y"}}).value());
  SourceRequest request;
  request.upstream = folder / "up.tar";
  request.output = folder / "out.tar";
  CHECK(test::shown(run(request, {})) != "");
}

}  // namespace ocelot::steps
