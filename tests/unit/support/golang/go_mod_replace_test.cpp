// Replacements among the edits of go.mod and go.sum.
#include <doctest/doctest.h>

#include "support/golang/go_mod_edit.hpp"

namespace ocelot::golang {

namespace {

const Replacement k_fork{"x.org/a", {"x.org/fork", "v1.2.3"}, {}};
const Replacement k_folder{"x.org/b", {}, "./ocelot/replaces/x.org+b"};

}  // namespace

TEST_CASE("a replacement takes the place of any that the file has for the module") {
  GoModEdits edits;
  edits.replaces = {k_fork, k_folder};
  const ModuleFiles edited = apply_edits(
      {"module m\n\nreplace x.org/a => ../a\n\nreplace (\n\tx.org/b v1.0.0 => x.org/c v1.0.0\n"
       "\tx.org/d => ./d\n)\n",
       ""},
      edits);
  CHECK(edited.go_mod ==
        "module m\n\n\nreplace (\n\tx.org/d => ./d\n)\n"
        "\nreplace x.org/a => x.org/fork v1.2.3\n"
        "\nreplace x.org/b => ./ocelot/replaces/x.org+b\n");
}

TEST_CASE("a difference has the replacements of required modules, and the sums of a fork") {
  const ModuleFiles before{"module m\n", ""};
  const ModuleFiles after{"module m\n\nrequire x.org/a v1.0.0\n",
                          "x.org/a v1.0.0 h1:A=\nx.org/fork v1.2.3 h1:F=\n"
                          "x.org/fork v1.2.3/go.mod h1:G=\nx.org/other v1.2.3 h1:O=\n"};
  const GoModEdits edits = difference(before, after, {k_fork, k_folder});
  CHECK(edits.replaces == std::vector{k_fork});
  CHECK(edits.sums == std::vector<std::string>{"x.org/a v1.0.0 h1:A=", "x.org/fork v1.2.3 h1:F=",
                                               "x.org/fork v1.2.3/go.mod h1:G="});
}

TEST_CASE("joined edits have each replacement once") {
  GoModEdits first;
  first.replaces = {k_folder};
  GoModEdits second;
  second.replaces = {k_fork, k_folder};
  CHECK(join_edits({first, second}).replaces == std::vector{k_fork, k_folder});
}

}  // namespace ocelot::golang
