// Applies the rules of gitrevisions(7).
#include "support/git/revision_names.hpp"

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "support/base/text.hpp"
#include "support/git/git_handles.hpp"

namespace ocelot::git {

namespace {

// What git puts before and after a short name, in the order of its search.
constexpr std::pair<std::string_view, std::string_view> k_rules[] = {{"refs/", ""},
                                                                     {"refs/tags/", ""},
                                                                     {"refs/heads/", ""},
                                                                     {"refs/remotes/", ""},
                                                                     {"refs/remotes/", "/HEAD"}};

bool is_full_name(git_repository* repository, const std::string& name) {
  const bool is_id = name.size() == GIT_OID_HEXSZ && looks_like_sha(in_lower_case(name));
  return is_id || has_ref(repository, name);
}

std::optional<std::string> find_object(git_repository* repository, const std::string& digits) {
  git_oid prefix;
  git_object* found = nullptr;
  if (!looks_like_sha(in_lower_case(digits)) ||
      git_oid_fromstrn(&prefix, digits.c_str(), digits.size()) != 0 ||
      git_object_lookup_prefix(&found, repository, &prefix, digits.size(), GIT_OBJECT_ANY) != 0)
    return std::nullopt;
  const GitObject object(found);
  return hex_of(*git_object_id(found));
}

}  // namespace

std::string name_in(const std::string& revision) {
  return revision.substr(0, std::min(revision.find_first_of("~^:"), revision.find("@{")));
}

bool has_ref(git_repository* repository, const std::string& name) {
  git_oid id;
  return git_reference_name_to_id(&id, repository, name.c_str()) == 0;
}

std::vector<std::string> meanings_of(git_repository* repository, const std::string& name) {
  if (is_full_name(repository, name)) return {name};
  std::vector<std::string> meanings;
  for (const auto& [before, after] : k_rules) {
    std::string ref = fmt::format("{}{}{}", before, name, after);
    if (has_ref(repository, ref)) meanings.push_back(std::move(ref));
  }
  if (auto object = find_object(repository, name)) meanings.push_back(std::move(*object));
  return meanings;
}

}  // namespace ocelot::git
