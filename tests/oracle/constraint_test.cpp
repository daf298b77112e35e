// Asks Go's own packages and src/support/golang the same questions and compares the answers.
// In: the oracle's binary, built from tests/oracle/constraint. Out: a count, or the first
// differences.
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <optional>

#include <fmt/format.h>
#include <unistd.h>

#include "questions.hpp"

namespace {

using namespace ocelot::oracle;

constexpr std::uint64_t k_seed = 20240607;
constexpr std::size_t k_shown_differences = 10;

struct Kind {
  const char* noun;
  std::vector<Question> (*make)(Dice& dice);
};

constexpr Kind k_kinds[] = {{"expressions", expression_questions},
                            {"names and tags", target_questions},
                            {"file heads", file_questions},
                            {"requirements and versions", module_questions}};

// A file that lasts as long as this value.
class TemporaryFile {
 public:
  TemporaryFile()
      : path_(std::filesystem::temp_directory_path() / "ocelot-oracleXXXXXX"),
        descriptor_(mkstemp(path_.data())) {}
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;
  ~TemporaryFile() {
    close(descriptor_);
    unlink(path_.c_str());
  }

  bool write(const std::string& text) const {
    const std::unique_ptr<FILE, int (*)(FILE*)> file(std::fopen(path(), "wb"), std::fclose);
    return file && std::fwrite(text.data(), 1, text.size(), file.get()) == text.size();
  }

  const char* path() const { return path_.c_str(); }

 private:
  std::string path_;
  int descriptor_;
};

std::string lines_of(const std::vector<Question>& questions) {
  std::string lines;
  for (const Question& question : questions) lines += question.line + "\n";
  return lines;
}

std::string read_all(FILE* pipe) {
  std::string text;
  char block[65536];
  for (std::size_t size = 1; size > 0;) {
    size = std::fread(block, 1, sizeof block, pipe);
    text.append(block, size);
  }
  return text;
}

// The oracle's answers, or nothing when it could not be run.
std::optional<std::string> ask(const std::string& oracle, const std::vector<Question>& questions) {
  const TemporaryFile input;
  if (!input.write(lines_of(questions))) return std::nullopt;
  FILE* pipe = popen(fmt::format("'{}' < '{}'", oracle, input.path()).c_str(), "r");
  if (pipe == nullptr) return std::nullopt;
  std::string answers = read_all(pipe);
  if (pclose(pipe) != 0) return std::nullopt;
  return answers;
}

std::size_t count_differences(const std::vector<Question>& questions, std::string_view answers) {
  std::size_t differences = 0;
  for (const Question& question : questions) {
    const std::size_t end = answers.find('\n');
    const std::string_view theirs = answers.substr(0, end);
    answers.remove_prefix(std::min(end, answers.size() - 1) + 1);
    if (theirs == question.our_answer) continue;
    if (++differences > k_shown_differences) continue;
    fmt::print("{}\n  Go:   {}\n  ours: {}\n", question.shown, theirs, question.our_answer);
  }
  return differences;
}

bool compare(const std::string& oracle, const Kind& kind) {
  Dice dice(k_seed);
  const std::vector<Question> questions = kind.make(dice);
  const auto answers = ask(oracle, questions);
  if (!answers) {
    fmt::print("the oracle could not answer about {}\n", kind.noun);
    return false;
  }
  const std::size_t differences = count_differences(questions, *answers);
  if (differences == 0) {
    fmt::print("{} {} agree\n", questions.size(), kind.noun);
  } else {
    fmt::print("{} of {} {} differ\n", differences, questions.size(), kind.noun);
  }
  return differences == 0;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) {
    fmt::print(stderr, "usage: {} ORACLE\n", argv[0]);
    return 2;
  }
  bool all_agree = true;
  for (const Kind& kind : k_kinds) all_agree = compare(argv[1], kind) && all_agree;
  return all_agree ? 0 : 1;
}
