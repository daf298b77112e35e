// Questions that both Go's packages (tests/oracle/constraint) and src/support/golang answer, made
// from a fixed seed.
#pragma once

#include <cstdint>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace ocelot::oracle {

/// A line for the oracle, and the answer that it should give.
struct Question {
  std::string line;
  std::string our_answer;
  std::string shown;  ///< for a human
};

/// A question of a kind with its arguments.
Question make_question(std::string_view kind, const std::vector<std::string>& arguments,
                       std::string our_answer);

class Dice {
 public:
  explicit Dice(std::uint64_t seed) : engine_(seed) {}

  /// A number below `bound`.
  std::size_t below(std::size_t bound) { return static_cast<std::size_t>(engine_() % bound); }

  bool one_in(std::size_t count) { return below(count) == 0; }

  /// One of the choices.
  template <class Choices>
  std::string pick(const Choices& choices) {
    return std::string(choices[below(choices.size())]);
  }

 private:
  std::mt19937_64 engine_;
};

/// The text with up to three small accidents: a piece put in, or a byte taken out.
std::string mutate(Dice& dice, std::string text, const std::vector<std::string>& pieces);

/// Some of the tags, with commas between.
std::string some_of(Dice& dice, const std::vector<std::string>& tags);

std::vector<Question> expression_questions(Dice& dice);
std::vector<Question> target_questions(Dice& dice);
std::vector<Question> file_questions(Dice& dice);
std::vector<Question> module_questions(Dice& dice);

}  // namespace ocelot::oracle
