// Diagnostics for programs: hidden characters and line ends.
#include "support/console/message_format.hpp"

#include <doctest/doctest.h>

namespace ocelot::console {

TEST_CASE("an annotation shows hidden characters, and a name with a line end is one line") {
  const Diagnostic fault = error("e", whole_file("a\u202e\nb"), "m\u202e\nn")
                               .with_note("log:\n  | x\u009b", whole_file("c\nd"))
                               .with_help("h\u200b");
  CHECK(to_github({fault}, AnnotationPaths()) ==
        "::error file=a\\u202e%0Ab,title=e::m\\u202e\u240an%0Anote: log:%0A  | x\\u009b (c\u240ad)"
        "%0Ahelp: h\\u200b\n");
}

TEST_CASE("JSON has the text itself, by escapes") {
  const std::string json = to_json({error("e", whole_file("a\u202eb"), "m\u009b\nn")});
  CHECK(json.find(R"("file": "a\u202eb")") != std::string::npos);
  CHECK(json.find(R"("message": "m\u009b\nn")") != std::string::npos);
}

}  // namespace ocelot::console
