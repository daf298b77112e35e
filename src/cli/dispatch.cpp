// Finding a command, reading its command line, running it, and printing what came of it.
#include "cli/dispatch.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "cli/command_table.hpp"
#include "cli/commands/rows.hpp"
#include "cli/overview.hpp"
#include "cli/unknown_command.hpp"
#include "project/root.hpp"
#include "support/console/common_options.hpp"
#include "support/console/response_file.hpp"
#include "support/console/standard_output.hpp"
#include "support/io/current_folder.hpp"
#include "support/io/secrets.hpp"
#include "support/release/release.hpp"

namespace ocelot::cli {

namespace {

console::ExitCode print_version() {
  console::print_out("ocelot-gen {}\n", release::version());
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

// Where the paths in messages begin: in the project, if the command has one.
std::filesystem::path folder_of_paths(const Command& command, const console::Arguments& arguments) {
  if (!command.shared.project) return {};
  const auto root =
      project::find_root(arguments.has("directory") ? arguments.last("directory") : ".");
  return root ? root->path() : std::filesystem::path();
}

console::ExitCode run_read(const Command& command, const console::Arguments& arguments) {
  const Result<console::OutputStyle> style = read_output_style(arguments, command.formats);
  if (!style) return console::usage_error(style.error());
  const console::Terminal terminal(*style, folder_of_paths(command, arguments));
  if (Status entered = enter_folder(command, arguments); !entered)
    return print_failure(entered.error(), terminal);
  const Result<Answer> answer = command.run(arguments, terminal);
  if (!answer) return print_failure(answer.error(), terminal);
  console::write_out(answer->is_file ? answer->text : io::mask_secrets(answer->text));
  return answer->code;
}

// Ninja passes a long command line in a response file. For a user, `@FILE` may be a value.
Result<console::Words> expand_words_of_ninja(const console::Words& words) {
  return has(words, "--under-ninja") ? console::expand_response_file(words) : words;
}

console::ExitCode run(const Command& command, const console::Words& words) {
  if (command.run_words != nullptr) return command.run_words(words);
  const Result<console::Words> expanded = expand_words_of_ninja(words);
  if (!expanded) return console::usage_error(expanded.error());
  const Result<console::Arguments> arguments = console::Arguments::read(command.line, *expanded);
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

// The words of an option that may precede the command: a flag, or an option with its value; 0 for
// any other word.
std::size_t option_length(std::string_view word) {
  const console::CommandLine& line = find_command("gen")->line;
  const bool is_long = word.starts_with("--");
  if (word.size() < 2 || word[0] != '-') return 0;
  const std::string_view name = word.substr(2, word.find('=') - 2);
  const console::Option* option = is_long ? line.find(name) : line.find(word[1]);
  if (is_long && name == console::k_format_option.name) option = &console::k_format_option;
  if (option == nullptr || option->name == "version") return 0;
  const bool has_value = is_long ? word.find('=') != std::string_view::npos : word.size() > 2;
  return !option->awaits_value() || has_value ? 1 : 2;
}

std::size_t count_leading_options(const console::Words& words) {
  std::size_t count = 0;
  while (count < words.size() && option_length(words[count]) != 0)
    count += option_length(words[count]);
  return count;
}

// As with git, options may precede the command; they are moved behind its name. A command that
// reads its own words has only -C there, and runs in that folder.
Status move_options(console::Words& words) {
  const std::size_t count = count_leading_options(words);
  if (count == 0 || count >= words.size()) return {};
  const auto options_end = words.begin() + static_cast<std::ptrdiff_t>(count);
  console::Words rest(options_end, words.end());
  const Command* command = take_command(rest);
  if (command == nullptr) return {};
  if (command->run_words == nullptr) {
    const auto name_end = words.end() - static_cast<std::ptrdiff_t>(rest.size());
    std::rotate(words.begin(), options_end, name_end);
    return {};
  }
  if (count != 2 || (words[0] != "-C" && words[0] != "--directory"))
    return console::usage(fmt::format("only -C DIR can precede '{}'", command->name),
                          fmt::format("write other options behind '{}'", command->name));
  const std::string folder = words[1];
  words.erase(words.begin(), options_end);
  if (folder.empty()) return console::usage("empty path for --directory");
  return io::enter_folder(folder);
}

}  // namespace

console::ExitCode dispatch(std::string_view program, console::Words words) {
  if (program.substr(program.rfind('/') + 1) == "zip") return run_zip(words);
  if (const Status entered = move_options(words); !entered)
    return print_failure(entered.error(), console::Terminal());
  if (words.empty() || words[0].starts_with('-')) return run_without_name(words);
  if (words[0] == "gen" && has(words, "--version")) return print_version();
  const Command* command = take_command(words);
  return command == nullptr ? refuse_unknown_command(words) : run(*command, words);
}

}  // namespace ocelot::cli
