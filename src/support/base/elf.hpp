// ELF files: their sections and the functions that they export.
// In: a file's bytes. Out: views of them, checked to be inside. Source of the format: elf(5) and
// the System V ABI. Only the 64-bit little-endian format of amd64 and arm64 is supported.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "support/base/result.hpp"

namespace ocelot {

/// The type of an ELF file: e_type.
enum class ElfKind { program, shared_object, other };

struct ElfSection {
  std::string_view name;
  std::uint32_t type = 0;  ///< sh_type
  std::uint32_t link = 0;  ///< sh_link: the index of a related section
  std::string_view bytes;  ///< empty for a section that occupies no space in the file
};

struct Elf {
  ElfKind kind = ElfKind::other;
  std::uint16_t machine = 0;  ///< e_machine
  std::vector<ElfSection> sections;
};

/// Reads the headers. The result has views of `bytes`, which must outlive it. Fails with the code
/// "not-elf" at `path` if the bytes do not have the format above or if the headers point outside of
/// them.
Result<Elf> read_elf(std::string_view bytes, const std::string& path);

/// The first section with a name, or nullptr.
const ElfSection* find_section(const Elf& elf, std::string_view name);

/// The names of all functions that the dynamic linker can find in the file (.dynsym), in the order
/// of the table. Entries that point outside of their table are skipped.
std::vector<std::string_view> exported_functions(const Elf& elf);

/// Whether the dynamic linker can find a function with this name in the file. Uses the file's hash
/// table, without reading all names, or compares all names if there is no such table.
bool exports_function(const Elf& elf, std::string_view name);

/// An architecture as Go names it ("amd64", "arm64"), otherwise "machine N".
std::string architecture_of(const Elf& elf);

}  // namespace ocelot
