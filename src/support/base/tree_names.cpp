// Checks names one by one, then compares them.
#include "support/base/tree_names.hpp"

#include <algorithm>
#include <array>
#include <unordered_map>

#include <fmt/format.h>

#include "support/base/text.hpp"

namespace ocelot {

namespace {

constexpr std::size_t k_most_name_bytes = 255;

// The three bytes of a character that HFS+ ignores: U+200C to U+200F, U+202A to U+202E, U+206A to
// U+206F and U+FEFF.
bool is_ignored_by_hfs(std::string_view three) {
  if (three == "\xEF\xBB\xBF") return true;
  const auto last = three.size() == 3 ? static_cast<unsigned char>(three[2]) : 0U;
  if (three.starts_with("\xE2\x80"))
    return (last >= 0x8C && last <= 0x8F) || (last >= 0xAA && last <= 0xAE);
  return three.starts_with("\xE2\x81") && last >= 0xAA && last <= 0xAF;
}

std::string without_ignored(std::string_view name) {
  std::string kept;
  while (!name.empty()) {
    const bool is_ignored = is_ignored_by_hfs(name.substr(0, 3));
    if (!is_ignored) kept += name.front();
    name.remove_prefix(is_ignored ? 3 : 1);
  }
  return kept;
}

// Windows ignores dots and blanks at the end of a name, and a stream after ':'.
bool is_git_with_ending(std::string_view name) {
  for (const std::string_view spelling : {".git", "git~1"}) {
    if (!name.starts_with(spelling)) continue;
    const std::size_t end = name.find_first_not_of(". ", spelling.size());
    if (end == std::string_view::npos || name[end] == ':') return true;
  }
  return false;
}

// Bytes below a blank, DEL, and U+0080 to U+009F.
bool has_control_character(std::string_view name) {
  for (std::size_t i = 0; i < name.size(); ++i) {
    const auto byte = static_cast<unsigned char>(name[i]);
    const auto next = i + 1 < name.size() ? static_cast<unsigned char>(name[i + 1]) : 0U;
    if (byte < 0x20 || byte == 0x7F || (byte == 0xC2 && next >= 0x80 && next <= 0x9F)) return true;
  }
  return false;
}

// Compares the paths of a tree, each with all folders above it.
class PathIndex {
 public:
  explicit PathIndex(bool folds_case) : folds_case_(folds_case) {}

  void add(const std::string& path) {
    for (std::size_t slash = path.find('/'); slash != std::string::npos;
         slash = path.find('/', slash + 1)) {
      if (!insert(path.substr(0, slash), true)) return;
    }
    insert(path, false);
  }

  TreeFaults faults() && { return std::move(faults_); }

 private:
  struct Known {
    std::string path;
    bool is_folder;
  };

  // Whether the path goes together with those before it.
  bool insert(const std::string& path, bool is_folder) {
    const auto [found, is_new] =
        known_.try_emplace(folds_case_ ? in_lower_case(path) : path, Known{path, is_folder});
    const Known& known = found->second;
    if (is_new || (known.is_folder && is_folder && known.path == path)) return true;
    faults_.push_back({"upstream-duplicate", path, problem_of(known, path, is_folder)});
    return false;
  }

  static std::string problem_of(const Known& known, const std::string& path, bool is_folder) {
    if (known.path != path) return fmt::format("differs only in case from '{}'", known.path);
    return known.is_folder == is_folder ? "has a duplicate name" : "is both a file and a folder";
  }

  bool folds_case_;
  std::unordered_map<std::string, Known> known_;
  TreeFaults faults_;
};

}  // namespace

bool is_git_name(std::string_view name) {
  const std::string plain = in_lower_case(without_ignored(name));
  const std::vector<std::string_view> parts = split(plain, '\\');
  return std::any_of(parts.begin(), parts.end(), is_git_with_ending);
}

std::string problem_of_name(std::string_view name) {
  if (name.empty()) return "has an empty name";
  if (name == "." || name == "..") return fmt::format("has the invalid name '{}'", name);
  if (name.find('/') != std::string_view::npos) return "has '/' in its name";
  if (has_control_character(name)) return "has a control character in its name";
  if (is_git_name(name)) return "has a name that git reserves";
  if (name.size() > k_most_name_bytes)
    return fmt::format("has a name of more than {} bytes", k_most_name_bytes);
  return {};
}

std::string problem_of_path(std::string_view path) {
  if (path.starts_with('/')) return "has an absolute path";
  if (path.size() > k_most_path_bytes)
    return fmt::format("has a path of more than {} bytes", k_most_path_bytes);
  for (const std::string_view name : split(path, '/')) {
    if (std::string problem = problem_of_name(name); !problem.empty()) return problem;
  }
  return {};
}

TreeFaults find_duplicates(const std::vector<std::string>& paths, bool folds_case) {
  PathIndex index(folds_case);
  for (const std::string& path : paths) index.add(path);
  return std::move(index).faults();
}

}  // namespace ocelot
