// The files that a step writes: its outputs, their logs and their records.
// Invariant: below build/, no link is followed. The path of another file was chosen by a user.
#pragma once

#include <filesystem>
#include <string_view>
#include <vector>

#include "build/cache/store.hpp"
#include "graph/paths.hpp"
#include "support/base/digest.hpp"
#include "support/base/result.hpp"
#include "support/io/descriptor.hpp"
#include "support/io/destination.hpp"
#include "support/io/write_file.hpp"

namespace ocelot::steps {

/// Where outputs are written, in the same order. Creates their folders. Fails if one of them is
/// below build/ and would be reached through a link.
Result<std::vector<cache::OutputTarget>> open_outputs(const std::vector<cache::OutputFile>& files);

/// Writes a file as io::write_if_changed does. `build_folder` is the path of build/; steps run in
/// the project's folder.
Status write_output(const std::filesystem::path& path, std::string_view content,
                    const std::filesystem::path& build_folder = graph::k_build_folder);

/// The same for a content that is produced in pieces.
Status write_output(const std::filesystem::path& path, const io::Produce& produce);

/// Copies a file as io::install_if_changed does.
Status install_output(const std::filesystem::path& source, const std::filesystem::path& path);

/// The same for an open file.
Status install_output(const io::Descriptor& source, const std::filesystem::path& path);

/// The same for the path of a file; returns the digest of the bytes.
Result<Digest> install_output_with_digest(const std::filesystem::path& source,
                                          const std::filesystem::path& path);

/// Removes an output of an earlier build, if it is there.
Status remove_output(const std::filesystem::path& path);

/// Gives everybody the right to run an output.
Status make_output_executable(const std::filesystem::path& path);

}  // namespace ocelot::steps
