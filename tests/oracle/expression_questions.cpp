// Build constraint expressions: valid, nearly valid, and around Go's limit of size.
#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "questions.hpp"
#include "support/base/text.hpp"
#include "support/golang/constraint.hpp"
#include "support/golang/unicode.hpp"
#include "support/golang/unicode_ranges.hpp"

namespace ocelot::oracle {

namespace {

const std::vector<std::string> k_tags = {"linux",  "a",   "b.c",  "_d", "386",
                                         "go1.21", "été", "日本", "٣",  "lambda_x"};
const std::vector<std::string> k_pieces = {"&",
                                           "|",
                                           "&&",
                                           "||",
                                           "!",
                                           "!!",
                                           "(",
                                           ")",
                                           "()",
                                           " ",
                                           "\t",
                                           "\v",
                                           "-",
                                           "/",
                                           ",",
                                           "é",
                                           "٣",
                                           "€",
                                           "\xFF",
                                           "\xE2\x82",
                                           "\xC2\xA0",
                                           "\xED\xA0\x80",
                                           "\xF0\x9D\x92\x9C",
                                           "a",
                                           std::string(1, '\0')};

std::string blank(Dice& dice) {
  const std::vector<std::string> blanks = {"", "", " ", " ", "\t", "  "};
  return dice.pick(blanks);
}

std::string random_expression(Dice& dice, std::size_t depth) {
  const auto inner = [&dice, depth] { return random_expression(dice, depth - 1); };
  switch (depth == 0 ? 0 : dice.below(5)) {
    case 1:
      return inner() + blank(dice) + "&&" + blank(dice) + inner();
    case 2:
      return inner() + blank(dice) + "||" + blank(dice) + inner();
    case 3:
      return "!(" + blank(dice) + inner() + blank(dice) + ")";
    case 4:
      return "(" + inner() + ")";
    default:
      return (dice.one_in(4) ? "!" : "") + dice.pick(k_tags);
  }
}

std::string repeated(const std::string& text, std::size_t count) {
  std::string all;
  for (std::size_t i = 0; i < count; ++i) all += text;
  return all;
}

// Expressions whose number of operands is close to 1000.
std::vector<std::string> large_expressions() {
  std::vector<std::string> all;
  for (std::size_t count = 996; count <= 1003; ++count) {
    for (const char* glued : {"a && ", "a||", "!a && ", "(a) || "}) {
      all.push_back(repeated(glued, count) + "z");
      all.push_back(repeated(glued, count));
    }
    for (const char* opened : {"(", "!(", "b||("}) {
      all.push_back(repeated(opened, count) + "a" + repeated(")", count));
      all.push_back(repeated(opened, count) + "a" + repeated(")", count - 1));
      all.push_back(repeated(opened, count));
    }
  }
  return all;
}

std::string our_answer(const std::string& expression, const std::vector<std::string>& assignments) {
  const auto parsed = golang::Constraint::parse(expression);
  if (!parsed) return fmt::format("error {} {}", parsed.error().offset, parsed.error().message);
  std::string answer = fmt::format("ok {} | {} |", parsed->text(), fmt::join(parsed->tags(), ","));
  for (const std::string& assignment : assignments) {
    const auto set = split(assignment, ',');
    const auto is_set = [&set](std::string_view tag) {
      return std::find(set.begin(), set.end(), tag) != set.end();
    };
    answer += fmt::format(" {}", parsed->holds(is_set));
  }
  return answer;
}

// Go takes the blanks around an expression off before it counts offsets, so there are none.
Question question_about(Dice& dice, const std::string& text) {
  const std::string expression(golang::trim_space(text));
  std::vector<std::string> arguments = {expression};
  for (int i = 0; i < 4; ++i) arguments.push_back(some_of(dice, k_tags));
  const std::vector<std::string> assignments(arguments.begin() + 1, arguments.end());
  return make_question("constraint", arguments, our_answer(expression, assignments));
}

std::string our_ranges() {
  const auto list = [](std::span<const golang::RuneRange> ranges) {
    std::vector<std::string> items;
    for (golang::RuneRange range : ranges) {
      items.push_back(fmt::format("{{0x{:X}, 0x{:X}}}", static_cast<std::uint32_t>(range.first),
                                  static_cast<std::uint32_t>(range.last)));
    }
    return fmt::format("{}", fmt::join(items, ", "));
  };
  return list(golang::letter_ranges()) + "; " + list(golang::digit_ranges());
}

}  // namespace

std::vector<Question> expression_questions(Dice& dice) {
  std::vector<Question> questions = {make_question("ranges", {}, our_ranges())};
  for (int i = 0; i < 4000; ++i) {
    const std::string valid = random_expression(dice, dice.below(9));
    questions.push_back(question_about(dice, valid));
    questions.push_back(question_about(dice, mutate(dice, valid, k_pieces)));
  }
  for (int i = 0; i < 2000; ++i) {
    questions.push_back(question_about(dice, mutate(dice, mutate(dice, "", k_pieces), k_pieces)));
  }
  for (const std::string& large : large_expressions()) {
    questions.push_back(question_about(dice, large));
  }
  return questions;
}

}  // namespace ocelot::oracle
