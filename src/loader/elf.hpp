// ELF files: their sections and the functions that they offer to others.
// In: a file's bytes. Out: views of them, checked to lie inside. Source of the format: elf(5) and
// the System V ABI. Only the 64-bit little-endian form is read, which is that of amd64 and arm64.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "support/base/result.hpp"

namespace ocelot::load {

/// What an ELF file is for: e_type.
enum class ElfKind { program, shared_object, other };

struct ElfSection {
  std::string_view name;
  std::uint32_t type = 0;  ///< sh_type
  std::uint32_t link = 0;  ///< sh_link: the index of a section that belongs to it
  std::string_view bytes;  ///< empty for one that takes no room in the file
};

struct Elf {
  ElfKind kind = ElfKind::other;
  std::uint16_t machine = 0;  ///< e_machine
  std::vector<ElfSection> sections;
};

/// Reads the headers. The result views `bytes`, which must outlive it. Bytes that are no ELF file
/// of the form above, or whose headers lead out of it, are a fault with the code "not-elf", at
/// `path`.
Result<Elf> read_elf(std::string_view bytes, const std::string& path);

/// The first section of a name, or nullptr.
const ElfSection* find_section(const Elf& elf, std::string_view name);

/// The names of all functions that the dynamic linker can find in the file (.dynsym), in the order
/// of the table. Entries that lead out of their table are left out.
std::vector<std::string_view> exported_functions(const Elf& elf);

/// Whether the dynamic linker can find a function of this name in the file: by the file's hash
/// table, without reading all names, or among all of them where it has no such table.
bool exports_function(const Elf& elf, std::string_view name);

/// An architecture by Go's name ("amd64", "arm64"), else "machine N".
std::string architecture_of(const Elf& elf);

}  // namespace ocelot::load
