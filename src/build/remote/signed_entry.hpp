// An entry of a shared cache as text: that of this machine's cache, and perhaps a signature.
//
//   …                                     see build/cache/entry.hpp
//   signature ed25519:KEY SIGNATURE
//
// The signature covers the whole entry with its key, so it is invalid for the entry of another
// action.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "build/cache/entry.hpp"
#include "support/base/ed25519.hpp"

namespace ocelot::remote {

/// The largest text that is an entry, in bytes.
inline constexpr std::size_t k_largest_text = cache::k_largest_entry + 256;

/// The text of an entry, signed if there is a key.
std::string render(const cache::Entry& entry, const PrivateKey* key);

/// Why a text is not used.
enum class EntryFault {
  damaged,       ///< it is not the entry of this action
  unsigned_,     ///< it has no signature
  other_writer,  ///< the writer is not listed
  forged,        ///< the signature is not that of the writer
};

/// "has no signature"
std::string_view meaning_of(EntryFault fault);

struct ReadEntry {
  std::optional<cache::Entry> entry;
  EntryFault fault = EntryFault::damaged;  ///< if there is no entry
};

/// The entry of an action in a text. Where there are writers, one of them must have signed it.
ReadEntry read_entry(std::string_view text, const Digest& action,
                     const std::vector<PublicKey>& writers);

}  // namespace ocelot::remote
