// Random projects: a valid project has no error, and a project with one planted fault has exactly
// that error, at the byte where it was planted. Each round depends only on its seed.
#include <algorithm>
#include <cstddef>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "declaration/model/make_model.hpp"
#include "declaration/model/model.hpp"
#include "support/dependency_faults.hpp"
#include "support/distribution_faults.hpp"
#include "support/fault.hpp"
#include "support/go_file_faults.hpp"
#include "support/key_faults.hpp"
#include "support/random_project.hpp"
#include "support/text.hpp"

namespace ocelot::test {

namespace {

struct FaultKind {
  std::string name;
  Plant plant;
};

const std::vector<FaultKind>& fault_kinds() {
  static const std::vector<FaultKind> kinds = {
      {"unknown key: misspelt", unknown_key},
      {"unknown key: added", added_key},
      {"duplicate key", duplicate_key},
      {"duplicate distribution", duplicate_distribution},
      {"wrong type: base", wrong_type({"base"}, no_text_or_list)},
      {"wrong type: abstract", wrong_type({"abstract"}, no_bool)},
      {"wrong type: without", wrong_type({"without"}, no_list)},
      {"wrong type: description", wrong_type({"description"}, no_text)},
      {"wrong type: config-file", wrong_type({"config-file"}, no_text)},
      {"wrong type: buildtags", wrong_type({"buildtags", "build-tags"}, no_list)},
      {"wrong type: architectures", wrong_type({"architectures"}, no_list)},
      {"wrong type: item of a list", wrong_item({"buildtags", "build-tags", "architectures"})},
      {"wrong type: distribution", wrong_distribution},
      {"unknown base", unknown_base},
      {"self-cycle", self_cycle},
      {"long cycle", long_cycle},
      {"duplicate base", duplicate_base},
      {"abstract with a key of what is built", abstract_key},
      {"without: not inherited", not_inherited},
      {"without: an own tag", tag_and_without},
      {"without: meant by an .all", still_selected},
      {"tag outside the grammar", bad_tag},
      {"duplicate tag", duplicate_tag},
      {"missing custom", missing_custom},
      {"bad name", renamed("bad-name", {"a b", "-x", "x/y", "_x", ".x", "", "x\xC3\xA9",
                                        std::string(65, 'n'), "$x"})},
      {"reserved name", renamed("reserved-name", {"all", "amd64", "arm64", "build", "config",
                                                  "build.ninja", "components"})},
      {"unknown architecture", unknown_architecture},
      {"missing config-file", missing_config_file},
      {"both spellings", both_spellings},
      {"dependencies: unknown key", unknown_root_of_dependencies},
      {"dependencies: duplicate tag", duplicate_dependency},
      {"dependencies: bad tag", bad_dependency_tag},
      {"dependencies: bad module path", bad_module_path},
      {"dependencies: bad version", bad_module_version},
      {"dependencies: wrong type", wrong_modules},
      {"dependencies: two versions", two_versions},
      {"wrong package", wrong_package("wrong-package", GoFile::Role::direct)},
      {"two packages", wrong_package("two-packages", GoFile::Role::flat_more)},
      {"unimported package", unimported_package(false)},
      {"missing constraint", missing_constraint},
      {"broken constraint", broken_constraint},
      {"second constraint", second_constraint},
      {"misplaced constraint", misplaced_constraint},
      {"// +build line", plus_build_line},
      {"missing package", missing_package(false)},
      {"broken import", broken_import},
      {"not UTF-8", not_utf8},
      {"misplaced file", misplaced_file},
      {"flat name", flat_name},
      {"same component", same_component},
      {"a written null: base", wrong_type({"base", "description", "config-file"}, written_null)},
      {"a written null: distribution", null_distribution},
      {"two packages, the first", two_packages_by_the_first},
      {"unimported package with a README.md", unimported_package(true)},
      {"// +build line instead", plus_build_instead},
      {"missing package in a file that imports", missing_package(true)},
      {"missing constraint by a misplaced one", moved_constraint},
      {"a distribution with the name of a property", name_of_a_property},
      {"unknown base that would give custom", unknown_base_with_custom},
      {"unknown key that would give custom", unknown_key_with_custom},
  };
  return kinds;
}

/// The errors among diagnostics, one per line: code, file, offset.
std::string errors_of(const Diagnostics& diagnostics) {
  std::string lines;
  for (const Diagnostic& diagnostic : diagnostics) {
    if (diagnostic.severity != Severity::error) continue;
    lines += fmt::format("{} {} {}\n", diagnostic.code,
                         diagnostic.place.has_source() ? diagnostic.place.source->path : "nowhere",
                         diagnostic.place.offset);
  }
  return lines;
}

bool an_error_says(const Diagnostics& diagnostics, std::string_view text) {
  return std::any_of(diagnostics.begin(), diagnostics.end(), [text](const Diagnostic& diagnostic) {
    return diagnostic.severity == Severity::error &&
           diagnostic.message.find(text) != std::string::npos;
  });
}

std::pair<Project, Fault> project_with(const FaultKind& kind, Random& random) {
  for (int tries = 0; tries < 1000; ++tries) {
    Project project = random_project(random);
    std::optional<Fault> fault = kind.plant(project, random);
    if (fault) return {std::move(project), std::move(*fault)};
  }
  throw std::runtime_error("no project has a place for: " + kind.name);
}

std::string error_line(const Fault& fault, std::size_t offset) {
  return fault.code.empty() ? "" : fmt::format("{} {} {}\n", fault.code, fault.path, offset);
}

// Stops at the first failure of a kind.
void check_kind(const FaultKind& kind, unsigned first_seed, unsigned rounds) {
  bool is_expected = true;
  for (unsigned seed = first_seed; is_expected && seed < first_seed + rounds; ++seed) {
    Random random(seed);
    const auto [project, fault] = project_with(kind, random);
    const WrittenProject written = write(project, random);
    const Diagnostics diagnostics = model::make_model(written.files).diagnostics();
    const std::string expected = error_line(fault, written.planted_at);
    is_expected = errors_of(diagnostics) == expected &&
                  (expected.empty() || an_error_says(diagnostics, fault.text));
    INFO(kind.name << ", seed " << seed << ", expected text: " << fault.text << "\n"
                   << shown(diagnostics) << written.shown());
    CHECK(errors_of(diagnostics) == expected);
    CHECK(is_expected);
  }
}

void check_kinds(const std::vector<FaultKind>& kinds) {
  constexpr unsigned k_rounds = 12;
  constexpr unsigned k_seeds = 1000;
  for (std::size_t i = 0; i < kinds.size(); ++i)
    check_kind(kinds[i], static_cast<unsigned>(i) * k_seeds, k_rounds);
}

}  // namespace

TEST_CASE("a valid project has no errors, however it is spelled") {
  for (unsigned seed = 0; seed < 200; ++seed) {
    Random random(seed);
    const WrittenProject written = write(random_project(random), random);
    INFO("seed " << seed << "\n" << written.shown());
    REQUIRE(errors_of(model::make_model(written.files).diagnostics()) == "");
  }
}

TEST_CASE("one planted fault is one error, at the place where it was planted") {
  check_kinds(fault_kinds());
}

}  // namespace ocelot::test
