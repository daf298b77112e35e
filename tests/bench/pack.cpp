// The bare part that packing cannot do without: libdeflate on files, and no zip around them.
// In: LEVEL OUT FILE…. Out: the deflated bytes of the files, one after another.
#include <cstdio>
#include <cstdlib>
#include <memory>

#include <fcntl.h>
#include <libdeflate.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

namespace {

[[noreturn]] void give_up(const char* path) {
  std::perror(path);
  std::exit(1);
}

void pack(libdeflate_compressor* compressor, const char* path, std::FILE* out) {
  const int file = ::open(path, O_RDONLY | O_CLOEXEC);
  struct stat status {};
  if (file < 0 || ::fstat(file, &status) != 0) give_up(path);
  const auto size = static_cast<std::size_t>(status.st_size);
  void* content = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, file, 0);
  if (content == MAP_FAILED) give_up(path);
  const auto packed = std::make_unique_for_overwrite<char[]>(size);
  const std::size_t packed_size =
      libdeflate_deflate_compress(compressor, content, size, packed.get(), size);
  const void* bytes = packed_size == 0 ? content : packed.get();
  const std::size_t count = packed_size == 0 ? size : packed_size;
  if (std::fwrite(bytes, 1, count, out) != count) give_up("write");
  ::munmap(content, size);
  ::close(file);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 4) {
    std::fputs("usage: pack LEVEL OUT FILE...\n", stderr);
    return 2;
  }
  libdeflate_compressor* compressor = libdeflate_alloc_compressor(std::atoi(argv[1]));
  std::FILE* out = std::fopen(argv[2], "wb");
  if (compressor == nullptr || out == nullptr) give_up(argv[2]);
  for (int i = 3; i < argc; ++i) pack(compressor, argv[i], out);
  if (std::fclose(out) != 0) give_up(argv[2]);
  libdeflate_free_compressor(compressor);
  return 0;
}
