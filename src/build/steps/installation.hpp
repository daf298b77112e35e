// The files of a program that is not in the system's folders.
#pragma once

#include <filesystem>
#include <vector>

namespace ocelot::steps {

/// What a program needs under bubblewrap to run: itself, unless the sandbox has it anyway.
std::vector<std::filesystem::path> files_of_program(const std::filesystem::path& program);

/// The same for a compiler, which finds its parts relative to itself: also the folder above its
/// `bin`. That folder is left out if it holds more than the compiler: the home folder, a folder
/// above it, or ~/.local.
std::vector<std::filesystem::path> files_of_compiler(const std::filesystem::path& compiler,
                                                     const std::filesystem::path& home);

}  // namespace ocelot::steps
