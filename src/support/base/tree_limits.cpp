// Compares sums with the limits. A file that is too large does not count in the total size, so that
// it causes one fault.
#include "support/base/tree_limits.hpp"

#include <fmt/format.h>

namespace ocelot {

namespace {

constexpr std::string_view k_code = "upstream-too-large";

std::string in_mebibytes(std::uint64_t bytes) {
  return fmt::format("{} MiB", bytes >> 20U);
}

}  // namespace

std::optional<TreeFault> TreeSize::add_folder() {
  if (++entries_ != limits_.entries + 1) return std::nullopt;
  return TreeFault{k_code, {}, fmt::format("has more than {} files and folders", limits_.entries)};
}

std::optional<TreeFault> TreeSize::add_file(const std::string& path, std::uint64_t size) {
  if (std::optional<TreeFault> fault = add_folder()) return fault;
  if (size > limits_.file_bytes)
    return TreeFault{k_code, path, "is larger than " + in_mebibytes(limits_.file_bytes)};
  if (bytes_ > limits_.bytes) return std::nullopt;
  bytes_ += size;
  if (bytes_ <= limits_.bytes) return std::nullopt;
  return TreeFault{
      k_code, {}, fmt::format("has more than {} in total", in_mebibytes(limits_.bytes))};
}

}  // namespace ocelot
