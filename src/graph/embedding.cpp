// Names and paths with a prefix.
#include "graph/embedding.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "graph/ninja_escape.hpp"
#include "support/base/outer_path.hpp"
#include "support/base/printable.hpp"
#include "support/base/text.hpp"

namespace ocelot::graph {

namespace {

// Ninja's names have letters, digits, '.', '_' and '-' (its manual, "Lexical syntax"). Different
// texts have different names: '_' begins what stands for another character.
std::string as_name(std::string_view text) {
  std::string name;
  for (char c : text) {
    if (is_alphanumeric(c) || c == '-')
      name += c;
    else if (c == '/')
      name += '.';
    else if (c == '_')
      name += "__";
    else
      name += fmt::format("_{:02x}", static_cast<unsigned char>(c));
  }
  return name;
}

std::string_view without_slash(std::string_view prefix) {
  return prefix.substr(0, prefix.size() - 1);
}

}  // namespace

std::string Embedding::path(std::string_view path) const {
  return outer_path(prefix, path);
}

std::string Embedding::name(std::string_view own) const {
  if (!is_embedded()) return std::string(own);
  return fmt::format("{}.{}", as_name(without_slash(prefix)), own);
}

std::string Embedding::value_of(std::string_view variable) const {
  return is_embedded() ? fmt::format("${{{}}}", name(variable)) : fmt::format("${}", variable);
}

// A path with './' in front is not looked up in CDPATH, and is no option of cd.
std::string Embedding::entering() const {
  if (!is_embedded()) return {};
  const std::string folder(without_slash(prefix));
  return fmt::format("cd {} && export {}={} && ",
                     escape(prefix.starts_with('/') ? folder : "./" + folder, Where::argument),
                     k_path_prefix_variable, escape(prefix, Where::argument));
}

bool Embedding::may_be_missing(std::string_view path) const {
  if (!is_embedded()) return true;
  const bool is_external =
      std::any_of(external_inputs.begin(), external_inputs.end(),
                  [&](const std::string& made) { return path == made || is_below(path, made); });
  return !is_external && this->path(path).starts_with(prefix);
}

const NinjaFile& ninja_file_of(const Embedding& embedding) {
  return embedding.is_embedded() ? k_embedded_ninja_file : k_own_ninja_file;
}

std::string prefix_of(std::string_view folder) {
  if (folder.find('|') != std::string_view::npos || has_hidden(folder)) return {};
  const std::string prefix = normalized_path(fmt::format("{}/", folder));
  return folder.empty() || prefix == "." || prefix == "/" ? std::string() : prefix;
}

}  // namespace ocelot::graph
