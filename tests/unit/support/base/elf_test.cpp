// ELF files: this program itself, also after damage.
#include "support/base/elf.hpp"

#include <algorithm>
#include <set>

#include <dlfcn.h>
#include <doctest/doctest.h>

#include "support/io/file.hpp"

namespace ocelot {

namespace {

std::string own_bytes() {
  const auto file = io::MappedFile::open("/proc/self/exe");
  REQUIRE(file.has_value());
  return std::string(file->bytes());
}

std::string path_of_libc() {
  Dl_info info;
  REQUIRE(::dladdr(::dlsym(RTLD_DEFAULT, "gnu_get_libc_version"), &info) != 0);
  return info.dli_fname;
}

std::string fault_of(std::string_view bytes) {
  const Result<Elf> elf = read_elf(bytes, "x.so");
  return elf ? "" : elf.error().front().message;
}

}  // namespace

TEST_CASE("a program has sections, an architecture and functions of its own") {
  const std::string bytes = own_bytes();
  const Result<Elf> elf = read_elf(bytes, "unit");
  REQUIRE(elf.has_value());
  CHECK(elf->kind != ElfKind::other);
  const std::string architecture = architecture_of(*elf);
  CHECK((architecture == "amd64" || architecture == "arm64"));
  REQUIRE(find_section(*elf, ".dynstr") != nullptr);
  CHECK(find_section(*elf, ".dynstr")->bytes.starts_with('\0'));
  CHECK(find_section(*elf, ".nothing") == nullptr);
  CHECK(find_section(*elf, ".bss")->bytes.empty());
  for (std::string_view name : exported_functions(*elf)) CHECK_FALSE(name.empty());
}

TEST_CASE("a function that a library exports is found by its hash, and without the hashes too") {
  const auto file = io::MappedFile::open(path_of_libc());
  REQUIRE(file.has_value());
  Elf elf = *read_elf(file->bytes(), "libc.so.6");
  CHECK(exports_function(elf, "gnu_get_libc_version"));
  CHECK_FALSE(exports_function(elf, "no_such_function"));
  CHECK_FALSE(exports_function(elf, ""));
  const std::vector<std::string_view> names = exported_functions(elf);
  const std::set<std::string_view> distinct(names.begin(), names.end());
  for (std::string_view function : {"gnu_get_libc_version", "malloc", "printf", "qsort"})
    CHECK(distinct.contains(function));
  for (std::string_view variable : {"environ", "stdout"}) CHECK_FALSE(distinct.contains(variable));
  for (std::string_view name : names) CHECK(exports_function(elf, name));
  for (ElfSection& section : elf.sections) {
    if (section.name == ".gnu.hash") section.type = 1;
  }
  CHECK(exports_function(elf, "gnu_get_libc_version"));
  CHECK_FALSE(exports_function(elf, "no_such_function"));
}

TEST_CASE("what is no ELF file says so") {
  CHECK(fault_of("") == "not an ELF file");
  CHECK(fault_of("#!/bin/sh\n") == "not an ELF file");
  CHECK(fault_of(std::string("\x7f") + "ELF") ==
        "not a 64-bit little-endian ELF file, as amd64 and arm64 have");
  CHECK(fault_of("\x7f"
                 "ELF\x01\x01" +
                 std::string(100, '\0')) ==
        "not a 64-bit little-endian ELF file, as amd64 and arm64 have");
}

TEST_CASE("a file that ends early is damaged") {
  const std::string bytes = own_bytes();
  for (const std::size_t size : {bytes.size() - 1, bytes.size() / 2, std::size_t{64}})
    CHECK(fault_of(std::string_view(bytes).substr(0, size)) ==
          "this ELF file is damaged: a section is outside the file");
}

TEST_CASE("names that lie outside of the table of sections are damage") {
  std::string bytes = own_bytes();
  bytes[62] = '\xff';
  bytes[63] = '\xff';
  CHECK(fault_of(bytes) == "this ELF file is damaged: its sections have no names");
}

}  // namespace ocelot
