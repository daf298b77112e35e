// Heads of Go files, put together from pieces that are odd, broken or both.
#include <algorithm>

#include <fmt/format.h>

#include "questions.hpp"
#include "support/base/text.hpp"
#include "support/golang/go_file.hpp"
#include "support/golang/target.hpp"

namespace ocelot::oracle {

namespace {

using Pieces = std::vector<std::string>;

const Pieces k_tags = {"foo", "bar", "été", "ignore"};
const Pieces k_preambles = {"",
                            "",
                            "",
                            "// A comment.",
                            "//",
                            "/* block */",
                            "/* two\n//go:build ignore\nlines */",
                            "//go:build foo",
                            "//go:build foo && !bar",
                            "//go:build linux || bar",
                            "  //go:build !bar",
                            "\t//go:build\tfoo ",
                            "/* x */ //go:build foo",
                            "/* x\n */ //go:build foo",
                            "//go:build",
                            "//go:build (",
                            "//go:build foo bar",
                            "//go:buildfoo",
                            "// go:build foo",
                            "//go:build\xC2\xA0"
                            "foo\xC2\xA0",
                            "//go:build foo // bar",
                            "// +build foo",
                            "// +build foo,!bar linux",
                            "//+build !bar",
                            "// +build",
                            "// +build !!foo bar",
                            "// +build foo,@ !",
                            "// +buildfoo",
                            "  // +build bar",
                            "/**/",
                            "/*/ */",
                            "//go:embed x"};
const Pieces k_clauses = {"package x",
                          "package x",
                          "package x",
                          "package x",
                          "package x",
                          "package x",
                          "package x",
                          "package x;",
                          "package x // why",
                          "package x /* a */",
                          "package x /* a\nb */",
                          "package /* a */ x",
                          "package\n\nx",
                          "package // a\nx",
                          "package été",
                          "package x٣",
                          "/* a */ package x",
                          "package _x",
                          "package func",
                          "package",
                          "packagex",
                          "Package x",
                          "package 1x",
                          "package x y",
                          "package \"x\"",
                          "/* open\npackage x",
                          "package x; //go:build foo",
                          "; package x",
                          "package ٣x",
                          "package x;;"};
const Pieces k_imports = {"import \"fmt\"",
                          "import \"a/b.c/d-e_f~g+h@i\"",
                          "import x \"a\"",
                          "import . \"a\"",
                          "import _ \"a\"",
                          "import `a/b`",
                          "import\n\"a\"",
                          "import x /* c */ \"a\"",
                          "import \"a\" // why",
                          "import \"a\"; import \"b\"",
                          "import \"a\" /* x\n */ import \"b\"",
                          "import ()",
                          "import (\n)",
                          "import (\n\t\"a\"\n\n\t// c\n\tx \"b\" // d\n\t. `c`\n)",
                          "import (\"a\"; \"b\")",
                          "import (\"a\"; \"b\";)",
                          "import (\"a\"\n\"b\"); import \"c\"",
                          "import/**/\"a\"",
                          "import\"a\"",
                          "import été \"a\"",
                          "import (/* c */ \"a\" /* d */)",
                          "import .\n\"a\"",
                          "//go:build foo\nimport \"a\"",
                          "import ( // c\n\"a\" // d\n) // e"};
const Pieces k_broken_imports = {"import",
                                 "import x",
                                 "import x\n\"a\"",
                                 "import \"a\" \"b\"",
                                 "import \"a\" import \"b\"",
                                 "import 'a'",
                                 "import 5",
                                 "import \"\"",
                                 "import \"a b\"",
                                 "import \"é\"",
                                 "import \"a",
                                 "import `a",
                                 "import \"a:b\"",
                                 "import (\"a\" \"b\")",
                                 "import (\"a\", \"b\")",
                                 "import (\"a\";;\"b\")",
                                 "import (\"a\"",
                                 "import func \"a\"",
                                 "import \"a\\\"b\"",
                                 "import `a\nb`",
                                 "import x . \"a\"",
                                 "import (import \"a\")",
                                 "import ((\"a\"))",
                                 "import \"a\"\nimport x",
                                 "import (\n\"a\"\n) \"b\"",
                                 "import \"a\" /* b"};
const Pieces k_tails = {"",
                        "\n",
                        "var v int\n",
                        "func f() {}\n",
                        "//go:build foo\n",
                        "/* end */\n",
                        "type t struct{}\n",
                        "// end",
                        "const importance = 1\n",
                        "var été = 1\n"};
const Pieces k_stray = {std::string(1, '\0'),
                        "\xFF",
                        "\xEF\xBB\xBF",
                        "\xC3",
                        "\f",
                        "\v",
                        "$",
                        "#",
                        "\r",
                        "\xED\xA0\x80",
                        "é",
                        "/",
                        "\xEF\xBF\xBD"};

std::string random_head(Dice& dice) {
  std::string head;
  for (std::size_t lines = dice.below(4); lines > 0; --lines) head += dice.pick(k_preambles) + "\n";
  head += dice.pick(k_clauses) + "\n";
  for (std::size_t imports = dice.below(4); imports > 0; --imports) {
    head += dice.pick(dice.one_in(12) ? k_broken_imports : k_imports) + "\n";
  }
  return head;
}

std::string with_carriage_returns(const std::string& text) {
  std::string all;
  for (char c : text) all += c == '\n' ? "\r\n" : std::string(1, c);
  return all;
}

std::string random_file(Dice& dice) {
  std::string head = random_head(dice);
  // Not behind the last line end: what comes first after the imports is not ours to judge.
  if (dice.one_in(12)) head.insert(dice.below(head.size()), dice.pick(k_stray));
  std::string file = head + dice.pick(k_tails);
  if (dice.one_in(4)) file = with_carriage_returns(file);
  return dice.one_in(10) ? "\xEF\xBB\xBF" + file : file;
}

// Faults of ours that Go does not have: it passes those lines over, or obeys them still.
bool is_for_go_too(const Diagnostic& fault) {
  return fault.code != "misplaced-constraint" && fault.code != "plus-build-line";
}

// The file's constraint, or the one that we tell the user to write.
std::optional<golang::Constraint> constraint_of(const golang::GoFile& file,
                                                const Diagnostics& diagnostics) {
  for (const Diagnostic& fault : diagnostics) {
    if (fault.code != "plus-build-line") continue;
    constexpr std::string_view k_lead = "write //go:build ";
    return *golang::Constraint::parse(std::string_view(fault.help).substr(k_lead.size()));
  }
  return file.constraint;
}

std::string our_answer(const std::string& text, const Pieces& assignments) {
  Diagnostics diagnostics;
  const golang::GoFile file = golang::read_go_file(make_source("x.go", text)).take(diagnostics);
  if (std::any_of(diagnostics.begin(), diagnostics.end(), is_for_go_too)) return "error";
  std::string answer = fmt::format("{}@{}", file.package, file.package_place.offset);
  for (const golang::Import& import : file.imports) {
    answer += fmt::format(" {}@{}", import.path, import.place.offset);
  }
  const auto constraint = constraint_of(file, diagnostics);
  for (const std::string& assignment : assignments) {
    const auto tags = split(assignment, ',');
    const auto is_set = [&tags](std::string_view tag) {
      return golang::is_tag_set(tag, {"linux", "amd64"}, {tags.begin(), tags.end()});
    };
    answer += fmt::format(" {}", !constraint || constraint->holds(is_set));
  }
  return answer;
}

}  // namespace

std::vector<Question> file_questions(Dice& dice) {
  std::vector<Question> questions;
  for (int i = 0; i < 12000; ++i) {
    Pieces arguments = {random_file(dice)};
    for (int k = 0; k < 4; ++k) arguments.push_back(some_of(dice, k_tags));
    const Pieces assignments(arguments.begin() + 1, arguments.end());
    questions.push_back(
        make_question("file", arguments, our_answer(arguments.front(), assignments)));
  }
  return questions;
}

}  // namespace ocelot::oracle
