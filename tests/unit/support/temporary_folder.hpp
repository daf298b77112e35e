// A new folder for a test case. It is removed when the case ends, unless the case failed; then it
// stays for inspection.
#pragma once

#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <stdexcept>
#include <string>
#include <vector>

#include <doctest/doctest.h>
#include <stdlib.h>

namespace ocelot::test {

inline std::vector<std::filesystem::path> folders_of_case;

/// doctest reports the end of every case to it, failed or not, which a destructor cannot know.
class FolderSweeper : public doctest::IReporter {
 public:
  explicit FolderSweeper(const doctest::ContextOptions&) {}
  void report_query(const doctest::QueryData&) override {}
  void test_run_start() override {}
  void test_run_end(const doctest::TestRunStats&) override {}
  void test_case_start(const doctest::TestCaseData&) override {}
  void test_case_reenter(const doctest::TestCaseData&) override {}
  void test_case_end(const doctest::CurrentTestCaseStats& stats) override {
    for (const std::filesystem::path& folder : folders_of_case) {
      std::error_code ignored;
      if (stats.failure_flags == 0) {
        std::filesystem::remove_all(folder, ignored);
      } else {
        std::cerr << "kept: " << folder.string() << "\n";
      }
    }
    folders_of_case.clear();
  }
  void test_case_exception(const doctest::TestCaseException&) override {}
  void subcase_start(const doctest::SubcaseSignature&) override {}
  void subcase_end() override {}
  void log_assert(const doctest::AssertData&) override {}
  void log_message(const doctest::MessageData&) override {}
  void test_case_skipped(const doctest::TestCaseData&) override {}
};

inline const int k_sweeper_registered =
    doctest::registerReporter<FolderSweeper>("folder-sweeper", 1, false);

class TemporaryFolder {
 public:
  TemporaryFolder() {
    std::string name = (std::filesystem::temp_directory_path() / "ocelot-test-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("no temporary folder");
    path_ = name;
    folders_of_case.push_back(path_);
  }

  const std::filesystem::path& path() const { return path_; }
  std::filesystem::path operator/(const std::filesystem::path& below) const {
    return path_ / below;
  }

 private:
  std::filesystem::path path_;
};

/// Writes a file for a test, and creates its folders.
inline void put(const std::filesystem::path& path, const std::string& content) {
  std::filesystem::create_directories(path.parent_path());
  std::ofstream(path, std::ios::binary) << content;
}

/// The bytes of a file, read without the code under test.
inline std::string get(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

}  // namespace ocelot::test
