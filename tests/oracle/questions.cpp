// What all kinds of questions share: how they are written, and chance.
#include "questions.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace ocelot::oracle {

namespace {

std::string in_hexadecimal(const std::string& text) {
  std::string digits = "x";
  for (char c : text) digits += fmt::format("{:02x}", static_cast<unsigned char>(c));
  return digits;
}

std::string readable(const std::string& text) {
  std::string shown;
  for (char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    shown += byte < 0x20 || byte == 0x7F ? fmt::format("\\x{:02x}", byte) : std::string(1, c);
  }
  return "'" + shown + "'";
}

}  // namespace

Question make_question(std::string_view kind, const std::vector<std::string>& arguments,
                       std::string our_answer) {
  Question question{std::string(kind), std::move(our_answer), std::string(kind)};
  for (const std::string& argument : arguments) {
    question.line += " " + in_hexadecimal(argument);
    question.shown += " " + readable(argument);
  }
  return question;
}

std::string mutate(Dice& dice, std::string text, const std::vector<std::string>& pieces) {
  for (std::size_t accidents = dice.below(4); accidents > 0; --accidents) {
    const std::size_t at = dice.below(text.size() + 1);
    if (dice.one_in(3) && at < text.size()) {
      text.erase(at, 1);
    } else {
      text.insert(at, dice.pick(pieces));
    }
  }
  return text;
}

std::string some_of(Dice& dice, const std::vector<std::string>& tags) {
  std::vector<std::string> chosen;
  for (const std::string& tag : tags) {
    if (dice.one_in(2)) chosen.push_back(tag);
  }
  return fmt::format("{}", fmt::join(chosen, ","));
}

}  // namespace ocelot::oracle
