// Reads ELF headers field by field, at their offsets in the 64-bit format.
#include "support/base/elf.hpp"

#include <algorithm>
#include <optional>

#include <fmt/format.h>

namespace ocelot {

namespace {

// A view that only allows reads inside its bytes.
class Bytes {
 public:
  explicit Bytes(std::string_view bytes) : bytes_(bytes) {}

  std::optional<std::string_view> range(std::uint64_t offset, std::uint64_t size) const {
    if (offset > bytes_.size() || size > bytes_.size() - offset) return std::nullopt;
    return bytes_.substr(offset, size);
  }

  // A little-endian number; 0 if it is outside, although `range` has checked that it is inside.
  std::uint64_t number(std::uint64_t offset, unsigned size) const {
    const auto digits = range(offset, size);
    std::uint64_t value = 0;
    for (unsigned i = size; digits && i > 0; --i)
      value = value << 8 | static_cast<unsigned char>((*digits)[i - 1]);
    return value;
  }

  // The text from an offset to the next NUL byte.
  std::string_view text(std::uint64_t offset) const {
    if (offset >= bytes_.size()) return {};
    const std::string_view rest = bytes_.substr(offset);
    return rest.substr(0, rest.find('\0'));
  }

 private:
  std::string_view bytes_;
};

constexpr std::uint64_t k_header_size = 64;
constexpr std::uint64_t k_section_size = 64;
constexpr std::uint64_t k_symbol_size = 24;
constexpr std::uint32_t k_no_bits = 8;              // SHT_NOBITS
constexpr std::uint32_t k_dynamic_table = 11;       // SHT_DYNSYM
constexpr std::uint32_t k_hash_table = 0x6ffffff6;  // SHT_GNU_HASH
constexpr unsigned k_function = 2;                  // STT_FUNC
constexpr std::string_view k_magic(
    "\x7f"
    "ELF\x02\x01",
    6);  // 64 bits, little-endian

Unexpected<Diagnostics> not_elf(const std::string& path, std::string why) {
  return fail(error("not-elf", whole_file(path), std::move(why)));
}

ElfKind kind_of(std::uint64_t type) {
  constexpr std::uint64_t k_exec = 2;
  constexpr std::uint64_t k_dyn = 3;
  if (type == k_exec) return ElfKind::program;
  return type == k_dyn ? ElfKind::shared_object : ElfKind::other;
}

std::optional<ElfSection> read_section(const Bytes& file, std::uint64_t at) {
  if (!file.range(at, k_section_size)) return std::nullopt;
  ElfSection section;
  section.type = static_cast<std::uint32_t>(file.number(at + 4, 4));
  section.link = static_cast<std::uint32_t>(file.number(at + 40, 4));
  if (section.type == k_no_bits) return section;
  const auto bytes = file.range(file.number(at + 24, 8), file.number(at + 32, 8));
  if (!bytes) return std::nullopt;
  section.bytes = *bytes;
  return section;
}

// Reads the names from the section of names, which may be anywhere in the table.
bool read_names(const Bytes& file, Elf& elf, std::uint64_t table, std::uint64_t names) {
  if (elf.sections.empty()) return true;
  if (names >= elf.sections.size()) return false;
  const Bytes texts(elf.sections[names].bytes);
  for (std::size_t i = 0; i < elf.sections.size(); ++i)
    elf.sections[i].name = texts.text(file.number(table + i * k_section_size, 4));
  return true;
}

// A symbol table and the names for it.
struct Symbols {
  Bytes table;
  Bytes names;

  bool is_defined_function(std::uint64_t index) const {
    const std::uint64_t at = index * k_symbol_size;
    return (table.number(at + 4, 1) & 0xf) == k_function && table.number(at + 6, 2) != 0;
  }
  std::string_view name(std::uint64_t index) const {
    return names.text(table.number(index * k_symbol_size, 4));
  }
};

std::optional<Symbols> symbols_of(const Elf& elf, const ElfSection& section) {
  if (section.type != k_dynamic_table || section.link >= elf.sections.size()) return std::nullopt;
  return Symbols{Bytes(section.bytes), Bytes(elf.sections[section.link].bytes)};
}

std::uint32_t gnu_hash(std::string_view name) {
  std::uint32_t hash = 5381;
  for (char c : name) hash = hash * 33 + static_cast<unsigned char>(c);
  return hash;
}

// A GNU hash table: four numbers (buckets, first symbol, size and shift of a Bloom filter), the
// filter in words of 8 bytes, the buckets, and a chain of hashes whose last one has bit 0 set.
// Source: glibc's elf/dl-lookup.c.
bool is_in_hash_table(const Bytes& table, const Symbols& symbols, std::string_view name) {
  const std::uint64_t buckets = table.number(0, 4);
  const std::uint64_t first = table.number(4, 4);
  const std::uint64_t buckets_at = 16 + 8 * table.number(8, 4);
  const std::uint32_t hash = gnu_hash(name);
  if (buckets == 0) return false;
  const std::uint64_t chains_at = buckets_at + 4 * buckets;
  std::uint64_t index = table.number(buckets_at + 4 * (hash % buckets), 4);
  for (; index >= first; ++index) {
    const std::uint64_t at = chains_at + 4 * (index - first);
    if (!table.range(at, 4)) return false;
    const std::uint64_t link = table.number(at, 4);
    const bool is_same_hash = (link | 1) == (hash | 1U);
    if (is_same_hash && symbols.name(index) == name) return symbols.is_defined_function(index);
    if ((link & 1) != 0) return false;
  }
  return false;
}

}  // namespace

Result<Elf> read_elf(std::string_view bytes, const std::string& path) {
  if (!bytes.starts_with("\x7f"
                         "ELF"))
    return not_elf(path, bytes.starts_with("!<arch>\n")
                             ? "a static archive, which a program is linked with; not an ELF file"
                             : "not an ELF file");
  if (!bytes.starts_with(k_magic) || bytes.size() < k_header_size)
    return not_elf(path, "not a 64-bit little-endian ELF file, as amd64 and arm64 have");
  const Bytes file(bytes);
  Elf elf;
  elf.kind = kind_of(file.number(16, 2));
  elf.machine = static_cast<std::uint16_t>(file.number(18, 2));
  const std::uint64_t table = file.number(40, 8);
  const std::uint64_t count = file.number(60, 2);
  for (std::uint64_t i = 0; i < count; ++i) {
    const bool inside = table <= bytes.size();
    const auto section =
        inside ? read_section(file, table + i * k_section_size) : std::optional<ElfSection>();
    if (!section) return not_elf(path, "this ELF file is damaged: a section is outside the file");
    elf.sections.push_back(*section);
  }
  if (!read_names(file, elf, table, file.number(62, 2)))
    return not_elf(path, "this ELF file is damaged: its sections have no names");
  return elf;
}

const ElfSection* find_section(const Elf& elf, std::string_view name) {
  for (const ElfSection& section : elf.sections) {
    if (section.name == name) return &section;
  }
  return nullptr;
}

std::vector<std::string_view> exported_functions(const Elf& elf) {
  std::vector<std::string_view> names;
  for (const ElfSection& section : elf.sections) {
    const std::optional<Symbols> symbols = symbols_of(elf, section);
    const std::uint64_t count = symbols ? section.bytes.size() / k_symbol_size : 0;
    for (std::uint64_t index = 0; index < count; ++index) {
      if (symbols->is_defined_function(index)) names.push_back(symbols->name(index));
    }
  }
  return names;
}

bool exports_function(const Elf& elf, std::string_view name) {
  for (const ElfSection& section : elf.sections) {
    if (section.type != k_hash_table || section.link >= elf.sections.size()) continue;
    const auto symbols = symbols_of(elf, elf.sections[section.link]);
    return symbols && is_in_hash_table(Bytes(section.bytes), *symbols, name);
  }
  const std::vector<std::string_view> names = exported_functions(elf);
  return std::find(names.begin(), names.end(), name) != names.end();
}

std::string architecture_of(const Elf& elf) {
  constexpr std::uint16_t k_x86_64 = 62;
  constexpr std::uint16_t k_aarch64 = 183;
  if (elf.machine == k_x86_64) return "amd64";
  if (elf.machine == k_aarch64) return "arm64";
  return fmt::format("machine {}", elf.machine);
}

}  // namespace ocelot
