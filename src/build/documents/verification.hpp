// Whether an artifact and the documents next to it belong together.
// In: a folder with the files. Out: what was compared, and each mismatch.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "support/base/diagnostic.hpp"
#include "support/base/digest.hpp"

namespace ocelot::documents {

/// How the license texts of an artifact begin.
inline constexpr std::string_view k_license_title = "Licenses and notices of the modules in ";

/// The names of the files of an artifact, in one folder.
struct ArtifactFiles {
  std::string folder;  ///< in messages
  std::string artifact;
  std::string sbom;
  std::string licenses;
  std::string statement;
  std::vector<std::string> others{};  ///< that only the statement covers
};

/// The digest of the artifact that license texts describe. Nothing if they do not say it.
std::optional<Digest> read_license_digest(std::string_view text);

struct Verification {
  std::vector<std::string> matching;  ///< the files that are what another file says
  Diagnostics faults;                 ///< a mismatch, or a file that is missing or unreadable
};

/// Compares the digests. The checksum files cover the artifact and the statement; the statement
/// covers the artifact and the other documents; the bill of materials and the licenses name the
/// artifact that they describe. A document that does not exist is not a fault unless the statement
/// lists it. A file that only a statement could cover, and for which there is none, is a warning.
Verification verify(const std::filesystem::path& folder, const ArtifactFiles& files);

}  // namespace ocelot::documents
