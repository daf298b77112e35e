// The words are in a file without a name, which nobody can change: memfd_create(2) with seals.
#include "loader/hidden_arguments.hpp"

#include <array>
#include <cerrno>
#include <cstdlib>

#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

#include "support/base/number.hpp"
#include "support/io/descriptor.hpp"
#include "support/io/environment.hpp"
#include "support/io/process.hpp"

namespace ocelot::load {

namespace {

constexpr const char* k_variable = "OCELOT_LOAD_ARGUMENTS";
constexpr int k_seals = F_SEAL_SEAL | F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_WRITE;

bool write_all(const io::Descriptor& file, const std::string& text) {
  std::size_t done = 0;
  while (done < text.size()) {
    const ssize_t count = ::write(file.get(), text.data() + done, text.size() - done);
    if (count < 0 && errno != EINTR) return false;
    if (count > 0) done += static_cast<std::size_t>(count);
  }
  return true;
}

std::string read_all(const io::Descriptor& file) {
  std::string text;
  std::array<char, 4096> piece{};
  for (ssize_t count = 0; (count = ::pread(file.get(), piece.data(), piece.size(),
                                           static_cast<off_t>(text.size()))) > 0;)
    text.append(piece.data(), static_cast<std::size_t>(count));
  return text;
}

}  // namespace

void execute_with_hidden_arguments(const std::string& argv0,
                                   const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += word + '\0';
  const io::Descriptor file(::memfd_create("arguments", MFD_ALLOW_SEALING));
  if (!file.is_open() || !write_all(file, text)) return;
  if (::fcntl(file.get(), F_ADD_SEALS, k_seals) != 0) return;
  ::setenv(k_variable, std::to_string(file.get()).c_str(), 1);
  io::execute(io::k_this_program, {argv0});
  ::unsetenv(k_variable);
}

std::optional<std::vector<std::string>> take_hidden_arguments() {
  const auto number = read_number<int>(io::environment_variable(k_variable));
  if (!number || ::fcntl(*number, F_GET_SEALS) != k_seals) return std::nullopt;
  ::unsetenv(k_variable);
  const io::Descriptor file(*number);
  const std::string text = read_all(file);
  std::vector<std::string> words;
  for (std::size_t begin = 0, end = 0; (end = text.find('\0', begin)) != std::string::npos;
       begin = end + 1)
    words.push_back(text.substr(begin, end - begin));
  return words;
}

}  // namespace ocelot::load
