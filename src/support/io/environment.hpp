// The environment of this process, and its user.
#pragma once

#include <map>
#include <string>
#include <vector>

namespace ocelot::io {

/// The value of an environment variable of this process; empty if it is not set.
std::string environment_variable(const char* name);

/// All of them.
std::map<std::string, std::string> all_environment_variables();

/// Variables as execve(2) takes them: NAME=VALUE.
std::vector<std::string> settings_of(const std::map<std::string, std::string>& variables);

/// The folder that an XDG variable names; empty if it is not set or relative. The XDG base
/// directory specification says to ignore relative paths.
std::string xdg_folder(const char* name);

/// The home folder that the system's list of users has for the user of this process, whatever HOME
/// is; empty if the list does not have the user.
std::string home_of_account();

}  // namespace ocelot::io
