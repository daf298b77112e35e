// The rules of config/policy.yaml: what a change of the declaration must not loosen.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "declaration/config/entries.hpp"
#include "declaration/model/repository_location.hpp"
#include "declaration/model/sandbox.hpp"
#include "declaration/model/upstream.hpp"
#include "declaration/model/vulnerability_policy.hpp"
#include "support/base/ed25519.hpp"
#include "support/base/with_diagnostics.hpp"

namespace ocelot::model {

/// A place where upstream may be.
struct AllowedRepository {
  std::string text;  ///< as written; a path if there is no location
  Place place;
  std::optional<RepositoryLocation> location;
};

/// The least that a build's sandbox must be.
struct SandboxRule {
  Sandbox least = Sandbox::bubblewrap;
  Place place;
};

/// A license that no module may have.
struct DeniedLicense {
  std::string pattern;  ///< a name or a glob
  Place place;
};

/// Somebody whose entries of the shared cache are used.
struct CacheWriter {
  PublicKey key;
  Place place;
};

struct Policy {
  std::optional<SandboxRule> sandbox;           ///< nothing: none is required
  std::vector<AllowedRepository> repositories;  ///< empty: any repository is allowed
  VulnerabilityPolicy vulnerabilities{};
  std::vector<DeniedLicense> denied_licenses;
  std::vector<CacheWriter> cache_writers{};  ///< empty: all entries are used
};

/// Reads the values of a policy.
WithDiagnostics<Policy> read_policy(const config::PolicyEntry& entry);

/// The fault of a build with a sandbox that the policy does not accept.
std::optional<Diagnostic> find_missing_sandbox(const Policy& policy, Sandbox sandbox);

/// The fault of a build that does not collect licenses although the policy denies some.
std::optional<Diagnostic> find_missing_licenses(const Policy& policy, bool collects_licenses);

/// The fault of an upstream that the policy does not allow.
std::optional<Diagnostic> find_forbidden_upstream(const Policy& policy, const Upstream& upstream);

}  // namespace ocelot::model
