// Finding a command, reading its command line, running it, and printing what came of it.
#include "cli/dispatch.hpp"

#include <algorithm>

#include "cli/command_table.hpp"
#include "cli/commands/rows.hpp"
#include "cli/overview.hpp"
#include "cli/unknown_command.hpp"
#include "support/console/common_options.hpp"
#include "support/console/release.hpp"
#include "support/console/standard_output.hpp"
#include "support/io/current_folder.hpp"

namespace ocelot::cli {

namespace {

console::ExitCode print_version() {
  console::print_out("ocelot-gen {}\n", console::version());
  return console::ExitCode::done;
}

console::ExitCode print_help(const Command& command) {
  console::print_out("{}", command.help());
  return console::ExitCode::done;
}

bool has(const console::Words& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

// -C of a command that does not look for a project.
Status enter_folder(const Command& command, const console::Arguments& arguments) {
  if (command.shared.project || !arguments.has("directory")) return {};
  return io::enter_folder(arguments.last("directory"));
}

console::ExitCode run_read(const Command& command, const console::Arguments& arguments) {
  const Result<console::OutputStyle> style = read_output_style(arguments, command.formats);
  if (!style) return console::usage_error(style.error());
  const console::Terminal terminal(*style);
  if (Status entered = enter_folder(command, arguments); !entered)
    return print_failure(entered.error(), terminal);
  const Result<Answer> answer = command.run(arguments, terminal);
  if (!answer) return print_failure(answer.error(), terminal);
  console::write_out(answer->text);
  return answer->code;
}

console::ExitCode run(const Command& command, const console::Words& words) {
  if (command.run_words != nullptr) return command.run_words(words);
  const Result<console::Arguments> arguments =
      console::Arguments::read(command.line, console::without_credentials(words));
  if (!arguments) return console::usage_error(arguments.error());
  return arguments->has("help") ? print_help(command) : run_read(command, *arguments);
}

// Words without a command are gen's.
console::ExitCode run_without_name(const console::Words& words) {
  if (has(words, "--version")) return print_version();
  if (has(words, "--help") || has(words, "-h")) {
    print_overview(has(words, "--all") ? Listed::all : Listed::common);
    return console::ExitCode::done;
  }
  return run(*find_command("gen"), words);
}

// As with git, -C DIR may precede the command. One that reads its own words runs there.
Status apply_folder(console::Words& words) {
  if (words.size() < 3 || (words[0] != "-C" && words[0] != "--directory")) return {};
  console::Words rest(words.begin() + 2, words.end());
  const Command* command = take_command(rest);
  if (command == nullptr) return {};
  const auto name_end = words.end() - static_cast<std::ptrdiff_t>(rest.size());
  if (command->run_words == nullptr) {
    std::rotate(words.begin(), words.begin() + 2, name_end);
    return {};
  }
  const std::string folder = words[1];
  words.erase(words.begin(), words.begin() + 2);
  if (folder.empty()) return console::usage("empty path for --directory");
  return io::enter_folder(folder);
}

}  // namespace

console::ExitCode dispatch(std::string_view program, console::Words words) {
  if (program.substr(program.rfind('/') + 1) == "zip") return run_zip(words);
  if (const Status entered = apply_folder(words); !entered)
    return print_failure(entered.error(), console::Terminal());
  if (words.empty() || words[0].starts_with('-')) return run_without_name(words);
  if (words[0] == "gen" && has(words, "--version")) return print_version();
  const Command* command = take_command(words);
  return command == nullptr ? refuse_unknown_command(words) : run(*command, words);
}

}  // namespace ocelot::cli
