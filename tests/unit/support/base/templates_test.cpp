// The templates in ocelot-gen, compared with the files in the source tree.
#include "support/base/templates.hpp"

#include <filesystem>

#include <doctest/doctest.h>

#include "support/io/file.hpp"

namespace ocelot {

namespace {

// Meson's files in templates/ and its documentation are not templates.
bool is_template(const std::string& path) {
  return path != "meson.build" && path != "embed.py" && path != "README.md";
}

}  // namespace

TEST_CASE("every file of templates/ is embedded, with its bytes") {
  const std::filesystem::path folder = TEMPLATES_FOLDER;
  const Result<io::Listing> listing = io::list_folder(folder);
  REQUIRE(listing);
  std::size_t count = 0;
  for (const std::string& path : listing->files) {
    if (!is_template(path)) continue;
    CAPTURE(path);
    const std::optional<std::string_view> found = find_template(path);
    REQUIRE_MESSAGE(found, "templates/meson.build does not list it");
    CHECK(*found == *io::read_file(folder / path));
    ++count;
  }
  CHECK(count >= 2);
}

TEST_CASE("a template is found by its whole path only") {
  CHECK(find_template("executable/main.go"));
  CHECK_FALSE(find_template("executable/main.g"));
  CHECK_FALSE(find_template("executable"));
  CHECK_FALSE(find_template("main.go"));
  CHECK_FALSE(find_template(""));
  CHECK_FALSE(find_template("zzz"));
}

TEST_CASE("a folder's templates come sorted, and not those of a folder whose name begins alike") {
  const std::vector<TemplateFile> files = templates_under("executable");
  REQUIRE_FALSE(files.empty());
  for (std::size_t i = 0; i < files.size(); ++i) {
    CHECK(files[i].path.starts_with("executable/"));
    if (i > 0) CHECK(files[i - 1].path < files[i].path);
  }
  CHECK(templates_under("execut").empty());
  CHECK(templates_under("executable/").empty());
  CHECK(templates_under("nothing").empty());
}

TEST_CASE("placeholders with a value are replaced, everything else stays") {
  const Values values = {{"module", "example.com/x"}, {"empty", ""}};
  CHECK(expand("import \"{{module}}/y\"", values) == "import \"example.com/x/y\"");
  CHECK(expand("{{module}}{{module}}", values) == "example.com/xexample.com/x");
  CHECK(expand("a{{empty}}b", values) == "ab");
  CHECK(expand("{{other}} and {{ module }}", values) == "{{other}} and {{ module }}");
  CHECK(expand("[]pair{{{module}}}", values) == "[]pair{example.com/x}");
  CHECK(expand("[]pair{{1, 2}, {3, 4}}", values) == "[]pair{{1, 2}, {3, 4}}");
  CHECK(expand("{{", values) == "{{");
  CHECK(expand("{{module", values) == "{{module");
  CHECK(expand("", values) == "");
}

TEST_CASE("a value is not expanded again") {
  CHECK(expand("{{a}}", {{"a", "{{b}}"}, {"b", "no"}}) == "{{b}}");
}

}  // namespace ocelot
