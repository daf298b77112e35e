// Reads the path of the running program from the kernel (proc(5), /proc/self/exe).
#include "support/io/program_path.hpp"

#include <filesystem>

namespace ocelot::io {

std::string program_path() {
  return std::filesystem::read_symlink("/proc/self/exe").string();
}

}  // namespace ocelot::io
