// Reads one line at a time. Source of the format: Go's src/cmd/go/internal/version and
// runtime/debug.BuildInfo.String.
#include "support/golang/build_listing.hpp"

#include <algorithm>

#include "support/base/text.hpp"

namespace ocelot::golang {

namespace {

using Fields = std::vector<std::string_view>;

std::string field(const Fields& fields, std::size_t index) {
  return index < fields.size() ? std::string(fields[index]) : std::string();
}

LinkedModule module_of(const Fields& fields) {
  return {field(fields, 1), field(fields, 2), field(fields, 3)};
}

// Go quotes a value with blanks or quotes.
std::string unquoted(std::string_view value) {
  if (value.size() < 2 || value.front() != '"' || value.back() != '"') return std::string(value);
  std::string text;
  for (std::size_t i = 1; i + 1 < value.size(); ++i) {
    if (value[i] == '\\' && i + 2 < value.size()) ++i;
    text += value[i];
  }
  return text;
}

LinkSetting setting_of(std::string_view text) {
  const std::size_t equals = text.find('=');
  if (equals == std::string_view::npos) return {std::string(text), {}};
  return {std::string(text.substr(0, equals)), unquoted(text.substr(equals + 1))};
}

class ListingParser {
 public:
  void read(std::string_view line) {
    if (line.starts_with('\t'))
      read_detail(split(line.substr(1), '\t'));
    else
      read_program(line);
  }

  std::vector<LinkedProgram> take() { return std::move(programs_); }

 private:
  // FILE: go1.26.8
  void read_program(std::string_view line) {
    const std::size_t colon = line.rfind(": ");
    if (colon == std::string_view::npos) return;
    programs_.emplace_back();
    programs_.back().file = line.substr(0, colon);
    programs_.back().go = line.substr(colon + 2);
    last_ = nullptr;
  }

  void read_detail(const Fields& fields) {
    if (programs_.empty()) return;
    LinkedProgram& program = programs_.back();
    const std::string_view kind = fields.front();
    if (kind == "path") program.package = field(fields, 1);
    if (kind == "mod") last_ = &(program.main = {module_of(fields)});
    if (kind == "dep") last_ = &program.modules.emplace_back(RequiredModule{module_of(fields)});
    if (kind == "=>" && last_ != nullptr) last_->by = module_of(fields);
    if (kind == "build" && fields.size() > 1) program.settings.push_back(setting_of(fields[1]));
  }

  std::vector<LinkedProgram> programs_;
  RequiredModule* last_ = nullptr;  // the module that the next "=>" replaces
};

}  // namespace

std::string_view LinkedProgram::setting(std::string_view name) const {
  const auto found = std::ranges::find(settings, name, &LinkSetting::name);
  return found == settings.end() ? std::string_view() : std::string_view(found->value);
}

std::vector<LinkedProgram> parse_build_listing(std::string_view text) {
  ListingParser parser;
  for (std::string_view line : split_lines(text)) parser.read(line);
  return parser.take();
}

}  // namespace ocelot::golang
