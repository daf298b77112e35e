// Collects secrets by the names of variables and by the forms of their values.
#include "support/io/secrets.hpp"

#include <algorithm>
#include <filesystem>
#include <iterator>

#include "support/base/credential.hpp"
#include "support/base/text.hpp"
#include "support/io/environment.hpp"
#include "support/io/file.hpp"

namespace ocelot::io {

namespace {

// The ends of names whose values are secret, in lower case. The short words are also ends of other
// words, such as of `compass` and `monkey`, so they count only after a '_'. PWD and OLDPWD are
// folders.
constexpr std::string_view k_secret_ends[] = {"token",      "secret",     "password", "passwd",
                                              "passphrase", "credential", "apikey",   "credentials",
                                              "_pass",      "_pwd",       "_key"};
constexpr std::string_view k_secret_names[] = {"pass", "sshpass"};
constexpr std::size_t k_shortest = 8;

bool is_secret_name(std::string_view name) {
  const std::string lower = in_lower_case(name);
  return ends_with_any(lower, k_secret_ends) ||
         std::ranges::find(k_secret_names, lower) != std::end(k_secret_names);
}

// Such as the value of GOOGLE_APPLICATION_CREDENTIALS. Masking a path would damage other paths.
bool is_existing_path(const std::filesystem::path& value) {
  std::error_code none;
  return value.is_absolute() && std::filesystem::exists(value, none);
}

void remove_short(std::vector<std::string>& secrets) {
  std::erase_if(secrets, [](const std::string& secret) { return secret.size() < k_shortest; });
}

// The words after `password` (the format of ftp(1), "THE .netrc FILE").
std::vector<std::string> netrc_passwords() {
  std::string path = environment_variable("NETRC");
  if (path.empty()) path = environment_variable("HOME") + "/.netrc";
  const std::string text = read_file(path).value_or(std::string());
  std::vector<std::string> passwords;
  bool is_password = false;
  for (std::string_view word : words_in(text)) {
    if (is_password) passwords.emplace_back(word);
    is_password = word == "password";
  }
  return passwords;
}

// A tool can print a single line of a value, such as of a private key. Variables often have `\n` in
// place of a line end.
void add_lines(std::string value, std::vector<std::string>& secrets) {
  constexpr std::string_view k_escape = "\\n";
  for (std::size_t at = value.find(k_escape); at != std::string::npos;
       at = value.find(k_escape, at))
    value.replace(at, k_escape.size(), "\n");
  const std::vector<std::string_view> lines = split_lines(trim(value));
  if (lines.size() < 2) return;
  for (std::string_view line : lines) secrets.emplace_back(trim(line));
}

void add_value(const std::string& value, std::vector<std::string>& secrets) {
  if (is_existing_path(trim(value))) return;
  secrets.emplace_back(trim(value));
  add_lines(value, secrets);
}

// Go and curl accept a proxy without a scheme.
std::vector<std::string> credentials_in(std::string_view name, const std::string& value) {
  const bool has_scheme = value.find("://") != std::string::npos;
  if (has_scheme || !in_lower_case(name).ends_with("proxy")) return find_credentials(value);
  return find_credentials("http://" + value);
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
    if (is_secret_name(name)) add_value(value, secrets);
    std::ranges::move(credentials_in(name, value), std::back_inserter(secrets));
  }
  remove_short(secrets);
  return secrets;
}

std::string mask_secrets(std::string_view text) {
  static const std::vector<std::string> k_own = find_own_secrets();
  return mask_credentials(text, k_own);
}

}  // namespace ocelot::io
