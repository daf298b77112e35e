// Formats help texts with the macros of man(7).
#include "support/console/roff.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "support/base/text.hpp"
#include "support/release/release.hpp"

namespace ocelot::console::roff {

namespace {

std::string in_capitals(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(), [](char c) {
    return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  });
  return text;
}

std::string without_end(std::string_view sentence) {
  return std::string(sentence.ends_with('.') ? sentence.substr(0, sentence.size() - 1) : sentence);
}

}  // namespace

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

std::string head(std::string_view program, std::string_view name, std::string_view purpose) {
  return fmt::format(".TH {} 1 {} \"{} {}\" \"{} manual\"\n.ad l\n.SH NAME\n{} \\-\n{}",
                     escaped(in_capitals(std::string(name))), release::date(), escaped(program),
                     release::version(), escaped(program), escaped(name),
                     filled(without_end(purpose)));
}

std::string synopsis(const CommandLine& line) {
  return fmt::format("{} [OPTION\\[u2026]]{}{}\n", bold(line.program),
                     line.inputs.empty() ? "" : " ", escaped(line.inputs));
}

namespace {

std::string option_entry(const Option& option) {
  std::string names;
  const std::string long_name = option.long_name();
  if (option.letter() != 0 && long_name.size() > 1)
    names = bold(fmt::format("-{}", option.letter())) + ", ";
  names += bold((long_name.size() == 1 ? "-" : "--") + long_name);
  const std::string argument = fmt::format("\\fI{}\\fR", escaped(option.argument));
  if (option.awaits_value()) names += " " + argument;
  if (!option.implicit.empty()) names += fmt::format("[={}]", argument);
  return fmt::format(".TP\n{}\n{}", names, filled(option.help));
}

}  // namespace

std::string options(const CommandLine& line) {
  std::string text;
  for (const Option& option : line.options) {
    if (!option.hidden) text += option_entry(option);
  }
  return text + option_entry({"h,help", "", "show this text"});
}

std::string as_is(std::string_view text) {
  std::string roff = ".nf\n";
  for (std::string_view line : split_lines(text)) roff += escaped(line) + "\n";
  return roff + ".fi\n";
}

std::string notes(std::string_view text) {
  std::string roff;
  std::string paragraph;
  std::string table;
  const auto end_block = [&] {
    if (!paragraph.empty()) roff += ".PP\n" + filled(paragraph);
    if (!table.empty()) roff += ".PP\n" + as_is(table);
    paragraph.clear();
    table.clear();
  };
  for (std::string_view line : split_lines(text)) {
    if (line.starts_with(' ')) {
      if (!paragraph.empty()) end_block();
      table += fmt::format("{}\n", line);
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
  for (const Example& example : all) {
    const bool is_first = &example == all.data();
    text += fmt::format("{}.nf\n{}\n.fi\n", is_first ? "" : ".PP\n", bold(example.command));
    if (!example.meaning.empty()) text += fmt::format(".RS\n{}.RE\n", filled(example.meaning));
  }
  return text;
}

}  // namespace ocelot::console::roff
