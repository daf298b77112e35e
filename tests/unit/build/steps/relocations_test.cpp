// The form of relocations, read from files that a linker wrote.
#include "build/steps/relocations.hpp"

#include <doctest/doctest.h>

#include "support/base/elf.hpp"
#include "support/io/file.hpp"

namespace ocelot::steps {

namespace {

bool has_section_of(const std::string& path, std::uint32_t type) {
  const auto file = io::MappedFile::open(path);
  REQUIRE(file.has_value());
  const Result<Elf> elf = read_elf(file->bytes(), path);
  REQUIRE(elf.has_value());
  for (const ElfSection& section : elf->sections) {
    if (section.type == type) return true;
  }
  return false;
}

}  // namespace

TEST_CASE("a program without the short form is a fault") {
  constexpr std::uint32_t k_relr = 19;
  REQUIRE_FALSE(has_section_of("/proc/self/exe", k_relr));
  const Status checked = check_short_relocations("/proc/self/exe", "build/x.so");
  REQUIRE_FALSE(checked.has_value());
  CHECK(checked.error().front().code == "long-relocations");
  CHECK(checked.error().front().place.source->path == "build/x.so");
}

TEST_CASE("a file that is not linked is a fault of its own") {
  CHECK(check_short_relocations("/etc/passwd", "build/x.so").error().front().code == "not-elf");
}

}  // namespace ocelot::steps
