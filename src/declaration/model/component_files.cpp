// Judging files by their names and directives.
#include "declaration/model/component_files.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "support/base/text.hpp"

namespace ocelot::model {

namespace {

// go/build, Context.matchFile and Package (Go 1.26).
constexpr std::array<std::string_view, 19> k_foreign_extensions = {
    "s",   "S",   "sx", "c", "cc",  "cpp", "cxx",  "m",       "h",   "hh",
    "hpp", "hxx", "f",  "F", "for", "f90", "swig", "swigcxx", "syso"};

constexpr std::string_view k_embed = "//go:embed";
// Go's directive begins its line and ends at a blank.
bool is_embed_directive(std::string_view line) {
  return line.starts_with(k_embed) && line.size() > k_embed.size() &&
         (line[k_embed.size()] == ' ' || line[k_embed.size()] == '\t');
}

// load.SafeArg of cmd/go.
bool may_begin_name(unsigned char byte) {
  const bool is_letter = (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
  return is_letter || (byte >= '0' && byte <= '9') || byte == '.' || byte == '_' || byte >= 0x80;
}

}  // namespace

bool is_foreign_source(std::string_view name) {
  if (name.starts_with('_') || name.starts_with('.')) return false;
  const std::string_view extension = name.substr(name.rfind('.') + 1);
  return extension.size() < name.size() &&
         std::find(k_foreign_extensions.begin(), k_foreign_extensions.end(), extension) !=
             k_foreign_extensions.end();
}

Diagnostic foreign_source(const SourceRef& file) {
  return error("foreign-source", whole_file(file->path),
               "next to wrappers, only Go files are copied into the tree")
      .with_help(
          "if Go code needs this file, put both into a sub-folder with a package name of its own, "
          "which is copied whole");
}

Diagnostic own_module(const SourceRef& file) {
  return error("own-module", whole_file(file->path),
               "with this file, the folder is a module of its own, which upstream does not require")
      .with_help(
          "remove go.mod and go.sum, and list the required modules in "
          "config/component_dependencies.yaml");
}

std::optional<Place> find_embed_directive(const SourceRef& file) {
  const std::string_view text = file->text;
  for (std::string_view line : split_lines(text)) {
    if (is_embed_directive(line))
      return Place{file, static_cast<std::size_t>(line.data() - text.data()), k_embed.size()};
  }
  return std::nullopt;
}

Diagnostic embedding_wrapper(const Place& directive) {
  return error("embedding-wrapper", directive,
               "a wrapper cannot embed files: only Go files are copied into a type folder")
      .with_help(
          "embed them in a sub-folder with a package name of its own, which is copied whole");
}

std::optional<Diagnostic> find_rejected_name(const OverlayFile& file) {
  const std::string_view name = base_name(file.tree_path);
  if (name.empty() || may_begin_name(static_cast<unsigned char>(name.front()))) return std::nullopt;
  return error("rejected-name", whole_file(file.source->path),
               fmt::format("Go rejects a file name that begins with '{}'", name.front()))
      .with_help("begin the name with a letter or a digit");
}

}  // namespace ocelot::model
