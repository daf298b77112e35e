// The head of a Go file: each part has its place, and a head without faults is complete.
#include "support/golang/go_file.hpp"

#include "support/base/render.hpp"
#include "support/expect.hpp"
#include "support/input.hpp"
#include "support/sound.hpp"

namespace {

using namespace ocelot;  // NOLINT: the whole target uses this namespace
using golang::GoFile;

std::string_view at(const Place& place) {
  fuzz::expect_sound(place);
  return std::string_view(place.source->text).substr(place.offset, place.length);
}

std::string shown(const GoFile& file) {
  std::string text = file.package + "\n";
  for (const golang::Import& one : file.imports) text += one.path + "\n";
  return text + (file.constraint ? file.constraint->text() : "") + "\n";
}

void expect_places(const GoFile& file) {
  if (!file.package.empty())
    fuzz::expect_same(at(file.package_place), file.package, "the package stands at its place");
  for (const golang::Import& one : file.imports) {
    const std::string_view quoted = at(one.place);
    fuzz::expect(quoted.size() == one.path.size() + 2, "an import's place has its quotes");
    fuzz::expect_same(quoted.substr(1, one.path.size()), one.path, "an import is at its place");
  }
  fuzz::expect_sound(file.constraint_place);
}

void expect_constraint(const GoFile& file) {
  if (!file.constraint) return;
  const auto again = golang::Constraint::parse(at(file.constraint_place));
  fuzz::expect(again && again->text() == file.constraint->text(), "a constraint is at its place");
}

std::string read(const SourceRef& source) {
  Diagnostics diagnostics;
  const GoFile file = golang::read_go_file(source).take(diagnostics);
  fuzz::expect_sound(diagnostics);
  expect_places(file);
  expect_constraint(file);
  if (diagnostics.empty()) {
    fuzz::expect(file.is_complete, "a head without faults was read to its end");
    fuzz::expect(!file.package.empty(), "a head without faults has a package");
  }
  return shown(file) + render(diagnostics);
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const SourceRef source = make_source("file.go", fuzz::text_of(data, size));
  fuzz::expect_same(read(source), read(source), "a head reads the same twice");
  return 0;
}
