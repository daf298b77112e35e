// The command line that describes a step: a request that is read is written and reads the same
// again, and is the same after the shell. In: the kind of step, then words, one per line.
#include "graph/contract/step_words.hpp"

#include <algorithm>

#include "support/base/text.hpp"
#include "support/expect.hpp"
#include "support/input.hpp"
#include "support/ninja_file.hpp"
#include "support/sound.hpp"

namespace {

using namespace ocelot;  // NOLINT: the whole target uses this namespace
using graph::StepCommand;
using Request = graph::StepRequest<graph::InWords>;

Result<Request> read(const StepCommand& command, const console::Words& words) {
  const console::CommandLine line{std::string(command.name),
                                  "",
                                  std::string(command.inputs),
                                  {command.options.begin(), command.options.end()}};
  const Result<console::Arguments> arguments = console::Arguments::read(line, words);
  if (!arguments) return fail(arguments.error());
  // With --help, no required option is checked, and nothing is read.
  if (arguments->has("help")) return console::usage("help was asked for");
  return graph::read_request(command, *arguments);
}

std::string quoted(const console::Words& words) {
  std::string line;
  for (const std::string& word : words) line += (line.empty() ? "" : " ") + shell_word(word);
  return line;
}

// The files of a graph are below folders with names of their own, so none begins like an option.
bool is_of_a_graph(const Request& request) {
  const std::vector<std::string> files = graph::values_of(request).inputs;
  return std::none_of(files.begin(), files.end(),
                      [](const std::string& file) { return file.starts_with('-'); });
}

void expect_survives_writing(const StepCommand& command, const Request& request) {
  const console::Words words = graph::to_words(request);
  fuzz::expect(fuzz::shell_words(quoted(words)) == words, "a shell passes the same words on");
  const Result<Request> again = read(command, words);
  if (!again) fuzz::expect_same(again.error().front().message, "", "a written request is valid");
  fuzz::expect(*again == request, "a written request reads the same");
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text = fuzz::text_of(data, size);
  std::vector<std::string_view> lines = split(text, '\n');
  const StepCommand* command = graph::find_step_command(lines.front());
  if (command == nullptr || text.find('\0') != std::string::npos) return 0;
  const Result<Request> request = read(*command, {lines.begin() + 1, lines.end()});
  if (request) {
    if (is_of_a_graph(*request)) expect_survives_writing(*command, *request);
  } else {
    fuzz::expect(!request.error().empty(), "a failure says why");
    fuzz::expect_sound(request.error());
  }
  return 0;
}
