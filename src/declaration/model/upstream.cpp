// Determines where upstream is from the form in which it is written.
#include "declaration/model/upstream.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "support/base/credential.hpp"
#include "support/base/printable.hpp"
#include "support/base/text.hpp"
#include "support/base/url_credential.hpp"

namespace ocelot::model {

namespace {

// The form of scp: user@host:path.
bool is_url(std::string_view repo) {
  const std::size_t at = repo.find('@');
  const bool is_scp = at != std::string_view::npos && repo.find(':', at) != std::string_view::npos;
  return repo.find("://") != std::string_view::npos || is_scp;
}

bool is_owner_and_name(std::string_view repo) {
  const std::vector<std::string_view> parts = split(repo, '/');
  const auto is_plain = [](std::string_view part) {
    return !part.empty() && std::all_of(part.begin(), part.end(), [](char c) {
      return is_alphanumeric(c) || c == '-' || c == '_' || c == '.';
    });
  };
  return parts.size() == 2 && is_plain(parts[0]) && is_plain(parts[1]);
}

bool is_inner_folder(std::string_view folder) {
  if (folder.empty() || folder.front() == '/') return false;
  const std::vector<std::string_view> parts = split(folder, '/');
  return std::none_of(parts.begin(), parts.end(),
                      [](std::string_view part) { return part == ".." || part.empty(); });
}

bool has_control_characters(std::string_view text) {
  return std::any_of(text.begin(), text.end(),
                     [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; });
}

}  // namespace

bool is_path(std::string_view repo) {
  return repo == "." || repo == ".." || repo.starts_with('/') || repo.starts_with("./") ||
         repo.starts_with("../");
}

Diagnostic credential_in_url(const Place& place) {
  const std::string text =
      place.has_range() ? place.source->text.substr(place.offset, place.length) : std::string();
  const bool is_masked = text.find('*') != std::string::npos && mask_credentials(text) == text;
  return error("credential-in-url",
               is_masked || !place.has_source() ? place : whole_file(place.source->path),
               "the upstream's URL contains a name, password or token")
      .with_help("leave it out; for https set OCELOT_GIT_TOKEN, for ssh add a key to the agent");
}

WithDiagnostics<Upstream> read_upstream(const config::UpstreamEntry& entry) {
  const std::string& repo = entry.repo.value;
  Diagnostics diagnostics;
  Upstream upstream = {Upstream::Kind::url,
                       repo,
                       repo,
                       entry.ref.value,
                       entry.folder.value,
                       entry.repo.place,
                       entry.ref.place,
                       entry.folder.place};
  if (has_hidden(repo) || has_control_characters(entry.ref.value) ||
      has_hidden(entry.folder.value)) {
    diagnostics.push_back(error("bad-upstream", entry.repo.place,
                                "'repo', 'ref' or 'folder' has control or invisible characters"));
  } else if (is_path(repo)) {
    upstream.kind = Upstream::Kind::path;
  } else if (holds_credential(repo)) {
    diagnostics.push_back(credential_in_url(entry.repo.place));
  } else if (!is_url(repo) && is_owner_and_name(repo)) {
    upstream.location = fmt::format("https://github.com/{}.git", repo);
  } else if (!is_url(repo)) {
    diagnostics.push_back(
        error("bad-upstream", entry.repo.place, fmt::format("'{}' names no repository", repo))
            .with_help("write owner/name, a URL, or a path that begins with '/', './' or '../'"));
  }
  if (!is_inner_folder(entry.folder.value)) {
    diagnostics.push_back(
        error("bad-upstream", entry.folder.place,
              fmt::format("'{}' is not a folder in the repository", entry.folder.value)));
  }
  return {std::move(upstream), std::move(diagnostics)};
}

}  // namespace ocelot::model
