// A generation: the files that it writes, and when it writes nothing.
#include "project/generate/generation.hpp"

#include <chrono>

#include <doctest/doctest.h>

#include "project/generate/output_record.hpp"
#include "support/io/write_file.hpp"
#include "support/project_folder.hpp"
#include "support/text.hpp"

namespace ocelot::generate {

namespace fs = std::filesystem;
using test::get;
using test::ProjectFolder;
using test::put;
using test::shown;

namespace {

GenRequest request() {
  GenRequest request;
  request.machine = {"/bin/ocelot-gen", "/bin/go", "/bin/make", "/bin/cc", "/bin/cc", "", 1};
  return request;
}

}  // namespace

TEST_CASE("a generation writes the Ninja file, its stamp and the record of outputs") {
  const ProjectFolder folder;
  const auto generation = write_ninja_file(folder.root(), request());
  REQUIRE(shown(generation) == "");
  CHECK(generation->written == io::Written::changed);
  CHECK(generation->counts == "4 layers of 2 distributions");
  CHECK(generation->pin_change == "");
  CHECK(fs::exists(folder.root() / "build.ninja"));
  CHECK(read_outputs(folder.root())->contains("build/collector-amd64-a.zip"));
}

TEST_CASE("unchanged inputs change nothing") {
  const ProjectFolder folder;
  REQUIRE(shown(write_ninja_file(folder.root(), request())) == "");
  const auto time = fs::last_write_time(folder.root() / "build.ninja");
  const auto again = write_ninja_file(folder.root(), request());
  REQUIRE(shown(again) == "");
  CHECK(again->written == io::Written::unchanged);
  CHECK(again->counts == "4 layers of 2 distributions");
  CHECK(fs::last_write_time(folder.root() / "build.ninja") == time);
}

TEST_CASE("a changed declaration is generated again") {
  const ProjectFolder folder;
  REQUIRE(shown(write_ninja_file(folder.root(), request())) == "");
  put(folder.root() / "config/distributions.yaml",
      "a:\n  buildtags: [lambdacomponents.custom, lambdacomponents.exporter.a]\n");
  const auto generation = write_ninja_file(folder.root(), request());
  REQUIRE(shown(generation) == "");
  CHECK(generation->counts == "2 layers of 1 distribution");
  CHECK(read_outputs(folder.root())->contains("build/collector-amd64-b.zip"));
}

TEST_CASE("a Ninja file of another program is not overwritten") {
  const ProjectFolder folder;
  put(folder.root() / "build.ninja", "rule x\n");
  const auto generation = write_ninja_file(folder.root(), request());
  REQUIRE(!generation);
  CHECK(generation.error().back().code == "foreign-ninja-file");
  CHECK(get(folder.root() / "build.ninja") == "rule x\n");
}

TEST_CASE("warnings are reported with a failure too") {
  const ProjectFolder folder;
  fs::last_write_time(folder.root() / "config/upstream.yaml",
                      fs::file_time_type::clock::now() + std::chrono::hours(1));
  const auto generation = write_ninja_file(folder.root(), request());
  REQUIRE(shown(generation) == "");
  CHECK(generation->warnings.back().code == "future-time");
  put(folder.root() / "build.ninja", "rule x\n");
  const auto failed = write_ninja_file(folder.root(), request());
  REQUIRE(!failed);
  CHECK(failed.error().size() == generation->warnings.size() + 1);
}

TEST_CASE("an update reports the pin") {
  const ProjectFolder folder;
  GenRequest update = request();
  update.pin.update = true;
  const auto generation = write_ninja_file(folder.root(), update);
  REQUIRE(shown(generation) == "");
  CHECK(generation->pin_change.starts_with("upstream.lock: main is "));
}

}  // namespace ocelot::generate
