// Parses Go's build information: a header of 32 bytes, then two texts, each after its length.
#include "loader/build_info.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <set>

#include <fmt/format.h>

#include "support/base/text.hpp"

namespace ocelot::load {

namespace {

constexpr std::string_view k_magic = "\xff Go buildinf:";
constexpr std::size_t k_flags_at = 15;
constexpr unsigned k_texts_are_inline = 2;
constexpr std::size_t k_header_size = 32;
constexpr std::size_t k_sentinel_size = 16;  // before and after the second text

// Removes a number in Go's variable-length form (encoding/binary.Uvarint) from the front and
// returns it.
std::optional<std::uint64_t> take_number(std::string_view& bytes) {
  std::uint64_t value = 0;
  for (unsigned shift = 0; shift < 64 && !bytes.empty(); shift += 7) {
    const auto byte = static_cast<unsigned char>(bytes.front());
    bytes.remove_prefix(1);
    value |= static_cast<std::uint64_t>(byte & 0x7f) << shift;
    if (byte < 0x80) return value;
  }
  return std::nullopt;
}

std::optional<std::string_view> take_text(std::string_view& bytes) {
  const auto length = take_number(bytes);
  if (!length || *length > bytes.size()) return std::nullopt;
  const std::string_view text = bytes.substr(0, *length);
  bytes.remove_prefix(*length);
  return text;
}

std::string part(const std::vector<std::string_view>& parts, std::size_t index) {
  return index < parts.size() ? std::string(parts[index]) : std::string();
}

GoModule module_of(const std::vector<std::string_view>& parts) {
  return {part(parts, 1), part(parts, 2), part(parts, 3), {}};
}

// Go quotes a value with blanks or quotes as a Go string; only backslash escapes need to be undone.
std::string unquoted(std::string_view text) {
  if (text.size() < 2 || (text.front() != '"' && text.front() != '`')) return std::string(text);
  const bool is_raw = text.front() == '`';
  std::string plain;
  for (std::size_t i = 1; i + 1 < text.size(); ++i) {
    if (!is_raw && text[i] == '\\' && i + 2 < text.size()) ++i;
    plain += text[i];
  }
  return plain;
}

BuildSetting setting_of(std::string_view text) {
  const std::size_t equals = text.find('=');
  if (equals == std::string_view::npos) return {std::string(text), {}};
  return {unquoted(text.substr(0, equals)), unquoted(text.substr(equals + 1))};
}

// A line is a word and fields, separated by tabs. Unknown lines, from later versions of Go, are
// ignored.
void read_line(std::string_view line, BuildInfo& info, GoModule*& last) {
  const std::vector<std::string_view> parts = split(line, '\t');
  if (parts[0] == "path") info.package = part(parts, 1);
  if (parts[0] == "mod") last = &(info.main = module_of(parts));
  if (parts[0] == "dep") last = &info.modules.emplace_back(module_of(parts));
  if (parts[0] == "=>" && last != nullptr)
    last->replaced_by = part(parts, 1) + (part(parts, 2).empty() ? "" : "@" + part(parts, 2));
  if (parts[0] == "build" && parts.size() > 1)
    info.settings.push_back(setting_of(line.substr(line.find('\t') + 1)));
}

void read_lines(std::string_view text, BuildInfo& info) {
  GoModule* last = nullptr;
  for (std::string_view line : split_lines(text)) read_line(line, info, last);
}

std::set<std::string_view> tags_of(const BuildInfo& info) {
  std::set<std::string_view> tags;
  for (std::string_view tag : split(info.setting("-tags"), ',')) {
    if (!tag.empty()) tags.insert(tag);
  }
  return tags;
}

bool counts(std::string_view setting) {
  constexpr std::array<std::string_view, 3> k_left_out = {"-buildmode", "-ldflags", "-tags"};
  return !setting.starts_with("vcs") &&
         std::find(k_left_out.begin(), k_left_out.end(), setting) == k_left_out.end();
}

void compare_settings(const BuildInfo& here, const BuildInfo& library,
                      std::vector<std::string>& lines) {
  std::set<std::string> names;
  for (const BuildInfo* info : {&here, &library}) {
    for (const BuildSetting& setting : info->settings) {
      if (counts(setting.name)) names.insert(setting.name);
    }
  }
  for (const std::string& name : names) {
    if (here.setting(name) != library.setting(name))
      lines.push_back(fmt::format("{}: '{}' here, '{}' in the library", name, here.setting(name),
                                  library.setting(name)));
  }
}

std::string shown(const GoModule& module) {
  return module.replaced_by.empty() ? module.version
                                    : fmt::format("{} => {}", module.version, module.replaced_by);
}

void compare_modules(const BuildInfo& here, const BuildInfo& library,
                     std::vector<std::string>& lines) {
  for (const GoModule& module : here.modules) {
    const GoModule* match = library.find_module(module.path);
    if (match == nullptr || here.find_module(module.path) != &module) continue;
    if (shown(module) != shown(*match))
      lines.push_back(fmt::format("module {}: {} here, {} in the library", module.path,
                                  shown(module), shown(*match)));
    else if (module.sum != match->sum)
      lines.push_back(fmt::format("module {}: another content", module.path));
  }
}

}  // namespace

std::string_view BuildInfo::setting(std::string_view name) const {
  for (const BuildSetting& setting : settings) {
    if (setting.name == name) return setting.value;
  }
  return {};
}

const GoModule* BuildInfo::find_module(std::string_view path) const {
  const auto found = std::find_if(modules.begin(), modules.end(),
                                  [&](const GoModule& module) { return module.path == path; });
  return found == modules.end() ? nullptr : &*found;
}

std::optional<BuildInfo> read_build_info(std::string_view section) {
  if (!section.starts_with(k_magic) || section.size() < k_header_size) return std::nullopt;
  if ((static_cast<unsigned char>(section[k_flags_at]) & k_texts_are_inline) == 0)
    return std::nullopt;
  section.remove_prefix(k_header_size);
  const auto version = take_text(section);
  const auto modules = version ? take_text(section) : std::nullopt;
  if (!modules) return std::nullopt;
  BuildInfo info;
  info.go_version = *version;
  if (modules->size() > 2 * k_sentinel_size)
    read_lines(modules->substr(k_sentinel_size, modules->size() - 2 * k_sentinel_size), info);
  return info;
}

std::vector<std::string> differences(const BuildInfo& here, const BuildInfo& library) {
  std::vector<std::string> lines;
  if (here.go_version != library.go_version)
    lines.push_back(
        fmt::format("Go: {} here, {} in the library", here.go_version, library.go_version));
  compare_settings(here, library, lines);
  const std::set<std::string_view> own_tags = tags_of(here);
  for (std::string_view tag : tags_of(library)) {
    if (!own_tags.contains(tag)) lines.push_back(fmt::format("tag {}: not here", tag));
  }
  compare_modules(here, library, lines);
  return lines;
}

}  // namespace ocelot::load
