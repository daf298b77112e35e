// Collects secrets by the names of variables and by the forms of their values.
#include "support/io/secrets.hpp"

#include <algorithm>
#include <iterator>

#include "support/base/credential.hpp"
#include "support/base/text.hpp"
#include "support/io/environment.hpp"
#include "support/io/file.hpp"

namespace ocelot::io {

namespace {

constexpr std::string_view k_secret_names[] = {"TOKEN", "SECRET", "PASSWORD", "ACCESS_KEY"};
constexpr std::size_t k_shortest = 8;

void remove_short(std::vector<std::string>& secrets) {
  std::erase_if(secrets, [](const std::string& secret) { return secret.size() < k_shortest; });
}

// The words after `password` (the format of ftp(1), "THE .netrc FILE").
std::vector<std::string> netrc_passwords() {
  std::string path = environment_variable("NETRC");
  if (path.empty()) path = environment_variable("HOME") + "/.netrc";
  std::string text = read_file(path).value_or(std::string());
  std::replace_if(
      text.begin(), text.end(), [](char c) { return c == '\t' || c == '\n'; }, ' ');
  std::vector<std::string> passwords;
  bool is_password = false;
  for (std::string_view word : split(text, ' ')) {
    if (word.empty()) continue;
    if (is_password) passwords.emplace_back(word);
    is_password = word == "password";
  }
  return passwords;
}

std::vector<std::string> find_own_secrets() {
  std::vector<std::string> secrets = secrets_in(all_environment_variables());
  std::ranges::move(netrc_passwords(), std::back_inserter(secrets));
  remove_short(secrets);
  return secrets;
}

}  // namespace

std::vector<std::string> secrets_in(const std::map<std::string, std::string>& variables) {
  std::vector<std::string> secrets;
  for (const auto& [name, value] : variables) {
    if (ends_with_any(name, k_secret_names)) secrets.emplace_back(trim(value));
    std::ranges::move(find_credentials(value), std::back_inserter(secrets));
  }
  remove_short(secrets);
  return secrets;
}

std::string mask_secrets(std::string_view text) {
  static const std::vector<std::string> k_own = find_own_secrets();
  return mask_credentials(text, k_own);
}

}  // namespace ocelot::io
