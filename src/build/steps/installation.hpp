// The files of a program that is not in the system's folders.
#pragma once

#include <filesystem>
#include <vector>

namespace ocelot::steps {

/// What a program needs under bubblewrap to run: itself, unless the sandbox has it anyway.
std::vector<std::filesystem::path> files_of_program(const std::filesystem::path& program);

/// The same for a compiler, which finds its parts relative to itself: also `bin`, `lib` and the
/// other folders of an installation. They are left out if the folder that has them is one of the
/// home folders, a folder above one, or its .local.
std::vector<std::filesystem::path> files_of_compiler(
    const std::filesystem::path& compiler, const std::vector<std::filesystem::path>& homes);

}  // namespace ocelot::steps
