// Finds and checks the constraint lines of a Go file's head.
#include "support/golang/constraint_lines.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "support/golang/plus_build.hpp"
#include "support/golang/unicode.hpp"

namespace ocelot::golang {

namespace {

constexpr std::string_view k_go_build = "//go:build";

// A `//go:build` line: the whole line, and its expression.
struct GoBuildLine {
  Place line;
  Place expression;

  std::string_view text() const {
    return std::string_view(expression.source->text).substr(expression.offset, expression.length);
  }
};

struct Advice {
  std::string_view fault;  ///< the start of the fault's message
  std::string_view help;
};

constexpr std::array<Advice, 8> k_advice = {{
    {"build expression too large", "use at most 1000 tags"},
    {"double negation", "write the tag without '!!'"},
    {"invalid syntax at &", "write '&&'"},
    {"invalid syntax at |", "write '||'"},
    {"invalid syntax", "a tag has letters, digits, '_' and '.'; join tags with '&&' or '||'"},
    {"missing close paren", "close every '(' with a ')'"},
    {"unexpected end", "write a tag here, as in '//go:build linux && !race'"},
    {"unexpected token", "join tags with '&&' or '||'"},
}};

std::string help_for(std::string_view message) {
  const auto found =
      std::find_if(k_advice.begin(), k_advice.end(),
                   [message](const Advice& advice) { return message.starts_with(advice.fault); });
  return std::string(found->help);
}

Place place_of(const SourceRef& source, std::string_view part) {
  return {source, static_cast<std::size_t>(part.data() - source->text.data()), part.size()};
}

// A comment is a constraint line only if nothing but whitespace precedes it on its line.
bool begins_line(const HeadComments& head, const LineComment& comment) {
  const std::string_view text = head.source->text;
  const std::size_t begin = std::max(head.begin, line_start(text, comment.offset));
  return trim_space(text.substr(begin, comment.offset - begin)).empty();
}

std::optional<GoBuildLine> as_go_build_line(const HeadComments& head, const LineComment& comment) {
  const std::string_view line = trim_space(comment.text);
  if (!line.starts_with(k_go_build) || !begins_line(head, comment)) return std::nullopt;
  const std::string_view rest = line.substr(k_go_build.size());
  if (!rest.empty() && !begins_with_space(rest)) return std::nullopt;
  return GoBuildLine{place_of(head.source, line), place_of(head.source, trim_space(rest))};
}

Diagnostic broken_constraint(const GoBuildLine& line, const ConstraintFault& fault) {
  const std::string_view rest = line.text().substr(fault.offset);
  const Place place{line.line.source, line.expression.offset + fault.offset,
                    rest.empty() ? 0 : first_rune(rest).length};
  return error("broken-constraint", place, "broken //go:build line: " + fault.message)
      .with_help(help_for(fault.message));
}

Diagnostic second_constraint(const GoBuildLine& first, const GoBuildLine& second) {
  const auto joined = Constraint::parse(fmt::format("({}) && ({})", first.text(), second.text()));
  return error("second-constraint", second.line, "second //go:build line")
      .with_note("the first one is here", first.line)
      .with_help(joined ? fmt::format("write one line: {} {}", k_go_build, joined->text())
                        : "write one line");
}

Diagnostic misplaced_constraint(const GoBuildLine& line) {
  return error("misplaced-constraint", line.line,
               "//go:build line below the package clause, where Go ignores it")
      .with_help("move the line above the package clause");
}

// The lines in which Go looks for `// +build`: those above the last blank line of the leading
// comments.
std::string_view plus_build_region(const HeadComments& head) {
  const std::string_view text = std::string_view(head.source->text).substr(head.begin);
  std::size_t region_end = 0;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size() - 1) + 1;
    const std::string_view line = trim_space(text.substr(begin, end - begin));
    if (line.empty()) region_end = end;
    if (!line.empty() && !line.starts_with("//")) break;
    begin = end;
  }
  return text.substr(0, region_end);
}

ConstraintLines read_plus_build_lines(const HeadComments& head) {
  const std::size_t end = head.begin + plus_build_region(head).size();
  std::vector<std::string_view> arguments;
  Place first;
  for (const LineComment& comment : head.comments) {
    const auto found = comment.offset < end ? plus_build_arguments(comment.text) : std::nullopt;
    if (!found) continue;
    if (arguments.empty()) first = place_of(head.source, trim_space(comment.text));
    arguments.push_back(*found);
  }
  if (arguments.empty()) return {};
  Diagnostic fault =
      error("plus-build-line", first, "'// +build' line without a //go:build line")
          .with_help(fmt::format("write {} {}", k_go_build, go_build_expression(arguments)));
  return {std::nullopt, first, {std::move(fault)}};
}

void set_constraint(ConstraintLines& lines, const GoBuildLine& line) {
  lines.place = line.expression;
  const auto parsed = Constraint::parse(line.text());
  if (parsed)
    lines.constraint = *parsed;
  else
    lines.diagnostics.push_back(broken_constraint(line, parsed.error()));
}

}  // namespace

ConstraintLines read_constraint_lines(const HeadComments& head) {
  ConstraintLines lines;
  std::optional<GoBuildLine> first;
  for (const LineComment& comment : head.comments) {
    const auto line = as_go_build_line(head, comment);
    if (!line) continue;
    if (comment.offset > head.clause_begin) {
      lines.place = line->expression;
      lines.diagnostics.push_back(misplaced_constraint(*line));
    } else if (first) {
      lines.diagnostics.push_back(second_constraint(*first, *line));
    } else {
      first = line;
    }
  }
  if (first) {
    set_constraint(lines, *first);
    return lines;
  }
  ConstraintLines plus_build = read_plus_build_lines(head);
  if (plus_build.place.has_source()) lines.place = plus_build.place;
  append(lines.diagnostics, std::move(plus_build.diagnostics));
  return lines;
}

}  // namespace ocelot::golang
