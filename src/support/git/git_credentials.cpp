// Selects the credential for a server.
#include "support/git/git_credentials.hpp"

#include <vector>

#include "support/base/text.hpp"
#include "support/io/environment.hpp"

namespace ocelot::git {

namespace {

// GitHub and similar services accept any user name with a token; GitHub documents this one.
constexpr const char* k_token_user = "x-access-token";
constexpr std::string_view k_https = "https://";

std::vector<const char*> variables_for(std::string_view url) {
  const std::string_view rest = url.substr(k_https.size());
  const std::string host = in_lower_case(rest.substr(0, rest.find_first_of(":/")));
  if (host == "github.com") return {"OCELOT_GIT_TOKEN", "GH_TOKEN", "GITHUB_TOKEN"};
  return {"OCELOT_GIT_TOKEN"};
}

// Redirects to another host are never followed (git_remote.cpp), so the server that asks is the
// host in the URL.
int give_token(git_credential** credential, std::string_view url, CredentialUse& use) {
  if (!in_lower_case(url.substr(0, k_https.size())).starts_with(k_https)) return GIT_EAUTH;
  for (const char* variable : variables_for(url)) {
    const std::string value = io::environment_variable(variable);
    const std::string token(trim(value));
    if (token.empty()) continue;
    use.variable = variable;
    use.was_given = true;
    return git_credential_userpass_plaintext_new(credential, k_token_user, token.c_str());
  }
  return GIT_EAUTH;
}

int give_key(git_credential** credential, const char* user, CredentialUse& use) {
  if (io::environment_variable("SSH_AUTH_SOCK").empty()) return GIT_EAUTH;
  use.was_given = true;
  return git_credential_ssh_key_from_agent(credential, user);
}

}  // namespace

int give_credential(git_credential** credential, const char* url, const char* user,
                    unsigned allowed, CredentialUse& use) {
  const char* name = user == nullptr || *user == '\0' ? "git" : user;
  if (allowed == GIT_CREDENTIAL_USERNAME) return git_credential_username_new(credential, name);
  use.was_asked = true;
  if (use.was_given) return GIT_EAUTH;
  if ((allowed & GIT_CREDENTIAL_SSH_KEY) != 0) return give_key(credential, name, use);
  if ((allowed & GIT_CREDENTIAL_USERPASS_PLAINTEXT) != 0) return give_token(credential, url, use);
  return GIT_EAUTH;
}

}  // namespace ocelot::git
