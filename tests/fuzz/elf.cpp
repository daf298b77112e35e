// An ELF file with Go's build information: every view is inside the file, and the information reads
// the same wherever the section is.
#include "support/base/elf.hpp"

#include "loader/build_info.hpp"
#include "support/expect.hpp"
#include "support/input.hpp"
#include "support/sound.hpp"

namespace {

using namespace ocelot;  // NOLINT: the whole target uses this namespace

void expect_inside(std::string_view part, std::string_view whole) {
  const bool is_inside = part.empty() || (part.data() >= whole.data() &&
                                          part.data() + part.size() <= whole.data() + whole.size());
  fuzz::expect(is_inside, "a view lies inside of the file");
}

void expect_settled(const load::BuildInfo& info) {
  fuzz::expect(load::differences(info, info).empty(), "a build does not differ from itself");
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string bytes = fuzz::text_of(data, size);
  if (const auto info = load::read_build_info(bytes)) expect_settled(*info);
  const Result<Elf> elf = read_elf(bytes, "x.so");
  if (!elf) {
    fuzz::expect(!elf.error().empty(), "a failure says why");
    fuzz::expect_sound(elf.error());
    return 0;
  }
  for (const ElfSection& section : elf->sections) {
    expect_inside(section.name, bytes);
    expect_inside(section.bytes, bytes);
    if (const auto info = load::read_build_info(section.bytes)) expect_settled(*info);
  }
  for (std::string_view name : exported_functions(*elf)) expect_inside(name, bytes);
  static_cast<void>(exports_function(*elf, "otelcol_abi_version"));
  fuzz::expect(!architecture_of(*elf).empty(), "an architecture has a name");
  return 0;
}
