// A connection to a server, and its retries.
#include "support/git/git_remote.hpp"

#include <algorithm>
#include <optional>
#include <thread>
#include <variant>
#include <vector>

#include <fmt/format.h>

#include "support/base/text.hpp"
#include "support/git/git_credentials.hpp"
#include "support/git/git_fault.hpp"
#include "support/git/git_handles.hpp"
#include "support/git/git_network.hpp"
#include "support/git/git_socket.hpp"

namespace ocelot::git {

namespace {

using std::chrono::milliseconds;

constexpr milliseconds k_pauses[] = {milliseconds(500), milliseconds(2000)};

// The data for libgit2's callbacks.
struct Conversation {
  const NetworkReport& report;
  CredentialUse credentials;

  static int acquire(git_credential** credential, const char* url, const char* user,
                     unsigned allowed, void* payload) {
    return give_credential(credential, url, user, allowed,
                           static_cast<Conversation*>(payload)->credentials);
  }

  static int progress(const git_indexer_progress* at, void* payload) {
    const NetworkReport& report = static_cast<Conversation*>(payload)->report;
    if (report.progress)
      report.progress({at->received_objects, at->total_objects, at->received_bytes});
    return 0;
  }
};

git_fetch_options options_for(Conversation& conversation) {
  git_fetch_options options = GIT_FETCH_OPTIONS_INIT;
  options.download_tags = GIT_REMOTE_DOWNLOAD_TAGS_NONE;
  options.update_fetchhead = 0;
  options.proxy_opts.type = GIT_PROXY_AUTO;
  // Redirects are followed only within one host: libgit2 1.5 would send a credential to any host
  // that it is redirected to.
  options.follow_redirects = GIT_REMOTE_REDIRECT_NONE;
  options.callbacks.credentials = &Conversation::acquire;
  options.callbacks.transfer_progress = &Conversation::progress;
  options.callbacks.payload = &conversation;
  return options;
}

struct ServerRef {
  std::string name;    ///< the full name on the server
  std::string commit;  ///< 40 digits
};

// Finds the ref in the server's list, which contains an annotated tag a second time with ^{} and
// its commit.
std::optional<ServerRef> find_ref(git_remote* remote, const std::string& ref) {
  const git_remote_head** heads = nullptr;
  std::size_t count = 0;
  if (git_remote_ls(&heads, &count, remote) != 0) return std::nullopt;
  const std::string names[] = {"refs/heads/" + ref, "refs/tags/" + ref, ref};
  for (const std::string& name : names) {
    for (const std::string& listed : {name + "^{}", name}) {
      const auto* found = std::find_if(
          heads, heads + count, [&](const git_remote_head* head) { return head->name == listed; });
      if (found != heads + count) return ServerRef{name, hex_of((*found)->oid)};
    }
  }
  return std::nullopt;
}

int fetch(git_remote* remote, const std::optional<ServerRef>& ref,
          const git_fetch_options& options) {
  std::vector<std::string> specs = {"+refs/heads/*:refs/remotes/origin/*",
                                    "+refs/tags/*:refs/tags/*"};
  // A ref of another kind, such as a pull request.
  if (ref && !ref->name.starts_with("refs/heads/") && !ref->name.starts_with("refs/tags/"))
    specs.push_back(fmt::format("+{}:refs/ocelot/{}", ref->name, ref->name));
  std::vector<char*> pointers;
  for (std::string& spec : specs) pointers.push_back(spec.data());
  const git_strarray list{pointers.data(), pointers.size()};
  return git_remote_fetch(remote, &list, &options, nullptr);
}

using Outcome = std::variant<std::string, GitFault>;

// Whether the repository lacks the commit of a ref, or of digits that may be a SHA.
bool has_to_fetch(const GitRepository& repository, const std::optional<ServerRef>& found,
                  const std::string& ref) {
  if (!found) return looks_like_sha(in_lower_case(ref));
  const Result<bool> is_here = repository.contains(found->commit);
  return !is_here || !*is_here;
}

Outcome converse(const GitRepository& repository, const std::string& url, const std::string& ref,
                 const NetworkReport& report) {
  forget_connection_fault();
  Conversation conversation{report, {}};
  const git_fetch_options options = options_for(conversation);
  git_remote* handle = nullptr;
  if (const int code = git_remote_create_anonymous(&handle, repository.handle(), url.c_str());
      code != 0)
    return read_git_fault(code, "not a URL that git can use", url, conversation.credentials);
  const GitRemoteHandle remote(handle);
  git_remote_connect_options connecting = GIT_REMOTE_CONNECT_OPTIONS_INIT;
  connecting.callbacks = options.callbacks;
  connecting.proxy_opts = options.proxy_opts;
  connecting.follow_redirects = options.follow_redirects;
  if (const int code = git_remote_connect_ext(handle, GIT_DIRECTION_FETCH, &connecting); code != 0)
    return read_git_fault(code, "cannot connect", url, conversation.credentials);
  const std::optional<ServerRef> found = find_ref(handle, ref);
  if (has_to_fetch(repository, found, ref)) {
    if (const int code = fetch(handle, found, options); code != 0)
      return read_git_fault(code, "cannot fetch", url, conversation.credentials);
  }
  return found ? found->commit : std::string();
}

}  // namespace

Result<std::string> ask_server(const GitRepository& repository, const std::string& url,
                               const std::string& ref, const NetworkReport& report) {
  if (Status ready = prepare_network(); !ready) return fail(ready.error());
  for (std::size_t tries = 1;; ++tries) {
    Outcome outcome = converse(repository, url, ref, report);
    if (auto* commit = std::get_if<std::string>(&outcome)) return std::move(*commit);
    auto& [diagnostic, may_pass] = std::get<GitFault>(outcome);
    if (may_pass && tries <= std::size(k_pauses)) {
      const milliseconds pause = k_pauses[tries - 1];
      if (report.trying_again) report.trying_again(diagnostic.message, pause);
      std::this_thread::sleep_for(pause);
      continue;
    }
    if (tries > 1) diagnostic.message += fmt::format(" (tried {} times)", tries);
    return fail(std::move(diagnostic));
  }
}

}  // namespace ocelot::git
