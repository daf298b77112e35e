// Follows each link once, part by part.
#include "support/base/tree_links.hpp"

#include <optional>
#include <string_view>
#include <unordered_map>

#include <fmt/format.h>

#include "support/base/text.hpp"

namespace ocelot {

namespace {

// Linux follows at most 40 links in one path.
constexpr int k_most_links = 40;

enum class Verdict { inside, outside, circle };

// Where a path leads; `path` is in the tree, and empty for its root.
struct End {
  Verdict verdict = Verdict::inside;
  std::string path{};
};

class Links {
 public:
  explicit Links(const std::vector<StoredFile>& files) {
    for (const StoredFile& file : files) {
      if (file.kind == TreeEntry::Kind::link) targets_.emplace(file.path, file.target);
    }
  }

  // Where the link at a path leads. A link that is being followed leads in a circle.
  End follow(const std::string& link, int depth = 0) {
    if (depth == k_most_links) return {Verdict::circle};
    const auto [found, is_new] = ends_.try_emplace(link, End{Verdict::circle});
    if (!is_new) return found->second;
    const End end = walk(std::string(folder_of(link)), targets_.at(link), depth);
    return ends_[link] = end;
  }

 private:
  // A folder that does not exist may be created later, so it counts as one that does.
  End walk(std::string at, std::string_view target, int depth) {
    if (target.starts_with('/')) return {Verdict::outside};
    for (const std::string_view part : split(target, '/')) {
      if (part.empty() || part == ".") continue;
      if (part == ".." && at.empty()) return {Verdict::outside};
      if (part == "..") {
        at = folder_of(at);
        continue;
      }
      at += at.empty() ? std::string(part) : fmt::format("/{}", part);
      if (!targets_.contains(at)) continue;
      const End end = follow(at, depth + 1);
      if (end.verdict != Verdict::inside) return end;
      at = end.path;
    }
    return {Verdict::inside, std::move(at)};
  }

  std::unordered_map<std::string, std::string_view> targets_;
  std::unordered_map<std::string, End> ends_;
};

std::string problem_of(const StoredFile& link, Links& links) {
  if (link.target.empty()) return "is a link without a target";
  if (link.target.find('\0') != std::string::npos) return "is a link with a NUL byte in its target";
  switch (links.follow(link.path).verdict) {
    case Verdict::inside:
      return {};
    case Verdict::outside:
      return fmt::format("is a link to '{}', which leads out of the tree", link.target);
    case Verdict::circle:
      return fmt::format("is a link to '{}', which leads in a circle", link.target);
  }
  return {};
}

}  // namespace

TreeFault too_long_target(std::string path) {
  return {"upstream-link", std::move(path),
          fmt::format("is a link with a target of more than {} bytes", k_most_target_bytes)};
}

TreeFaults find_link_faults(const std::vector<StoredFile>& files) {
  Links links(files);
  TreeFaults faults;
  for (const StoredFile& file : files) {
    if (file.kind != TreeEntry::Kind::link) continue;
    if (file.target.size() > k_most_target_bytes) {
      faults.push_back(too_long_target(file.path));
      continue;
    }
    if (std::string problem = problem_of(file, links); !problem.empty())
      faults.push_back({"upstream-link", file.path, std::move(problem)});
  }
  return faults;
}

}  // namespace ocelot
