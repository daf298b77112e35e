// What the name in a revision may mean. Git only warns if it means more than one thing.
#pragma once

#include <string>
#include <vector>

#include <git2.h>

namespace ocelot::git {

/// A revision without what follows its name, such as ~1, ^{commit}, @{1} or :path.
std::string name_in(const std::string& revision);

/// Whether a repository has a ref with this full name.
bool has_ref(git_repository* repository, const std::string& name);

/// The full names of the refs that a name may mean, and the 40 digits of an object that begins with
/// it. The first is what git chooses. A full name means only itself. Empty if nothing is found.
std::vector<std::string> meanings_of(git_repository* repository, const std::string& name);

}  // namespace ocelot::git
