// ActionKey: what counts, what does not, and that a record reads back the same.
#include "build/cache/action_key.hpp"

#include <doctest/doctest.h>

#include "support/temporary_folder.hpp"
#include "support/text.hpp"

namespace ocelot::cache {

namespace {

using test::put;
using test::TemporaryFolder;

ActionKey texts(std::initializer_list<std::pair<std::string, std::string>> given) {
  ActionKey fields;
  for (const auto& [name, value] : given) fields.add_text(name, value);
  return fields;
}

ActionKey with_file(const std::filesystem::path& path) {
  ActionKey fields;
  REQUIRE(fields.add_file("input", path).has_value());
  return fields;
}

std::string names(const std::vector<Change>& changes) {
  std::string all;
  for (const Change& change : changes) {
    all += change.name;
    if (change.before == nullptr) all += "+";
    if (change.after == nullptr) all += "-";
    all += " ";
  }
  return all;
}

}  // namespace

TEST_CASE("names, texts and their order count") {
  const Digest one = texts({{"a", "1"}, {"b", "2"}}).digest();
  CHECK(one == texts({{"a", "1"}, {"b", "2"}}).digest());
  CHECK(one != texts({{"b", "2"}, {"a", "1"}}).digest());
  CHECK(one != texts({{"a", "2"}, {"b", "1"}}).digest());
  CHECK(one != texts({{"a", "12"}, {"b", ""}}).digest());
  CHECK(one != texts({{"a", "1"}}).digest());
}

TEST_CASE("a file counts by its content, not by its path") {
  const TemporaryFolder folder;
  put(folder / "one", "content");
  put(folder / "two", "content");
  put(folder / "three", "other");
  CHECK(with_file(folder / "one").digest() == with_file(folder / "two").digest());
  CHECK(with_file(folder / "one").digest() != with_file(folder / "three").digest());
}

TEST_CASE("a text that looks like a file's digest is another field") {
  const TemporaryFolder folder;
  put(folder / "one", "content");
  const ActionKey file = with_file(folder / "one");
  CHECK(file.digest() != texts({{"input", file.all()[0].digest}}).digest());
}

TEST_CASE("a file that cannot be read is a failure") {
  ActionKey fields;
  CHECK(test::shown(fields.add_file("input", "/no/such/file")) ==
        "/no/such/file: error: cannot open: No such file or directory\n");
}

TEST_CASE("a record reads as it was written, whatever the values") {
  const TemporaryFolder folder;
  put(folder / "a b", "content");
  ActionKey fields =
      texts({{"plain", "x"}, {"odd", "a\nb\\n \\r c\r"}, {"empty", ""}, {"blank", " x "}});
  REQUIRE(fields.add_file("input", folder / "a b").has_value());
  const Result<ActionKey> read = read_key(fields.text(), "record");
  REQUIRE(test::shown(read) == "");
  CHECK(read->all() == fields.all());
  CHECK(read->digest() == fields.digest());
}

TEST_CASE("what is no record is refused") {
  CHECK(test::shown(read_key("something else\n", "x.fields")) ==
        "x.fields: error: invalid list of fields\n");
}

TEST_CASE("a comparison names what was added, dropped and changed") {
  const ActionKey before = texts({{"same", "1"}, {"changed", "1"}, {"dropped", "1"}});
  const ActionKey after = texts({{"same", "1"}, {"changed", "2"}, {"added", "1"}});
  CHECK(names(compare(before, after)) == "changed added+ dropped- ");
  CHECK(names(compare(before, before)) == "");
}

TEST_CASE("fields of one name are compared in their order") {
  const ActionKey before = texts({{"tag", "a"}, {"tag", "b"}});
  const ActionKey after = texts({{"tag", "a"}, {"tag", "c"}, {"tag", "d"}});
  const std::vector<Change> changes = compare(before, after);
  REQUIRE(changes.size() == 2);
  CHECK(changes[0].before->value == "b");
  CHECK(changes[0].after->value == "c");
  CHECK(changes[1].before == nullptr);
}

}  // namespace ocelot::cache
