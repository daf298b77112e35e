// Texts as execve takes them.
#pragma once

#include <string>
#include <vector>

namespace ocelot::io {

/// Pointers to texts, and a null pointer at the end. The texts must outlive it. execve takes arrays
/// of mutable pointers for historical reasons; it does not write to them.
class PointerArray {
 public:
  explicit PointerArray(const std::vector<std::string>& texts) {
    pointers_.reserve(texts.size() + 1);
    for (const std::string& text : texts) pointers_.push_back(const_cast<char*>(text.c_str()));
    pointers_.push_back(nullptr);
  }

  char* const* data() const { return pointers_.data(); }

 private:
  std::vector<char*> pointers_;
};

}  // namespace ocelot::io
