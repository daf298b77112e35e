// A host of libocelot-load that does what its input says, a command a line, and answers each with a
// line: the outcome's code and the first line of its text.
//
//   try LIBRARY PLUGIN…   load LIBRARY   set NAME VALUE   plugin PATH   gates LIST   check URI…
//   start URI…   wait MS   stop MS   state   components
#include <iostream>
#include <sstream>
#include <string>
#include <vector>

#include "ocelot_load.hpp"

namespace {

using namespace ocelot::load;  // NOLINT: a small program that is all about it

using Words = std::vector<std::string>;

Words words_of(const std::string& line) {
  std::istringstream stream(line);
  Words words;
  for (std::string word; stream >> word;) words.push_back(word);
  return words;
}

void answer(const Outcome& outcome) {
  std::cout << static_cast<int>(outcome.code) << ' '
            << outcome.text.substr(0, outcome.text.find('\n')) << std::endl;
}

void answer(const ComponentList& list) {
  answer(list.outcome.ok() ? Outcome{Code::ok, list.json} : list.outcome);
}

void try_all(const Words& words) {
  for (const Outcome& outcome : try_plugins(words.at(0), {words.begin() + 1, words.end()}))
    answer(outcome);
}

void obey(Collector& collector, const std::string& command, const Words& words) {
  if (command == "try") return try_all(words);
  if (command == "load") return answer(collector.load(words.at(0)));
  if (command == "set") return answer(collector.set_variable(words.at(0), words.at(1)));
  if (command == "plugin") return answer(collector.load_plugin(words.at(0)));
  if (command == "gates") return answer(collector.set_feature_gates(words.at(0)));
  if (command == "check") return answer(collector.check(words));
  if (command == "start") return answer(collector.start(words));
  if (command == "wait")
    return answer(collector.wait(std::chrono::milliseconds(std::stoi(words.at(0)))));
  if (command == "stop")
    return answer(collector.stop(std::chrono::milliseconds(std::stoi(words.at(0)))));
  if (command == "components") return answer(collector.components());
  if (command == "state") std::cout << static_cast<int>(collector.state()) << std::endl;
}

}  // namespace

int main() {
  Collector collector;
  for (std::string line; std::getline(std::cin, line);) {
    Words words = words_of(line);
    const std::string command = words.at(0);
    words.erase(words.begin());
    obey(collector, command, words);
  }
}
