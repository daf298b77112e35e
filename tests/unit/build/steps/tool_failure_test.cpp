// What a failed tool's report contains.
#include "build/steps/tool_failure.hpp"

#include <doctest/doctest.h>

#include "support/text.hpp"

namespace ocelot::steps {

namespace {

Diagnostics report(const std::string& output, const PlaceLookup& places = {}) {
  return report_failure({"compile", "go", {1, 0}, output, "out/layer.zip"}, places);
}

std::string numbered_lines(int count) {
  std::string text;
  for (int i = 1; i <= count; ++i) text += "line " + std::to_string(i) + "\n";
  return text;
}

bool has_note(const Diagnostic& fault, std::string_view text) {
  for (const Note& note : fault.notes) {
    if (note.message.find(text) != std::string::npos) return true;
  }
  return false;
}

const std::string k_mismatch =
    "verifying example.com/dep@v1.0.0: checksum mismatch\n"
    "\tdownloaded: h1:new=\n"
    "\tgo.sum:     h1:old=\n";

}  // namespace

TEST_CASE("an unknown cause: the last 20 lines, and the log as help") {
  const Diagnostics faults = report(numbered_lines(30));
  REQUIRE(faults.size() == 1);
  CHECK(faults[0].code == "tool-failed");
  CHECK(faults[0].message == "cannot compile: go failed with exit code 1");
  CHECK(has_note(faults[0], "last lines of its output:\n  | line 11\n"));
  CHECK_FALSE(has_note(faults[0], "line 10\n"));
  CHECK(faults[0].help ==
        "complete log: out/layer.zip.log; to run this step again: ninja out/layer.zip");
}

TEST_CASE("a known cause: all lines, the remedy as help, and the log as a note") {
  const Diagnostics faults = report(numbered_lines(30) + "go: x509: unknown authority\n");
  REQUIRE(faults.size() == 1);
  CHECK(faults[0].code == "module-untrusted");
  CHECK(has_note(faults[0], "output of go:\n  | line 1\n"));
  CHECK(has_note(faults[0], "complete log: out/layer.zip.log;"));
  CHECK(faults[0].help.find("SSL_CERT_FILE") != std::string::npos);
}

TEST_CASE("downloads are only in the log") {
  const std::string downloads = "go: downloading example.com/a v1.0.0\n";
  for (const char* cause : {"go: x509: unknown authority\n", "go: unknown\n"}) {
    const Diagnostics faults = report(downloads + cause);
    CHECK(has_note(faults.front(), std::string("\n  | ") + std::string(cause, 8)));
    CHECK_FALSE(has_note(faults.front(), "downloading"));
  }
}

TEST_CASE("credentials in the output are masked") {
  for (const char* cause : {"x509: no\n", "unknown\n"}) {
    const Diagnostics faults = report(std::string("go: https://me:secret@example.com/x: ") + cause);
    CHECK(has_note(faults.front(), "https://*********@example.com/x"));
  }
}

TEST_CASE("a changed module: its sums, at the place that requires it") {
  PlaceLookup places;
  const SourceRef file = make_source("config/component_dependencies.yaml", "example.com/dep\n");
  places.module = [&](const std::string& path) -> std::optional<ModulePlace> {
    if (path != "example.com/dep") return std::nullopt;
    return ModulePlace{{file, 0, 15}, "exporter.dep"};
  };
  const Diagnostics faults = report(k_mismatch, places);
  REQUIRE(faults.size() == 1);
  CHECK(faults[0].code == "module-changed");
  CHECK(faults[0].message ==
        "'example.com/dep@v1.0.0' has changed: its sum is h1:new=, but go.sum has h1:old=");
  CHECK(faults[0].place.source == file);
  CHECK(has_note(faults[0], "it is required for the tag 'exporter.dep'"));
  CHECK(has_note(faults[0], "  | \tgo.sum:     h1:old="));
}

TEST_CASE("a changed module that the declaration does not name is reported at the step's output") {
  const Diagnostics faults = report(k_mismatch);
  REQUIRE(faults.size() == 1);
  CHECK(faults[0].place.source->path == "out/layer.zip");
}

TEST_CASE("a program that was not found is named, with the folders that can have it") {
  const Diagnostics listed = report("/bin/sh: 1: awk: not found\n");
  REQUIRE(listed.size() == 1);
  CHECK(listed[0].code == "missing-tool");
  CHECK(listed[0].message == "cannot compile: go did not find the program 'awk'");
  CHECK(listed[0].help == "install it, or add its folder to PATH, and run ocelot-gen again");
  CHECK(report("/bin/sh: 1: upx: not found\n").front().help ==
        "install it in one of the folders that steps search: /usr/local/bin:/usr/bin:/bin");
}

TEST_CASE("modules that are missing from the module cache are named") {
  const Diagnostics faults = report(
      "go: example.com/a@v1.0.0: module lookup disabled by GOPROXY=off\n"
      "go: downloading example.com/b v1.2.0\n");
  CHECK(
      has_note(faults[0], "not in Go's module cache: example.com/a@v1.0.0, example.com/b@v1.2.0"));
  CHECK(faults[0].help == "run ocelot-gen build once without --offline to fetch them");
}

}  // namespace ocelot::steps
