// The rows, and what is done with any of them.
#include "cli/command_table.hpp"

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "cli/commands.hpp"
#include "cli/commands/queries.hpp"
#include "support/base/text.hpp"
#include "support/console/page.hpp"
#include "support/console/standard_output.hpp"

namespace ocelot::cli {

namespace {

const console::Option k_since{"since", "GITREF",
                              "compare with the project as it was at this commit"};

Command query_row(std::string_view name, std::string purpose, std::string inputs,
                  console::Query query, std::vector<console::Example> examples,
                  std::vector<console::Option> options = {},
                  std::vector<std::string_view> forms = {"text", "json"}) {
  static const console::Option k_answer{"format", "FORMAT",
                                        "text or json (default: OCELOT_FORMAT, or text)"};
  options.push_back(console::k_directory_option);
  const bool has_own_format =
      std::any_of(options.begin(), options.end(),
                  [](const console::Option& one) { return one.long_name() == "format"; });
  if (!has_own_format) options.push_back(k_answer);
  options.push_back(console::k_colour_option);
  console::CommandLine line{fmt::format("ocelot-gen {}", name), std::move(purpose),
                            std::move(inputs), std::move(options)};
  return {name,    std::move(line), std::move(examples), {}, nullptr,
          nullptr, query,           std::move(forms)};
}

std::vector<Command> what_there_is() {
  return {
      query_row("list", "Lists the distributions, components, tags and targets of a project.",
                "[distributions|components|tags|targets]", answer_list,
                {{"ocelot-gen list", "everything"},
                 {"ocelot-gen list components", "the components, and who has them"}}),
      query_row("desc",
                "Describes a distribution: tags and who wrote them, components, modules, outputs.",
                "DISTRIBUTION", answer_desc, {{"ocelot-gen desc minimal-s3export", ""}}),
      query_row("why",
                "Tells why a component is in a distribution, or what is missing for it to be in.",
                "DISTRIBUTION COMPONENT", answer_why,
                {{"ocelot-gen why minimal exporter.awss3", "a component is TYPE.NAME"}}),
      query_row("refs", "Tells which distributions use a file, a component, a module or a tag.",
                "FILE|COMPONENT|MODULE|TAG", answer_refs,
                {{"ocelot-gen refs exporter.awss3", ""},
                 {"ocelot-gen refs config/examples/forwarder.yaml", ""},
                 {"ocelot-gen refs lambdacomponents.processor.batch", ""}}),
      query_row("path", "Shows the shortest chain of steps between two files or targets.", "A B",
                answer_path,
                {{"ocelot-gen path exporter.awss3 minimal-s3export",
                  "from a component to a distribution"}}),
      query_row(
          "graph",
          "Draws what the declaration says, or the steps of the build, for Graphviz or as a page.",
          "[DISTRIBUTION…]", answer_graph,
          {{"ocelot-gen graph -o graph.html", "a page to search and click; one file, no network"},
           {"ocelot-gen graph minimal | dot -Tsvg -o minimal.svg", "drawn by Graphviz"},
           {"ocelot-gen graph --steps minimal", "the steps of the build"}},
          {{"o,output", "FILE", "write there (default: stdout)"},
           {"steps", "", "draw steps and files in place of the declaration"},
           {"format", "FORMAT",
            "dot, html or json (default: by FILE's ending, OCELOT_FORMAT, or dot)"}},
          {"dot", "html", "json"}),
  };
}

std::vector<Command> what_changed() {
  return {
      query_row(
          "affected", "Tells which layers a change touches: of files, or since a commit.",
          "[FILE…]", answer_affected,
          {{"ocelot-gen affected --since origin/main", "what a branch touches"},
           {"ocelot-gen affected --since HEAD~1 --format github-matrix",
            "the same for GitHub's matrix: ${{ fromJSON(…) }}"},
           {"ocelot-gen affected config/examples/forwarder.yaml", "what this file touches"}},
          {k_since,
           {"format", "FORMAT", "text, json or github-matrix (default: OCELOT_FORMAT, or text)"}},
          {"text", "json", "github-matrix"}),
      query_row("diff", "Compares two distributions, or the project with an earlier state of it.",
                "[DISTRIBUTION DISTRIBUTION]", answer_diff,
                {{"ocelot-gen diff minimal minimal-s3export", ""},
                 {"ocelot-gen diff --since v1.2.0", "what changed since a release"}},
                {k_since}),
      query_row("check", "Checks all that can be said without building, and warns of doubts.", "",
                answer_check,
                {{"ocelot-gen check", ""},
                 {"ocelot-gen check --strict --format github", "in CI: warnings fail too"}},
                {{"strict", "", "warnings fail too"},
                 {"format", "FORMAT", "text, json or github (default: OCELOT_FORMAT, or text)"}},
                {"text", "json", "github"}),
  };
}

std::vector<Command> make_table() {
  std::vector<Command> table = {gen_row()};
  for (const auto& rows : {what_there_is(), what_changed()})
    table.insert(table.end(), rows.begin(), rows.end());
  for (Command (*row)() : {new_component_row, new_distribution_row, new_project_row, import_ocb_row,
                           from_config_row, format_row, schema_row, explain_row, clean_row,
                           cache_row, completions_row, complete_row, step_row, zip_row, help_row})
    table.push_back(row());
  return table;
}

}  // namespace

bool Command::has_option(std::string_view long_name) const {
  return std::any_of(line.options.begin(), line.options.end(),
                     [&](const console::Option& one) { return one.long_name() == long_name; });
}

std::string Command::help() const {
  return help(console::help_width());
}

std::string Command::help(std::size_t width) const {
  std::string text = line.help(width);
  if (!notes.empty()) text += "\n" + console::Page({width, false}).lines(notes).text();
  return text + "\n" + console::example_section(examples, width);
}

const std::vector<Command>& all_commands() {
  static const std::vector<Command> k_table = make_table();
  return k_table;
}

const Command* find_command(std::string_view name) {
  const auto found = std::find_if(all_commands().begin(), all_commands().end(),
                                  [&](const Command& one) { return one.name == name; });
  return found == all_commands().end() ? nullptr : &*found;
}

console::ExitCode run(const Command& command, const console::Words& words) {
  if (command.run_words != nullptr) return command.run_words(words);
  const Result<console::Arguments> arguments =
      console::Arguments::read(command.line, console::without_credentials(words));
  if (!arguments) return console::refuse(arguments.error());
  if (arguments->has("help")) {
    console::print_out("{}", command.help());
    return console::ExitCode::done;
  }
  return command.query != nullptr ? answer(command.query, *arguments, command.forms)
                                  : command.run(*arguments);
}

const Command* take_command(console::Words& words) {
  for (const std::size_t count : {std::size_t{2}, std::size_t{1}}) {
    if (words.size() < count) continue;
    const Command* found = find_command(count == 2 ? words[0] + " " + words[1] : words[0]);
    if (found == nullptr) continue;
    words.erase(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(count));
    return found;
  }
  return nullptr;
}

std::vector<const Command*> commands_under(std::string_view word) {
  std::vector<const Command*> found;
  for (const Command& one : all_commands()) {
    if (one.name.starts_with(fmt::format("{} ", word))) found.push_back(&one);
  }
  return found;
}

console::ExitCode refuse_command(const console::Words& words) {
  const std::vector<const Command*> below = commands_under(words[0]);
  const bool is_half = !below.empty();
  if (is_half && words.size() > 1 && (words[1] == "--help" || words[1] == "-h")) {
    for (const Command* one : below) console::print_out("{:<18}{}\n", one->name, one->line.purpose);
    return console::ExitCode::done;
  }
  const std::string word = is_half && words.size() > 1 ? words[0] + " " + words[1] : words[0];
  std::vector<std::string_view> names;
  for (const Command& one : all_commands()) {
    if (!is_half || one.name.starts_with(words[0] + " ")) names.push_back(one.name);
  }
  const auto near = nearest(word, names);
  const std::string others = is_half ? fmt::format("there is: {}", fmt::join(names, ", "))
                                     : std::string("see: ocelot-gen --help");
  return console::refuse(
      {error("usage", {}, fmt::format("no command '{}'", word))
           .with_help(near ? fmt::format("did you mean '{}'?", *near) : others)});
}

}  // namespace ocelot::cli
