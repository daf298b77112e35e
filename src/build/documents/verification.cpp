// Each file is hashed once.
#include "build/documents/verification.hpp"

#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>

#include "build/documents/bill_of_materials.hpp"
#include "build/documents/statement.hpp"
#include "support/base/text.hpp"
#include "support/io/checksum.hpp"
#include "support/io/file.hpp"

namespace ocelot::documents {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view k_digest_line = "SHA-256 of the file: ";

class Verifier {
 public:
  Verifier(const fs::path& folder, const ArtifactFiles& files) : folder_(folder), files_(files) {}

  Verification verify() {
    expect_checksum(files_.artifact);
    if (exists(files_.statement)) {
      expect_checksum(files_.statement);
      expect_stated_digests();
    } else {
      warn_of_uncovered();
    }
    if (exists(files_.sbom)) expect_sbom();
    if (exists(files_.licenses)) expect_licenses();
    result_.matching.assign(matching_.begin(), matching_.end());
    return std::move(result_);
  }

 private:
  fs::path path_of(const std::string& name) const { return folder_ / name; }

  bool exists(const std::string& name) const {
    std::error_code none;
    return fs::exists(path_of(name), none);
  }

  void add_fault(const std::string& name, std::string_view code, std::string problem) {
    matching_.erase(name);
    faulty_.insert(name);
    result_.faults.push_back(
        error(code, whole_file(fmt::format("{}/{}", files_.folder, name)), std::move(problem)));
  }

  // The content; nothing with a fault if it cannot be read.
  std::optional<std::string> read(const std::string& name) {
    Result<std::string> content = io::read_file(path_of(name));
    if (content) return std::move(*content);
    append(result_.faults, content.error());
    return std::nullopt;
  }

  std::optional<Digest> digest_of(const std::string& name) {
    if (const auto known = digests_.find(name); known != digests_.end()) return known->second;
    const Result<Digest> digest = io::digest_of_file(path_of(name));
    if (!digest) append(result_.faults, digest.error());
    return digests_[name] = digest ? std::optional(*digest) : std::nullopt;
  }

  // `source` says which digest the file must have.
  void expect_digest(const std::string& name, const Digest& expected, const std::string& source) {
    const std::optional<Digest> actual = digest_of(name);
    if (!actual) return;
    if (*actual == expected) {
      if (!faulty_.contains(name)) matching_.insert(name);
      return;
    }
    add_fault(
        name, "digest-mismatch",
        fmt::format("its SHA-256 is {}, but {} has {}", actual->hex(), source, expected.hex()));
  }

  void expect_checksum(const std::string& name) {
    const std::string source = name + ".sha256";
    const std::optional<std::string> line = read(source);
    if (!line) return;
    const std::optional<Digest> expected = read_digest(line->substr(0, line->find(' ')));
    if (expected)
      expect_digest(name, *expected, source);
    else
      add_fault(source, "bad-document", "it does not begin with a SHA-256");
  }

  void expect_stated_digests() {
    const std::optional<std::string> text = read(files_.statement);
    if (!text) return;
    const std::optional<StatedDigests> stated = read_statement(*text);
    if (!stated) {
      add_fault(files_.statement, "bad-document",
                "it is not an in-toto statement with SLSA provenance");
      return;
    }
    expect_named(stated->subjects, files_.artifact);
    for (const auto& [name, digest] : stated->byproducts) expect_byproduct(name, digest);
    expect_covered(*stated, files_.sbom);
    expect_covered(*stated, files_.licenses);
    for (const std::string& name : files_.others) expect_covered(*stated, name);
  }

  void expect_covered(const StatedDigests& stated, const std::string& name) {
    if (exists(name) && !stated.byproducts.contains(name))
      add_fault(name, "digest-mismatch", fmt::format("{} does not cover it", files_.statement));
  }

  void warn_of_uncovered() {
    for (const std::string& name : files_.others) {
      if (!exists(name)) continue;
      result_.faults.push_back(
          warning("not-covered", whole_file(fmt::format("{}/{}", files_.folder, name)),
                  "only a provenance statement covers this file, so it was not compared")
              .with_help("build with --documents provenance among the others"));
    }
  }

  // A statement may be foreign, and must not name other files.
  void expect_byproduct(const std::string& name, const Digest& digest) {
    if (name == files_.sbom || name == files_.licenses ||
        std::ranges::find(files_.others, name) != files_.others.end())
      expect_digest(name, digest, files_.statement);
    else
      add_fault(files_.statement, "bad-document",
                fmt::format("it has the digest of '{}', which is not a document of {}", name,
                            files_.artifact));
  }

  void expect_named(const std::map<std::string, Digest>& subjects, const std::string& name) {
    const auto subject = subjects.find(name);
    if (subject != subjects.end())
      expect_digest(name, subject->second, files_.statement);
    else
      add_fault(files_.statement, "digest-mismatch", fmt::format("it does not describe {}", name));
  }

  // The artifact may match its checksum and differ from what a document describes.
  void expect_described(const std::string& document, const std::optional<Digest>& described) {
    const std::optional<Digest> actual = digest_of(files_.artifact);
    if (!actual) return;
    if (!described) {
      add_fault(document, "bad-document", "it does not have the SHA-256 of what it describes");
    } else if (*described != *actual) {
      add_fault(document, "digest-mismatch",
                fmt::format("it describes a file with the SHA-256 {}, but that of {} is {}",
                            described->hex(), files_.artifact, actual->hex()));
    } else if (!faulty_.contains(document)) {
      matching_.insert(document);
    }
  }

  void expect_sbom() {
    const std::optional<std::string> text = read(files_.sbom);
    if (!text) return;
    const std::optional<SbomContent> content = read_sbom(*text);
    expect_described(files_.sbom, content ? std::optional(content->artifact) : std::nullopt);
  }

  void expect_licenses() {
    const std::optional<std::string> text = read(files_.licenses);
    if (!text) return;
    expect_described(files_.licenses, read_license_digest(*text));
  }

  fs::path folder_;
  ArtifactFiles files_;
  Verification result_;
  std::map<std::string, std::optional<Digest>> digests_;
  std::set<std::string> matching_;
  std::set<std::string> faulty_;
};

}  // namespace

std::optional<Digest> read_license_digest(std::string_view text) {
  for (std::string_view line : split_lines(text)) {
    if (line.starts_with(k_digest_line)) return read_digest(line.substr(k_digest_line.size()));
  }
  return std::nullopt;
}

Verification verify(const fs::path& folder, const ArtifactFiles& files) {
  return Verifier(folder, files).verify();
}

}  // namespace ocelot::documents
