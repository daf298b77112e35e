// The folder for temporary files and folders.
#pragma once

#include <filesystem>

namespace ocelot::io {

/// TMPDIR, or /tmp when TMPDIR is not a folder or its path has other characters than letters,
/// digits, '/', '.', '_' and '-': upstream's Makefile breaks on blanks, quotes, ':', '$' and
/// parentheses in its path.
std::filesystem::path temporary_folder();

}  // namespace ocelot::io
