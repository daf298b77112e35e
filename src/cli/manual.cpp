// Help as roff. Everything comes from the table of commands; only the frame is written here.
#include "cli/manual.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "base/text.hpp"
#include "cli/release.hpp"
#include "cli/step_table.hpp"

namespace ocelot::cli {

namespace {

// What roff would take for something else, or print as another sign. Beyond ASCII there is a name
// for every code point, so that no page depends on an encoding.
std::string escaped(std::string_view text) {
  std::string roff;
  for (std::size_t i = 0; i < text.size();) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if (byte >= 0xc0) {
      const std::size_t length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
      unsigned code = byte & (0xffU >> (length + 1));
      for (std::size_t k = 1; k < length && i + k < text.size(); ++k)
        code = code << 6U | (static_cast<unsigned char>(text[i + k]) & 0x3fU);
      roff += fmt::format("\\[u{:04X}]", code);
      i += length;
      continue;
    }
    const char c = text[i++];
    roff += c == '\\'   ? "\\e"
            : c == '-'  ? "\\-"
            : c == '\'' ? "\\(aq"
            : c == '`'  ? "\\(ga"
            : c == '^'  ? "\\(ha"
            : c == '~'  ? "\\(ti"
                        : std::string(1, c);
  }
  return roff.starts_with('.') ? "\\&" + roff : roff;
}

// Text that roff fills, in lines of its source: a new one for each sentence, and none too long for
// an editor.
std::string filled(std::string_view text) {
  constexpr std::size_t k_longest = 78;
  std::string roff;
  std::string line;
  for (std::string_view word : split(text, ' ')) {
    const std::string next = escaped(word);
    if (!line.empty() && (line.ends_with('.') || line.size() + 1 + next.size() > k_longest)) {
      roff += line + "\n";
      line.clear();
    }
    line += (line.empty() ? "" : " ") + next;
  }
  return roff + line + "\n";
}

std::string bold(std::string_view text) {
  return fmt::format("\\fB{}\\fR", escaped(text));
}

std::string page_name(std::string_view command) {
  std::string name = fmt::format("ocelot-gen-{}", command);
  std::replace(name.begin(), name.end(), ' ', '-');
  return name;
}

std::string in_capitals(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(), [](char c) {
    return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  });
  return text;
}

std::string without_end(std::string_view sentence) {
  return std::string(sentence.ends_with('.') ? sentence.substr(0, sentence.size() - 1) : sentence);
}

std::string head(const std::string& name, std::string_view purpose) {
  return fmt::format(
      ".TH {} 1 {} \"ocelot\\-gen {}\" \"ocelot\\-gen manual\"\n.ad l\n.SH NAME\n{} \\-\n{}",
      escaped(in_capitals(name)), release_date(), version(), escaped(name),
      filled(without_end(purpose)));
}

std::string synopsis(const CommandLine& line) {
  return fmt::format("{} [OPTION\\[u2026]]{}{}\n", bold(line.program),
                     line.inputs.empty() ? "" : " ", escaped(line.inputs));
}

std::string option_entry(const Option& option) {
  std::string names;
  const std::size_t comma = option.name.find(',');
  if (comma != std::string_view::npos)
    names = bold(fmt::format("-{}", option.name.substr(0, comma))) + ", ";
  const std::string long_name = option.long_name();
  names += bold((long_name.size() == 1 ? "-" : "--") + long_name);
  if (!option.argument.empty()) names += fmt::format(" \\fI{}\\fR", escaped(option.argument));
  return fmt::format(".TP\n{}\n{}", names, filled(option.help));
}

std::string options(const CommandLine& line) {
  std::string text;
  for (const Option& option : line.options) text += option_entry(option);
  return text + option_entry({"h,help", "", "this text"});
}

// Lines that are indented stay as they are; others are filled.
std::string notes(std::string_view text) {
  std::string roff;
  std::string paragraph;
  std::string table;
  const auto end_block = [&] {
    if (!paragraph.empty()) roff += ".PP\n" + filled(paragraph);
    if (!table.empty()) roff += ".PP\n.nf\n" + table + ".fi\n";
    paragraph.clear();
    table.clear();
  };
  for (std::string_view line : split_lines(text)) {
    if (line.starts_with(' ')) {
      if (!paragraph.empty()) end_block();
      table += escaped(line) + "\n";
    } else if (line.empty()) {
      end_block();
    } else {
      if (!table.empty()) end_block();
      paragraph += fmt::format("{}{}", paragraph.empty() ? "" : " ", line);
    }
  }
  end_block();
  return roff;
}

std::string examples(const std::vector<Example>& all) {
  std::string text = fmt::format(".SH EXAMPLE{}\n", all.size() > 1 ? "S" : "");
  for (const Example& one : all) {
    const bool is_first = &one == all.data();
    text += fmt::format("{}.nf\n{}\n.fi\n", is_first ? "" : ".PP\n", bold(one.command));
    if (!one.meaning.empty()) text += fmt::format(".RS\n{}.RE\n", filled(one.meaning));
  }
  return text;
}

std::string exit_status() {
  return ".SH EXIT STATUS\n" + filled(
                                   "0 done; 1 the input is wrong, or a step failed; 2 the command "
                                   "line is wrong; 70 a defect of ocelot-gen itself.");
}

std::string step_sections() {
  std::string text;
  for (const StepCommand& step : step_commands()) {
    const CommandLine line = command_line(step);
    text +=
        fmt::format(".SS {}\n{}.PP\n{}{}.PP\nExample:\n.PP\n.nf\n{}\n.fi\n", escaped(line.program),
                    filled(step.purpose), synopsis(line), options(line), bold(step.example));
  }
  return text;
}

std::string command_entries() {
  std::string text;
  for (const Command& one : all_commands())
    text += fmt::format(".TP\n{}(1)\n{}", bold(page_name(one.name)), filled(one.line.purpose));
  return text;
}

}  // namespace

std::string manual(const Command& command) {
  std::string text = head(page_name(command.name), command.line.purpose);
  text += fmt::format(".SH SYNOPSIS\n{}.SH DESCRIPTION\n{}", synopsis(command.line),
                      filled(command.line.purpose));
  text += notes(command.notes);
  text += ".SH OPTIONS\n" + options(command.line);
  if (command.name == "step") text += ".SH STEPS\n" + step_sections();
  return text + examples(command.examples) + exit_status() + ".SH SEE ALSO\n" + bold("ocelot-gen") +
         "(1)\n";
}

std::string manual() {
  const Command& gen = *find_command("gen");
  std::string text = head("ocelot-gen", "AWS Lambda layers with custom OpenTelemetry Collectors");
  text += fmt::format(".SH SYNOPSIS\n{}.PP\n{} \\fICOMMAND\\fR [WORD\\[u2026]]\n",
                      synopsis(gen.line), bold("ocelot-gen"));
  text += fmt::format(
      ".SH DESCRIPTION\n{}.SH COMMANDS\nWithout a command, it is gen.\n{}.SH OPTIONS\n{}",
      filled(gen.line.purpose), command_entries(), options(gen.line));
  return text + examples(gen.examples) + exit_status() + ".SH SEE ALSO\n" + bold("ninja") + "(1)\n";
}

}  // namespace ocelot::cli
