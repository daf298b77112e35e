// Finds the unwind table of an address for GCC's static unwinder (libgcc_eh.a), which calls
// _dl_find_object. Only glibc 2.35 and later have that function, so a portable program brings its
// own, with what every glibc has: dl_iterate_phdr(3). Check again with GCC 13.
#include <cstdint>

#include <dlfcn.h>
#include <link.h>

namespace {

struct Search {
  std::uintptr_t address;
  dl_find_object* result;
};

void* pointer_to(const dl_phdr_info& object, ElfW(Addr) offset) {
  // An address that the dynamic linker computed.
  return reinterpret_cast<void*>(object.dlpi_addr + offset);  // NOLINT(performance-no-int-to-ptr)
}

bool is_inside(const dl_phdr_info& object, const ElfW(Phdr) & segment, std::uintptr_t address) {
  const std::uintptr_t begin = object.dlpi_addr + segment.p_vaddr;
  return segment.p_type == PT_LOAD && address >= begin && address - begin < segment.p_memsz;
}

int visit(dl_phdr_info* object, std::size_t /*size*/, void* data) {
  Search& search = *static_cast<Search*>(data);
  bool has_address = false;
  void* table = nullptr;
  for (int index = 0; index < object->dlpi_phnum; ++index) {
    const ElfW(Phdr)& segment = object->dlpi_phdr[index];
    if (segment.p_type == PT_GNU_EH_FRAME) table = pointer_to(*object, segment.p_vaddr);
    if (!is_inside(*object, segment, search.address)) continue;
    has_address = true;
    search.result->dlfo_map_start = pointer_to(*object, segment.p_vaddr);
    search.result->dlfo_map_end = pointer_to(*object, segment.p_vaddr + segment.p_memsz);
  }
  if (!has_address || table == nullptr) return 0;
  search.result->dlfo_eh_frame = table;
  return 1;
}

}  // namespace

/// Finds the object that has an address; returns 0, or -1 if there is none with an unwind table.
/// The unwinder reads only the start and the end of the mapping, and `dlfo_eh_frame`.
extern "C" [[gnu::visibility("hidden")]] int _dl_find_object(void* address,
                                                             dl_find_object* result) noexcept {
  *result = {};
  Search search{reinterpret_cast<std::uintptr_t>(address), result};
  return dl_iterate_phdr(&visit, &search) == 1 ? 0 : -1;
}
