// Looks for the names of headers, for schemes, and for prefixes.
#include "support/base/token.hpp"

#include <algorithm>
#include <iterator>

#include "support/base/text.hpp"

namespace ocelot {

namespace {

// In lower case. docs.gitlab.com has those of GitLab; the others are of RFC 9110 and common.
constexpr std::string_view k_headers[] = {
    "authorization", "proxy-authorization", "private-token",        "job-token",     "deploy-token",
    "x-auth-token",  "x-api-key",           "x-amz-security-token", "x-vault-token", "cookie",
    "set-cookie"};

constexpr std::string_view k_schemes[] = {"basic ",     "bearer ", "token ",
                                          "negotiate ", "digest ", "aws4-hmac-sha256 "};

// Shorter words after a header's name or after `Bearer` are words of a message.
constexpr std::size_t k_shortest_token = 16;
constexpr std::size_t k_shortest_after_scheme = 8;

constexpr std::string_view k_before_value = " \t\"'[";
constexpr std::string_view k_ends_value = "\r\n\"'`\\";
constexpr std::string_view k_ends_word = " \t\r\n\"'`\\<>";

// The prefixes by which services mark their tokens, and how many letters, digits and other
// characters of a word follow at least.
struct TokenForm {
  std::string_view prefix;
  std::size_t shortest;
};

constexpr TokenForm k_forms[] = {
    {"ghp_", 20},        {"gho_", 20},   {"ghu_", 20},  {"ghs_", 20},   {"ghr_", 20},
    {"github_pat_", 20}, {"glpat-", 16}, {"gldt-", 16}, {"glcbt-", 16}, {"AKIA", 16},
    {"ASIA", 16},        {"xoxb-", 16},  {"xoxp-", 16}, {"npm_", 20},   {"dckr_pat_", 16}};

bool is_in_word(char c) {
  return is_alphanumeric(c) || c == '_' || c == '-';
}

std::size_t word_length(std::string_view text) {
  return static_cast<std::size_t>(std::find_if_not(text.begin(), text.end(), is_in_word) -
                                  text.begin());
}

bool is_word_start(std::string_view text, std::size_t at) {
  return at == 0 || !is_in_word(text[at - 1]);
}

void add_prefixed(std::string_view text, std::vector<TextSpan>& spans) {
  for (const auto& [prefix, shortest] : k_forms) {
    for (std::size_t at = text.find(prefix); at != std::string_view::npos;
         at = text.find(prefix, at + 1)) {
      if (!is_word_start(text, at)) continue;
      const std::size_t length = word_length(text.substr(at));
      if (length >= prefix.size() + shortest) spans.push_back({at, length});
    }
  }
}

// The length of the scheme that a value begins with, its blank included; 0 without one.
std::size_t scheme_length(std::string_view value) {
  for (std::string_view scheme : k_schemes) {
    if (in_lower_case(value.substr(0, scheme.size())) == scheme) return scheme.size();
  }
  return 0;
}

bool begins_with_word(std::string_view text, std::size_t shortest) {
  return text.size() >= shortest &&
         text.substr(0, shortest).find_first_of(k_ends_word) == std::string_view::npos;
}

// Adds the credential of a header's value that begins at `begin`. Returns where to search for the
// ':' of the next header. It may be the last one in the credential, with its value after the
// credential.
std::size_t add_value(std::string_view text, std::size_t begin, std::vector<TextSpan>& spans) {
  const std::size_t scheme = scheme_length(text.substr(begin));
  const std::size_t shortest = scheme > 0 ? k_shortest_after_scheme : k_shortest_token;
  const std::size_t credential = begin + scheme;
  if (!begins_with_word(text.substr(credential), shortest)) return begin;
  const std::size_t end = std::min(text.size(), text.find_first_of(k_ends_value, credential));
  spans.push_back({credential, end - credential});
  return text.find_last_not_of(k_before_value, end - 1);
}

bool is_header(std::string_view name) {
  const std::string lower = in_lower_case(name);
  return std::find(std::begin(k_headers), std::end(k_headers), lower) != std::end(k_headers);
}

// `Name: value`, also in the forms of JSON (`"Name": "value"`) and of a map of Go
// (`Name:[value]`).
void add_headers(std::string_view text, std::vector<TextSpan>& spans) {
  std::size_t next = 0;
  for (std::size_t at = text.find(':'); at != std::string_view::npos; at = text.find(':', next)) {
    next = at + 1;
    std::string_view name = text.substr(0, at);
    if (name.ends_with('"')) name.remove_suffix(1);
    const auto begin = std::find_if_not(name.rbegin(), name.rend(), is_in_word).base();
    if (!is_header({begin, name.end()})) continue;
    const std::size_t value = text.find_first_not_of(k_before_value, next);
    if (value != std::string_view::npos) next = add_value(text, value, spans);
  }
}

void add_bearers(std::string_view text, std::vector<TextSpan>& spans) {
  constexpr std::string_view k_bearer = "bearer ";
  const std::string lower = in_lower_case(text);
  for (std::size_t at = lower.find(k_bearer); at != std::string::npos;
       at = lower.find(k_bearer, at + 1)) {
    const std::string_view rest = text.substr(at + k_bearer.size());
    const std::size_t length = std::min(rest.size(), rest.find_first_of(k_ends_word));
    if (is_word_start(text, at) && length >= k_shortest_token)
      spans.push_back({at + k_bearer.size(), length});
  }
}

}  // namespace

std::vector<TextSpan> find_tokens(std::string_view text) {
  std::vector<TextSpan> spans;
  add_headers(text, spans);
  add_bearers(text, spans);
  add_prefixed(text, spans);
  return spans;
}

}  // namespace ocelot
