// New components: names, conventional modules, wrappers.
#include "project/draft/new_component.hpp"

#include <doctest/doctest.h>

#include "support/golang/go_file.hpp"
#include "support/text.hpp"

namespace ocelot::draft {

namespace {

std::string fault(const std::string& name) {
  const auto found = check_component_name("exporter", name);
  return found ? found->help : "";
}

const std::string k_contrib = "github.com/open-telemetry/opentelemetry-collector-contrib/";
const std::string k_core = "go.opentelemetry.io/collector/";

}  // namespace

TEST_CASE("the usual module is the Collector's own where it has the component, else contrib's") {
  CHECK(usual_module("exporter", "awss3") == k_contrib + "exporter/awss3exporter");
  CHECK(usual_module("exporter", "otlp") == k_core + "exporter/otlpexporter");
  CHECK(usual_module("processor", "memory_limiter") == k_core + "processor/memorylimiterprocessor");
  CHECK(usual_module("processor", "probabilistic_sampler") ==
        k_contrib + "processor/probabilisticsamplerprocessor");
  CHECK(usual_module("receiver", "batch") == k_contrib + "receiver/batchreceiver");
  CHECK(usual_module("extension", "asmauthextension") == k_contrib + "extension/asmauthextension");
}

TEST_CASE("a name is one of a tag and of a file that Go builds") {
  CHECK(fault("awss3") == "");
  CHECK(fault("memory_limiter") == "");
  for (const char* name : {"", "S3", "3d", "a.b", "a-b", "a b", "_a", "ä"})
    CHECK(fault(name) == "use lower-case letters, digits and '_'; begin with a letter");
  CHECK(fault("all") ==
        "upstream has a tag or a file of that name; choose another, such as 'all_exporter'");
  CHECK(fault("pkg") ==
        "upstream has a tag or a file of that name; choose another, such as 'pkg_exporter'");
  CHECK(fault("win_windows") ==
        "Go would not compile win_windows.go into a layer; remove the '_': 'winwindows'");
  CHECK(fault("x_test") == "Go would not compile x_test.go into a layer; remove the '_': 'xtest'");
  CHECK(fault("x_arm64") ==
        "Go would not compile x_arm64.go into a layer; remove the '_': 'xarm64'");
}

TEST_CASE("a wrapper reads as Go, with its imports sorted") {
  const NewComponent file{"exporter",
                          "file",
                          {k_contrib + "exporter/fileexporter", ""},
                          k_contrib + "exporter/fileexporter"};
  CHECK(file.tag() == "lambdacomponents.exporter.file");
  CHECK(file.path() == "components/collector/lambdacomponents/exporter/file.go");
  CHECK(file.wrapper() ==
        "//go:build lambdacomponents.custom && (lambdacomponents.all || "
        "lambdacomponents.exporter.all || lambdacomponents.exporter.file)\n\n"
        "package exporter\n\n"
        "import (\n"
        "\t\"github.com/open-telemetry/opentelemetry-collector-contrib/exporter/fileexporter\"\n"
        "\t\"go.opentelemetry.io/collector/exporter\"\n"
        ")\n\n"
        "func init() {\n"
        "\tFactories = append(Factories, func(string) exporter.Factory {\n"
        "\t\treturn fileexporter.NewFactory()\n"
        "\t})\n"
        "}\n");
  const test::Parts<golang::GoFile> read =
      golang::read_go_file(make_source("f.go", file.wrapper()));
  CHECK(test::shown(read) == "");
  CHECK(read.value.package == "exporter");
}

TEST_CASE("a package that is not called as custom has it gets a name of its own") {
  const NewComponent obi{"receiver",
                         "obi",
                         {"go.opentelemetry.io/obi", "v0.11.0"},
                         "go.opentelemetry.io/obi/collector"};
  CHECK(obi.requirement() == "go.opentelemetry.io/obi@v0.11.0");
  CHECK(obi.wrapper() ==
        "//go:build lambdacomponents.custom && (lambdacomponents.all || "
        "lambdacomponents.receiver.all || lambdacomponents.receiver.obi)\n"
        "\n"
        "package receiver\n"
        "\n"
        "import (\n"
        "\t\"go.opentelemetry.io/collector/receiver\"\n"
        "\tobireceiver \"go.opentelemetry.io/obi/collector\"\n"
        ")\n"
        "\n"
        "func init() {\n"
        "\tFactories = append(Factories, func(string) receiver.Factory {\n"
        "\t\treturn obireceiver.NewFactory()\n"
        "\t})\n"
        "}\n");
}

}  // namespace ocelot::draft
