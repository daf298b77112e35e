// Runs a target over every file in its corpus folder, without a fuzzer. In: the folder. Out: the
// number of inputs. A failure ends the process; the last printed name is the input that caused it.
#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <vector>

#include "support/input.hpp"

namespace {

namespace fs = std::filesystem;

std::vector<fs::path> inputs_in(const fs::path& folder) {
  std::vector<fs::path> inputs{fs::directory_iterator(folder), fs::directory_iterator()};
  std::sort(inputs.begin(), inputs.end());
  return inputs;
}

void replay(const fs::path& input) {
  std::printf("%s\n", input.filename().c_str());
  std::fflush(stdout);
  std::ifstream file(input, std::ios::binary);
  const std::vector<char> chars{std::istreambuf_iterator<char>(file), {}};
  const std::vector<std::uint8_t> bytes(chars.begin(), chars.end());
  LLVMFuzzerTestOneInput(bytes.data(), bytes.size());
}

}  // namespace

int main(int count, char** words) {
  if (count != 2) return 2;
  const std::vector<fs::path> inputs = inputs_in(words[1]);
  for (const fs::path& input : inputs) replay(input);
  std::printf("%zu inputs\n", inputs.size());
  return inputs.empty() ? 1 : 0;
}
