// Formats from options, variables and defaults.
#include "support/console/output_style.hpp"

#include <doctest/doctest.h>

#include "support/console/common_options.hpp"
#include "support/environment.hpp"

using namespace ocelot;
using namespace ocelot::console;

namespace {

const CommandLine k_line{
    "ocelot-gen x",
    "Does x.",
    "",
    {k_format_option, k_message_format_option, k_color_option, k_quiet_option}};

const OutputFormats k_formats = {OutputFormat::text, OutputFormat::json};

Result<OutputStyle> read(const Words& words, const OutputFormats& formats = k_formats) {
  const Result<Arguments> arguments = Arguments::read(k_line, words);
  REQUIRE(arguments);
  return read_output_style(*arguments, formats);
}

std::string fault(const Words& words) {
  const Result<OutputStyle> style = read(words);
  REQUIRE(!style);
  return style.error().front().message;
}

}  // namespace

TEST_CASE("without options and variables, everything is text") {
  const Result<OutputStyle> style = read({});
  REQUIRE(style);
  CHECK(style->format == OutputFormat::text);
  CHECK(style->diagnostics.format == MessageFormat::text);
  CHECK(!style->diagnostics.quiet);
}

TEST_CASE("diagnostics follow the format of the answer, unless they have their own") {
  CHECK(read({"--format", "json"})->diagnostics.format == MessageFormat::json);
  const Result<OutputStyle> style = read({"--format", "json", "--message-format", "github"});
  CHECK(style->format == OutputFormat::json);
  CHECK(style->diagnostics.format == MessageFormat::github);
  CHECK(read({"--message-format", "json"})->format == OutputFormat::text);
}

TEST_CASE("OCELOT_FORMAT is the default where the command has the format") {
  const test::Variable variable("OCELOT_FORMAT", "json");
  CHECK(read({})->format == OutputFormat::json);
  CHECK(read({}, {OutputFormat::dot})->format == OutputFormat::dot);
  CHECK(read({}, {})->diagnostics.format == MessageFormat::json);
  CHECK(read({"--format", "text"})->diagnostics.format == MessageFormat::text);
}

TEST_CASE("OCELOT_MESSAGE_FORMAT is for diagnostics alone") {
  const test::Variable format("OCELOT_FORMAT", "json");
  const test::Variable message_format("OCELOT_MESSAGE_FORMAT", "github");
  CHECK(read({})->format == OutputFormat::json);
  CHECK(read({})->diagnostics.format == MessageFormat::github);
}

TEST_CASE("an invalid value is an error, in an option and in a variable") {
  CHECK(fault({"--format", "xml"}) == "--format takes text or json, not 'xml'");
  CHECK(fault({"--message-format", "dot"}) ==
        "--message-format takes text, json or github, not 'dot'");
  CHECK(fault({"--color", "blue"}) == "--color takes auto, always or never, not 'blue'");
  const test::Variable variable("OCELOT_FORMAT", "xml");
  CHECK(fault({}) ==
        "OCELOT_FORMAT takes text, json, github, github-matrix, dot or html, not 'xml'");
}
