// Credentials in URLs: masked byte for byte, anywhere in a text.
#include "support/base/credential.hpp"

#include <doctest/doctest.h>

#include "support/base/text.hpp"

namespace ocelot {

TEST_CASE("a credential is masked, and nothing else") {
  const std::pair<const char*, const char*> cases[] = {
      {"https://user:pw@host/a", "https://*******@host/a"},
      {"https://token@host/a", "https://*****@host/a"},
      {"HTTPS://token@host/a", "HTTPS://*****@host/a"},
      {"repo: 'http://u:p@h' # https://x@y", "repo: 'http://***@h' # https://*@y"},
      {"https://u:p@ss@host/a@b", "https://******@host/a@b"},
      {"https://u:pa/ss@host/a", "https://*******@host/a"},
      {"git://u@host/a", "git://*@host/a"},
      {"ssh://git:pw@host/a", "ssh://******@host/a"},
      {"ssh://git@host/a", "ssh://git@host/a"},
      {"git+ssh://git@host/a", "git+ssh://git@host/a"},
      {"git@host:a/b", "git@host:a/b"},
      {"https://host/a@b", "https://host/a@b"},
      {"https://host:8443/a@b", "https://host:8443/a@b"},
      {"https://[::1]/a@b", "https://[::1]/a@b"},
      {"file:///a@b", "file:///a@b"},
      {"https://host a@b", "https://host a@b"},
      {"https://host/?x=a@b", "https://host/?x=a@b"},
      {"://", "://"},
      {"", ""}};
  for (const auto& [text, masked] : cases) CHECK(mask_credentials(text) == masked);
}

TEST_CASE("a URL holds a credential, masked or not") {
  for (const char* url : {"https://u:p@h/a", "https://***@h/a", "https://t@h", "ssh://u:p@h/a",
                          "ssh://***@h/a", "user:pw@host:path"})
    CHECK_MESSAGE(holds_credential(url), url);
  for (const char* url : {"https://h/a", "ssh://git@h/a", "git@h:a", "o/n", "file:///a@b:c", ""})
    CHECK_MESSAGE(!holds_credential(url), url);
}

}  // namespace ocelot
