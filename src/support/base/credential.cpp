// Masks the spans of credentials until none is left.
#include "support/base/credential.hpp"

#include <algorithm>
#include <charconv>

#include "support/base/ordinary_word.hpp"
#include "support/base/token.hpp"
#include "support/base/url_credential.hpp"

namespace ocelot {

namespace {

std::vector<TextSpan> find_spans(std::string_view text) {
  std::vector<TextSpan> spans = find_url_credentials(text);
  for (const TextSpan& span : find_tokens(text)) spans.push_back(span);
  return spans;
}

void mask(std::string& text, const TextSpan& span) {
  text.replace(span.begin, span.length, span.length, '*');
}

void mask_each(std::string& text, std::string_view secret) {
  if (secret.empty()) return;
  const bool is_ordinary = is_ordinary_word(secret);
  for (std::size_t at = text.find(secret); at != std::string::npos;
       at = text.find(secret, at + secret.size())) {
    const TextSpan span{at, secret.size()};
    if (!is_ordinary || !is_in_name(text, span)) mask(text, span);
  }
}

std::string without_percent_encoding(std::string_view text) {
  std::string plain;
  for (std::size_t i = 0; i < text.size(); ++i) {
    unsigned char byte = 0;
    const char* const digits = text.data() + i + 1;
    const bool is_encoded = text[i] == '%' && i + 2 < text.size() &&
                            std::from_chars(digits, digits + 2, byte, 16).ptr == digits + 2;
    plain += is_encoded ? static_cast<char>(byte) : text[i];
    if (is_encoded) i += 2;
  }
  return plain;
}

}  // namespace

// Masked text may look like another credential. Each pass only adds '*', so this ends.
std::string mask_credentials(std::string_view text, const std::vector<std::string>& secrets) {
  std::string masked(text);
  std::string before;
  do {
    before = masked;
    for (const std::string& secret : secrets) mask_each(masked, secret);
    for (const TextSpan& span : find_spans(before)) mask(masked, span);
  } while (masked != before);
  return masked;
}

std::vector<std::string> find_credentials(std::string_view text) {
  std::vector<std::string> credentials;
  for (const auto& [begin, length] : find_spans(text)) {
    const std::string_view credential = text.substr(begin, length);
    credentials.emplace_back(credential);
    const std::size_t colon = credential.find(':');
    if (colon == std::string_view::npos) continue;
    credentials.emplace_back(credential.substr(colon + 1));
    credentials.push_back(without_percent_encoding(credential.substr(colon + 1)));
  }
  return credentials;
}

}  // namespace ocelot
