// The head of a Go file: what is read, and each fault with its exact text and place.
#include "support/golang/go_file.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "support/text.hpp"

namespace ocelot::golang {

namespace {

test::Parts<GoFile> read(std::string text) {
  return read_go_file(make_source("x.go", std::move(text)));
}

std::string_view text_at(const Place& place) {
  return std::string_view(place.source->text).substr(place.offset, place.length);
}

// One line for each fault: "LINE:COLUMN CODE: MESSAGE <TEXT AT THE PLACE> HELP".
std::string faults_of(std::string text) {
  std::string all;
  for (const Diagnostic& one : read(std::move(text)).diagnostics) {
    const Position at = position_of(one.place.source->text, one.place.offset);
    all += fmt::format("{}:{} {}: {} <{}> {}\n", at.line, at.column, one.code, one.message,
                       text_at(one.place), one.help);
  }
  return all;
}

std::vector<std::string> imports_of(std::string text) {
  const auto file = read(std::move(text));
  CHECK(file.diagnostics.empty());
  std::vector<std::string> paths;
  for (const Import& import : file.value.imports) paths.push_back(import.path);
  return paths;
}

std::string constraint_of(std::string text) {
  const auto file = read(std::move(text));
  CHECK(file.diagnostics.empty());
  return file.value.constraint ? file.value.constraint->text() : "none";
}

using Paths = std::vector<std::string>;

}  // namespace

TEST_CASE("a head is read with its places") {
  const auto file = read("// Package x.\n//go:build  a&&b \n\npackage x\n\nimport y \"a/b\"\n");
  CHECK(file.diagnostics.empty());
  CHECK(file.value.constraint->text() == "a && b");
  CHECK(text_at(file.value.constraint_place) == "a&&b");
  CHECK(file.value.package == "x");
  CHECK(file.value.package_place.offset == 41);
  REQUIRE(file.value.imports.size() == 1);
  CHECK(file.value.imports[0].path == "a/b");
  CHECK(text_at(file.value.imports[0].place) == "\"a/b\"");
}

TEST_CASE("a file without a constraint has no place for one") {
  const auto file = read("package x\n");
  CHECK_FALSE(file.value.constraint.has_value());
  CHECK_FALSE(file.value.constraint_place.has_source());
}

TEST_CASE("imports are read in every form") {
  CHECK(imports_of("package x; import \"a\"; import `b`") == Paths{"a", "b"});
  CHECK(imports_of("package x\nimport . \"a\"\nimport _ \"b\"\n") == Paths{"a", "b"});
  CHECK(imports_of("package x\nimport (\n\"a\" // c\n\n/* d */ e \"f\"; \"g\")\n") ==
        Paths{"a", "f", "g"});
  CHECK(imports_of("package x\nimport ()\nimport \"a\"\n") == Paths{"a"});
  CHECK(imports_of("package x\nimport\n\"a\"\n") == Paths{"a"});
  CHECK(imports_of("package x\r\nimport (\r\n\t\"a\"\r\n)\r\n") == Paths{"a"});
  CHECK(imports_of("\xEF\xBB\xBFpackage x /*\n*/ import \"a\"") == Paths{"a"});
}

TEST_CASE("what follows the imports is not read") {
  CHECK(imports_of("package x\nimport \"a\"\nfunc f() { import \"b\" \xFF") == Paths{"a"});
}

TEST_CASE("a constraint stands at the beginning of a line before the package clause") {
  CHECK(constraint_of("  //go:build a\npackage x\n") == "a");
  CHECK(constraint_of("\xEF\xBB\xBF//go:build a\r\n\r\npackage x\r\n") == "a");
  CHECK(constraint_of("/* c */\n//go:build a\npackage x\n") == "a");
  CHECK(constraint_of("//go:build\xC2\xA0"
                      "a\npackage x\n") == "a");
  CHECK(constraint_of("/* c */ //go:build a\npackage x\n") == "none");
  CHECK(constraint_of("/*\n//go:build a\n*/\npackage x\n") == "none");
  CHECK(constraint_of("//go:builda\n// go:build b\npackage x\n") == "none");
  CHECK(constraint_of("// +build a\n\n//go:build b\n\npackage x\n") == "b");
}

TEST_CASE("a broken constraint is told at the spot in its line") {
  CHECK(faults_of("// C.\n//go:build a & b\n\npackage x\n") ==
        "2:14 broken-constraint: broken //go:build line: invalid syntax at & <&> write '&&'\n");
  CHECK(faults_of("//go:build a |\n\npackage x\n") ==
        "1:14 broken-constraint: broken //go:build line: invalid syntax at | <|> write '||'\n");
  CHECK(faults_of("//go:build\npackage x\n") ==
        "1:11 broken-constraint: broken //go:build line: unexpected end of expression <> "
        "write a tag here, as in '//go:build linux && !race'\n");
  CHECK(faults_of("//go:build a b\npackage x\n") ==
        "1:14 broken-constraint: broken //go:build line: unexpected token b <b> "
        "join tags with '&&' or '||'\n");
  CHECK(faults_of("//go:build (a\npackage x\n") ==
        "1:12 broken-constraint: broken //go:build line: missing close paren <(> "
        "close every '(' with a ')'\n");
  CHECK(faults_of("//go:build !!a\npackage x\n") ==
        "1:13 broken-constraint: broken //go:build line: double negation not allowed <!> "
        "write the tag without '!!'\n");
  CHECK(faults_of("//go:build a-b\npackage x\n") ==
        "1:13 broken-constraint: broken //go:build line: invalid syntax at - <-> "
        "a tag has letters, digits, '_' and '.'; join tags with '&&' or '||'\n");
}

TEST_CASE("a constraint of more than 1000 tags is refused") {
  std::string line = "//go:build a";
  for (int i = 0; i < 1000; ++i) line += "||a";
  CHECK(faults_of(line + "\npackage x\n") ==
        "1:3010 broken-constraint: broken //go:build line: build expression too large <|> "
        "use at most 1000 tags\n");
}

TEST_CASE("a second constraint is refused, with the two in one") {
  const auto file = read("//go:build a || b\n//go:build c\n\npackage x\n");
  REQUIRE(file.diagnostics.size() == 1);
  const Diagnostic& fault = file.diagnostics[0];
  CHECK(fault.code == "second-constraint");
  CHECK(fault.message == "second //go:build line");
  CHECK(text_at(fault.place) == "//go:build c");
  REQUIRE(fault.notes.size() == 1);
  CHECK(fault.notes[0].message == "the first one is here");
  CHECK(text_at(fault.notes[0].place) == "//go:build a || b");
  CHECK(fault.help == "write one line: //go:build (a || b) && c");
  CHECK(file.value.constraint->text() == "a || b");
}

TEST_CASE("a broken second constraint cannot be joined") {
  CHECK(faults_of("//go:build a\n//go:build (\n\npackage x\n") ==
        "2:1 second-constraint: second //go:build line <//go:build (> write one line\n");
}

TEST_CASE("a constraint below the package clause is refused") {
  CHECK(faults_of("package x\n\n//go:build a\nimport \"b\"\n") ==
        "3:1 misplaced-constraint: //go:build line below the package clause, where Go ignores it "
        "<//go:build a> move the line above the package clause\n");
}

TEST_CASE("a +build line is told what to become") {
  CHECK(faults_of("// +build linux,!cgo darwin\n\npackage x\n") ==
        "1:1 plus-build-line: '// +build' line without a //go:build line "
        "<// +build linux,!cgo darwin> write //go:build (linux && !cgo) || darwin\n");
  CHECK(faults_of("// C.\n//+build a\n// +build b c\n\npackage x\n") ==
        "2:1 plus-build-line: '// +build' line without a //go:build line "
        "<//+build a> write //go:build a && (b || c)\n");
  CHECK(faults_of("// +build !!a b-c\n\npackage x\n") ==
        "1:1 plus-build-line: '// +build' line without a //go:build line "
        "<// +build !!a b-c> write //go:build ignore || ignore\n");
  CHECK(faults_of("// +build\n\npackage x\n") ==
        "1:1 plus-build-line: '// +build' line without a //go:build line "
        "<// +build> write //go:build ignore\n");
}

TEST_CASE("a +build line that Go would not read is a comment") {
  CHECK(faults_of("// +build a\npackage x\n").empty());
  CHECK(faults_of("/* C. */\n// +build a\n\npackage x\n").empty());
  CHECK(faults_of("// +builda\n\npackage x\n").empty());
}

TEST_CASE("a package clause is missing or broken") {
  const std::string help = "begin the file with 'package NAME'\n";
  CHECK(faults_of("") ==
        "1:1 missing-package: the end of the file where the package clause must stand <> " + help);
  CHECK(faults_of("// C.\nfunc f() {}\n") ==
        "2:1 missing-package: \"func\" where the package clause must stand <func> " + help);
  CHECK(faults_of("/* open\npackage x\n") ==
        "1:1 missing-package: a comment without its '*/' where the package clause must stand </* "
        "open> " +
            help);
  CHECK(faults_of("package\n") ==
        "2:1 missing-package: no package name, but the end of the file <> " + help);
  CHECK(faults_of("package type\n") ==
        "1:9 missing-package: no package name, but \"type\" <type> " + help);
  CHECK(faults_of("package x y\n") ==
        "1:11 missing-package: unexpected \"y\" after the package name <y> "
        "begin a new line here\n");
}

TEST_CASE("a broken import is told, and the next ones are read") {
  const std::string help = "write the path in double quotes, as in 'import \"context\"'\n";
  const std::string characters = "a path has ASCII letters, digits and '-._~+/'\n";
  const auto after_clause = [](const std::string& text) { return faults_of("package x\n" + text); };
  CHECK(after_clause("import x\nimport 5\n") ==
        "2:9 broken-import: no import path, but the end of the line <> " + help +
            "3:8 broken-import: no import path, but \"5\" <5> " + help);
  CHECK(after_clause("import \"a\n") ==
        "2:8 broken-import: no import path, but a string without its closing quote <\"a> " + help);
  CHECK(after_clause("import (\n\"a b\"\n\"\"\n)\n") ==
        "3:1 broken-import: invalid import path \"a b\" <\"a b\"> " + characters +
            "4:1 broken-import: invalid import path \"\" <\"\"> " + characters);
  CHECK(after_clause("import \"a\\x62\"\n") ==
        "2:8 broken-import: invalid import path \"a\\x62\" <\"a\\x62\"> " + characters);
  CHECK(after_clause("import `a\nb`\n") ==
        "2:8 broken-import: invalid import path `a <`a> " + characters);
  CHECK(after_clause("import \"a\" \"b\"\n") ==
        "2:12 broken-import: unexpected \"b\" after the import path <\"b\"> "
        "begin a new line here\n");
  CHECK(after_clause("import (\n\"a\"\n") ==
        "2:8 broken-import: import group without its ')' <(> add the ')'\n");
}

TEST_CASE("only a declaration may follow the imports") {
  CHECK(faults_of("package x\nimport \"a\"\nimports \"b\"\n") ==
        "3:1 unexpected-token: unexpected \"imports\" <imports> "
        "write an import or a declaration here\n");
}

TEST_CASE("broken bytes are told alone") {
  CHECK(faults_of("// \xFF\npackage func\n") ==
        "1:4 not-utf8: byte 0xFF is not UTF-8 <\xFF> save the file as UTF-8\n");
  CHECK(faults_of(std::string("package x\0\n", 11)) ==
        "1:10 nul-byte: NUL byte in Go source <" + std::string(1, '\0') + "> remove the byte\n");
  CHECK(faults_of("package x\n// \xEF\xBB\xBF\n") ==
        "2:4 misplaced-bom: byte order mark inside the file <\xEF\xBB\xBF> "
        "remove the mark; Go allows one only at the very beginning\n");
}

TEST_CASE("faults come in the order of their places") {
  CHECK(faults_of("//go:build (\npackage x\nimport 1\n//go:build b\n") ==
        "1:13 broken-constraint: broken //go:build line: missing close paren <> "
        "close every '(' with a ')'\n"
        "3:8 broken-import: no import path, but \"1\" <1> "
        "write the path in double quotes, as in 'import \"context\"'\n"
        "4:1 misplaced-constraint: //go:build line below the package clause, where Go ignores it "
        "<//go:build b> move the line above the package clause\n");
}

}  // namespace ocelot::golang
