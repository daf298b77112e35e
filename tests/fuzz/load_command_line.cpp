// The command line of ocelot-load: an accepted one has a library, a bounded timeout, variables with
// valid names, and no plugin twice; written out in full, it reads the same. In: words, one per
// line.
#include <algorithm>
#include <set>

#include <fmt/format.h>
#include <stdlib.h>

#include "loader/cli/load_request.hpp"
#include "support/base/text.hpp"
#include "support/expect.hpp"
#include "support/input.hpp"
#include "support/sound.hpp"

namespace {

using namespace ocelot;  // NOLINT: the whole target uses this namespace
using load::LoadRequest;

Result<LoadRequest> read(const console::Words& words) {
  const auto arguments = console::Arguments::read(load::load_command_line(), words);
  if (!arguments) return fail(arguments.error());
  // With --help, no required option is checked, and nothing is read.
  if (arguments->has("help")) return console::usage("help was asked for");
  return load::read_load_request(*arguments);
}

bool is_name(const std::string& name) {
  return !name.empty() && !(name.front() >= '0' && name.front() <= '9') &&
         std::all_of(name.begin(), name.end(),
                     [](char c) { return is_alphanumeric(c) || c == '_'; });
}

void expect_valid(const LoadRequest& request) {
  fuzz::expect(!request.configs.empty(), "there is a configuration");
  fuzz::expect(request.timeout.count() >= 0 && request.timeout.count() <= 1'000'000'000,
               "the timeout is bounded");
  const std::set<std::string> plugins(request.plugins.begin(), request.plugins.end());
  fuzz::expect(plugins.size() == request.plugins.size(), "no plugin is named twice");
  fuzz::expect(std::all_of(request.variables.begin(), request.variables.end(),
                           [](const auto& variable) { return is_name(variable.first); }),
               "a variable has a valid name");
}

void add(console::Words& words, const std::string& option, const std::string& value) {
  words.push_back(option);
  words.push_back(value);
}

console::Words written(const LoadRequest& request) {
  console::Words words;
  add(words, "--library", request.library);
  add(words, "--timeout", fmt::format("{}", static_cast<double>(request.timeout.count()) / 1000));
  if (!request.config_is_default) {
    for (const std::string& config : request.configs) add(words, "--config", config);
  }
  for (const std::string& plugin : request.plugins) add(words, "--plugin", plugin);
  for (const auto& [name, value] : request.variables)
    add(words, "--set", fmt::format("{}={}", name, value));
  if (request.supervise) words.emplace_back("--supervise");
  if (request.check) words.emplace_back("--check");
  return words;
}

void expect_same(const LoadRequest& a, const LoadRequest& b) {
  fuzz::expect_same(a.library, b.library, "the library is the same");
  fuzz::expect(a.configs == b.configs && a.config_is_default == b.config_is_default,
               "the configurations are the same");
  fuzz::expect(a.plugins == b.plugins, "the plugins are the same");
  fuzz::expect(a.variables == b.variables, "the variables are the same");
  fuzz::expect(a.timeout == b.timeout, "the timeout is the same");
  fuzz::expect(a.supervise == b.supervise && a.check == b.check, "the flags are the same");
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  ::unsetenv("OTEL_COLLECTOR_SHARED_LIBRARY");
  const std::string text = fuzz::text_of(data, size);
  if (text.find('\0') != std::string::npos) return 0;
  const std::vector<std::string_view> lines = split(text, '\n');
  const Result<LoadRequest> request = read({lines.begin(), lines.end()});
  if (!request) {
    fuzz::expect(!request.error().empty(), "a failure says why");
    fuzz::expect_sound(request.error());
    return 0;
  }
  expect_valid(*request);
  const Result<LoadRequest> again = read(written(*request));
  if (!again) fuzz::expect_same(again.error().front().message, "", "a written request is valid");
  expect_same(*request, *again);
  return 0;
}
