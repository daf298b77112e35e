// Masking: a masked text has the same length, masking it again changes nothing, and a credential in
// one of the known forms is not in it. In: a text.
#include "support/base/credential.hpp"

#include "support/expect.hpp"
#include "support/input.hpp"

namespace {

using namespace ocelot;  // NOLINT: the whole target uses this namespace

constexpr const char* k_secret = "pass-word-0123456789";

// A secret that the text has already may be at a place where it is not a credential.
void expect_masked(const std::string& text, const std::string& form) {
  const std::string masked = mask_credentials(text + form);
  fuzz::expect(
      text.find(k_secret) != std::string::npos || masked.find(k_secret) == std::string::npos,
      "no credential is shown");
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text = fuzz::text_of(data, size);
  const std::string masked = mask_credentials(text);
  fuzz::expect(masked.size() == text.size(), "the length stays");
  fuzz::expect_same(mask_credentials(masked), masked, "masking twice changes nothing more");
  fuzz::expect(mask_credentials(text + k_secret, {k_secret}).find(k_secret) == std::string::npos,
               "no secret is shown");
  for (const std::string form :
       {"\nhttps://pass-word-0123456789@example.com/x",
        "\nhttps://example.com/x?a=b&access_token=pass-word-0123456789",
        "\nAuthorization: Basic pass-word-0123456789", "\nme:pass-word-0123456789@example.com:x"})
    expect_masked(text, form);
  return 0;
}
