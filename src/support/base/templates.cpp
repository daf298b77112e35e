// Finds the embedded files.
#include "support/base/templates.hpp"

#include <algorithm>

#include "support/base/text.hpp"

namespace ocelot {

std::optional<std::string_view> find_template(std::string_view path) {
  const auto files = embedded();
  const auto found = std::lower_bound(
      files.begin(), files.end(), path,
      [](const TemplateFile& file, std::string_view other_path) { return file.path < other_path; });
  if (found == files.end() || found->path != path) return std::nullopt;
  return found->content;
}

std::vector<TemplateFile> templates_under(std::string_view folder) {
  std::vector<TemplateFile> below;
  for (const TemplateFile& file : embedded()) {
    if (is_below(file.path, folder)) below.push_back(file);
  }
  return below;
}

std::string expand(std::string_view text, const Values& values) {
  constexpr std::string_view k_open = "{{";
  constexpr std::string_view k_close = "}}";
  std::string expanded;
  while (true) {
    const std::size_t begin = text.find(k_open);
    expanded += text.substr(0, begin);
    if (begin == std::string_view::npos) return expanded;
    text.remove_prefix(begin);
    const std::size_t end = text.find(k_close);
    const auto value = end == std::string_view::npos
                           ? values.end()
                           : values.find(text.substr(k_open.size(), end - k_open.size()));
    const bool is_known = value != values.end();
    expanded += is_known ? std::string_view(value->second) : text.substr(0, 1);
    text.remove_prefix(is_known ? end + k_close.size() : 1);
  }
}

}  // namespace ocelot
