// Response files: the last word of a command line may name one.
#include "support/console/response_file.hpp"

#include <doctest/doctest.h>

#include "support/temporary_folder.hpp"
#include "support/text.hpp"

namespace ocelot::console {

TEST_CASE("the last word is replaced by the words of its file") {
  const test::TemporaryFolder folder;
  test::put(folder / "a.rsp", "-o 'a b' --as @c d");
  const std::string word = "@" + (folder / "a.rsp").string();
  CHECK(*expand_response_file({"--offline", word}) ==
        Words{"--offline", "-o", "a b", "--as", "@c", "d"});
  CHECK(*expand_response_file({word, "b"}) == Words{word, "b"});
  CHECK(expand_response_file({})->empty());
}

TEST_CASE("a missing file and an open quote are faults") {
  const test::TemporaryFolder folder;
  CHECK(test::shown(expand_response_file({"@none"})).find("none: error: cannot open") == 0);
  test::put(folder / "a.rsp", "-o 'a");
  CHECK(test::shown(expand_response_file({"@" + (folder / "a.rsp").string()})) ==
        "error: a quote is not closed in the response file '" + (folder / "a.rsp").string() +
            "'\nhelp: separate words by blanks, and quote them as for a shell\n");
}

}  // namespace ocelot::console
