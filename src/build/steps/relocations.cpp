// Reads the sections of the file.
#include "build/steps/relocations.hpp"

#include <algorithm>
#include <cstdint>

#include "support/base/elf.hpp"
#include "support/io/file.hpp"

namespace ocelot::steps {

Status check_short_relocations(const std::string& linked, const std::string& output) {
  constexpr std::uint32_t k_relr = 19;  // SHT_RELR
  const Result<io::MappedFile> file = io::MappedFile::open(linked);
  if (!file) return fail(file.error());
  const Result<Elf> elf = read_elf(file->bytes(), linked);
  if (!elf) return fail(elf.error());
  const bool has_short_form = std::ranges::any_of(
      elf->sections, [](const ElfSection& section) { return section.type == k_relr; });
  if (has_short_form) return {};
  return fail(
      error("long-relocations", whole_file(output),
            "the linker ignored 'relr: true': the file has no relocations in the short form")
          .with_note("GNU ld writes them for amd64 since 2.38, but 2.40 does not for arm64; LLVM's "
                     "lld does")
          .with_help("use another C compiler or linker, or remove 'relr'"));
}

}  // namespace ocelot::steps
